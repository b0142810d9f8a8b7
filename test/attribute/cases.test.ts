import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, read, type Attribution, type Reading, type Span } from '../../src/index.ts'
import { cases } from '../cases.ts'

const lexicon = loadLexicon()

/** An attribution as the case files write it; spans as their words, so that nobody types offsets. */
function line({ report, sources }: Reading, a: Attribution): string {
  const words = (spans: readonly Span[]): string =>
    spans.map((span) => report.text.slice(...span).replace(/\n+/g, ' / ')).join(' … ') || '-'
  const about = [
    `${a.kind} ${a.stance} ${a.rule}`,
    a.channel && `on "${a.channel.text}"`,
    a.saidOn && `at ${a.saidOn.from}`,
    a.hedges.length > 0 && `hedged "${words(a.hedges)}"`,
    a.within && `in ${a.within}`,
  ].filter(Boolean)
  const who = sources.find((s) => s.id === a.sourceId)?.name ?? '-'
  return [words(a.source), words(a.cue), words(a.content), who, about.join(' ')].join(' | ')
}

for (const { file, name, passage, expected } of cases('attribute/*.txt')) {
  test(`${file}: ${name}`, () => {
    const reading = read(passage, { location: 'case', published: '2024-12-27' }, lexicon)
    const found = reading.attributions.map((a) => line(reading, a))
    assert.deepEqual(found.length === 0 ? ['nothing'] : found, expected)
  })
}

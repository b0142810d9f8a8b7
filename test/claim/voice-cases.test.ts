import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { test } from 'node:test'
import { loadLexicon, read, type Claim, type Reading } from '../../src/index.ts'

const lexicon = loadLexicon()

/** A claim as the case files write it: its words, whose it is, who relays it, and what is not affirmed or asserted. */
function line({ report, sources }: Reading, claim: Claim): string {
  const name = (id: string | null): string => sources.find((s) => s.id === id)?.name ?? '-'
  const parts = [`"${report.text.slice(...claim.span).replace(/\s+/g, ' ')}"`, name(claim.sourceId)]
  if (claim.viaId) parts.push(`via ${name(claim.viaId)}`)
  if (claim.polarity !== 'affirmed') parts.push(claim.polarity)
  if (claim.modality !== 'asserted') parts.push(claim.modality)
  return parts.join(' | ')
}

for (const path of globSync('test/cases/voice/*.txt').toSorted()) {
  for (const block of readFileSync(path, 'utf8').split(/\n\s*\n/)) {
    const lines = block.split('\n').filter((l) => l !== '' && !l.startsWith('#'))
    const arrow = lines.indexOf('==>')
    if (arrow < 0) continue
    const [name, ...passage] = lines.slice(0, arrow).map((l) => (l === '¶' ? '' : l))
    test(`${basename(path, '.txt')}: ${name}`, () => {
      const reading = read(passage.join('\n'), { location: 'case', published: '2024-12-27' }, lexicon)
      assert.deepEqual(
        reading.claims.length === 0 ? ['nothing'] : reading.claims.map((c) => line(reading, c)),
        lines.slice(arrow + 1),
      )
    })
  }
}

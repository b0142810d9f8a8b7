/**
 * Other programs on the same texts, by the same scorer, in the same run:
 *
 *   npm run bench:peers -- [--corpus FILE] [--documents N] [--without corenlp,spacy]
 *
 * Python's and Java's peers are fetched from their registries into a folder of the system's temporary files on the
 * first run (CoreNLP's models: 470 MB). That needs Python 3.11 with venv, Java 17 or later and Maven; docs/benchmarks.md
 * has more. A peer that cannot run gets a row that says why.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Document, Labelled } from './score.ts'
import { figures, score } from './score.ts'
import { compromise } from './compromise.ts'
import { corenlp } from './corenlp.ts'
import { numbers } from './numbers.ts'
import { onrecord } from './onrecord.ts'
import { textacy, tracker } from './spacy.ts'

/** What a peer found, with the processor's seconds it took, warm and without loading (`bench/fastest.ts`). */
export interface Run {
  readonly found: ReadonlyMap<string, readonly Labelled[]>
  readonly seconds: number
  readonly note: string
}

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpora/polnear.dev.jsonl' },
    documents: { type: 'string', default: '84' },
    without: { type: 'string', default: '' },
  },
})

const documents = readFileSync(values.corpus, 'utf8')
  .trim()
  .split('\n')
  .slice(0, Number(values.documents))
  .map((line) => JSON.parse(line) as Document)
const articles = documents.reduce((n, { text }) => n + text.length, 0) / 2600

const peers: [name: string, run: (documents: readonly Document[]) => Run | Promise<Run>][] = [
  ['onrecord, fast', (all) => onrecord(all, 'fast')],
  ['onrecord, trained', (all) => onrecord(all, 'trained')],
  ['spaCy with textacy', textacy],
  ["spaCy with Gender Gap Tracker's rules", tracker],
  ['Stanford CoreNLP', corenlp],
  ['compromise', compromise],
]
const without = values.without.split(',')

console.log(`${documents.length} documents of ${values.corpus}, ${articles.toFixed(0)} articles of 2.6 KB\n`)
console.log(
  '| reader | found: P / R / F1 | with source | with source and cue | direct speech found | with source | articles a second |',
)
console.log('|---|---|---|---|---|---|---|')
for (const [name, run] of peers) {
  if (without.some((w) => w !== '' && name.toLowerCase().includes(w))) continue
  try {
    const { found, seconds, note } = await run(documents)
    const all = score(documents, found)
    const direct = score(documents, found, (a) => a.kind === 'direct' && a.speech === true)
    const cells = [
      figures(all.content, all).join(' / '),
      `F1 ${figures(all.spoken, all)[2]}`,
      `F1 ${figures(all.triple, all)[2]}`,
      `${figures(direct.content, direct)[1]} %`,
      `${figures(direct.spoken, direct)[1]} %`,
      (articles / seconds).toFixed(1),
    ]
    console.log(`| ${[`${name}${note && ` (${note})`}`, ...cells].join(' | ')} |`)
  } catch (cause) {
    console.log(`| ${name} | could not run: ${(cause as Error).message.split('\n')[0]} | | | | | |`)
  }
}
console.log(`\n${await numbers('../shared/gold/reports.dev.jsonl')}`)

/**
 * How fast readings are made on one core, warm, beside what the tokenizer and another program take for the same texts:
 *
 *   npm run bench:speed -- [--seconds N] [--without ledger]
 *
 * Texts are the examples and, where ../shared lies beside the checkout, news from PolNeAR. Time is processor time of
 * the whole process in the fastest round, so that other work on the machine counts least.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import nlp from 'compromise'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { loadLexicon, read } from '../src/index.ts'
import { segment } from '../src/segment/index.ts'
import { ARTICLE, articles } from './articles.ts'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '5' }, without: { type: 'string', default: '' } },
})

const texts = articles()
const length = texts.reduce((n, text) => n + text.length, 0) / ARTICLE

/** Articles of 2.6 KB a second, in the fastest of some rounds through all texts after the first ones. */
function speed(once: (text: string) => unknown): number {
  for (let round = 0; round < 3; round++) for (const text of texts) once(text)
  let fastest = Infinity
  let seconds = 0
  while (seconds < Number(values.seconds)) {
    const begun = process.cpuUsage()
    for (const text of texts) once(text)
    const { user, system } = process.cpuUsage(begun)
    fastest = Math.min(fastest, (user + system) / 1e6)
    seconds += (user + system) / 1e6
  }
  return length / fastest
}

const lexicon = loadLexicon()
const given = { location: 'bench.txt', published: '2024-12-27' }
const wink = winkNLP(model)
const { its } = wink

const rows: [name: string, once: (text: string) => unknown][] = [
  ['onrecord, whole reading', (text) => read(text, given, lexicon)],
  ['onrecord, tokens, sentences and quotations', (text) => segment(text, lexicon)],
  ['wink-nlp, all it tells by default', (text) => wink.readDoc(text).tokens().out(its.pos)],
  ['compromise, tags', (text) => nlp(text).json({ offset: true })],
]

console.log(`${texts.length} texts, ${length.toFixed(0)} articles of 2.6 KB; Node ${process.version}\n`)
console.log('| program | articles a second | onrecord takes |')
console.log('|---|---|---|')
let own = 0
for (const [name, once] of rows) {
  const found = speed(once)
  own ||= found
  const times = found / own
  const ratio =
    found === own
      ? ''
      : times >= 1
        ? `${times.toFixed(1)} times as long`
        : `1/${(1 / times).toFixed(1)} of its time`
  console.log(`| ${name} | ${found.toFixed(0)} | ${ratio} |`)
}

const ledger = join(import.meta.dirname, 'ledger.ts')
if (existsSync(ledger) && !values.without.includes('ledger')) {
  console.log('\nThe ledger:')
  execFileSync(process.execPath, [ledger], { stdio: 'inherit' })
}

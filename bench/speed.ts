/**
 * How fast readings are made on one core, warm, beside what the tokenizer and another program take for the same texts:
 *
 *   npm run bench:speed -- [--seconds N] [--without ledger]
 *
 * Texts are the examples and, where ../shared lies beside the checkout, news from PolNeAR. Time is processor time of
 * the whole process, each text in its fastest round, so that other work on the machine counts least; by the clock it
 * is told beside it.
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

interface Speed {
  /** Articles of 2.6 KB in a second of processor time, and of the clock. */
  readonly processor: number
  readonly clock: number
}

const processorTime = (): number => {
  const { user, system } = process.cpuUsage()
  return user + system
}

const sum = (times: readonly number[]): number => times.reduce((all, one) => all + one, 0)

/** Each text takes as long as in the fastest of some rounds through all texts after the first ones. */
function speed(once: (text: string) => unknown): Speed {
  for (let round = 0; round < 3; round++) for (const text of texts) once(text)
  const processor = texts.map(() => Infinity)
  const clock = texts.map(() => Infinity)
  const end = processorTime() + Number(values.seconds) * 1e6
  while (processorTime() < end) {
    texts.forEach((text, i) => {
      const begun = processorTime()
      const at = performance.now()
      once(text)
      clock[i] = Math.min(clock[i] ?? 0, performance.now() - at)
      processor[i] = Math.min(processor[i] ?? 0, processorTime() - begun)
    })
  }
  return { processor: (length / sum(processor)) * 1e6, clock: (length / sum(clock)) * 1e3 }
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
console.log('| program | articles a second of processor time | by the clock | onrecord takes |')
console.log('|---|---|---|---|')
let own = 0
for (const [name, once] of rows) {
  const found = speed(once)
  own ||= found.processor
  const times = found.processor / own
  const ratio =
    times === 1
      ? ''
      : times >= 1
        ? `${times.toFixed(1)} times as long`
        : `1/${(1 / times).toFixed(1)} of its time`
  console.log(`| ${name} | ${found.processor.toFixed(0)} | ${found.clock.toFixed(0)} | ${ratio} |`)
}

const ledger = join(import.meta.dirname, 'ledger.ts')
if (existsSync(ledger) && !values.without.includes('ledger')) {
  console.log('\nThe ledger:')
  execFileSync(process.execPath, [ledger], { stdio: 'inherit' })
}

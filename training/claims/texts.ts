/**
 * The texts that may be learned from, one file for each kind, as `rows.ts` takes them:
 *
 *   node training/claims/texts.ts CORPORA WORK
 *
 * Held-out texts are left out, and the unseen reports are never opened.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { own, reports } from '../../bench/accuracy/corpora.ts'

const [corpora = '', work = ''] = process.argv.slice(2)
const split = JSON.parse(readFileSync('bench/split.json', 'utf8')) as {
  readonly polnearTrainHeldout: readonly string[]
  readonly muc4HeldoutModulo10: number
}
const lines = (name: string): { id: string; text: string }[] => {
  const path = join(corpora, name)
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; text: string })
}
const write = (name: string, texts: readonly unknown[]): void =>
  writeFileSync(join(work, `${name}.texts.jsonl`), texts.map((one) => JSON.stringify(one)).join('\n'))

const out = new Set(split.polnearTrainHeldout)
const last = (id: string): number => Number(id.split('-').at(-1)) % 10
// Of PolNeAR, which seldom tells of victims, a third is enough to learn who is none.
const news = lines('polnear.train.jsonl').filter(({ id }, k) => !out.has(id) && k % 3 === 0)
write(
  'polnear',
  news.map(({ id, text }) => ({ id, text, thin: 6 })),
)
const wires = lines('muc4.dev.jsonl').filter(({ id }) => last(id) !== split.muc4HeldoutModulo10)
write(
  'muc4',
  wires.map(({ id, text }) => ({ id, text, thin: 3 })),
)
const labelled = [...own('own'), ...reports('look')].map(({ id, text, given, line }) => {
  const { claims } = JSON.parse(line) as { claims: unknown }
  return { id, text, given: { author: given.author ?? null, published: given.published ?? null }, claims }
})
write('labelled', labelled)

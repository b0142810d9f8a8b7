/**
 * How fast the trained reader reads on one core, warm, each model in the folders named (the shipped one without any):
 *
 *   npm run bench:speed:trained -- [--articles N] [FOLDER …]
 *
 * Time is processor time of the whole process in the fastest round but the first.
 */
import { parseArgs } from 'node:util'
import { loadLexicon, loadModel, read, readWith, trained } from '../src/index.ts'
import { ARTICLE, articles } from './articles.ts'
import { fastest } from './fastest.ts'

const { values, positionals } = parseArgs({
  options: { articles: { type: 'string', default: '60' } },
  allowPositionals: true,
})

const all = articles()
const step = Math.max(1, Math.floor(all.length / Number(values.articles)))
const texts = all.filter((_, k) => k % step === 0).slice(0, Number(values.articles))
const length = texts.reduce((n, text) => n + text.length, 0) / ARTICLE
const lexicon = loadLexicon()
const given = { location: 'bench.txt', published: '2024-12-27' }

async function speed(once: (text: string) => unknown): Promise<number> {
  const { seconds } = await fastest(async () => {
    for (const text of texts) await once(text)
  })
  return length / seconds
}

console.log(`${texts.length} texts, ${length.toFixed(0)} articles of 2.6 KB; Node ${process.version}\n`)
console.log('| reader | articles a second |')
console.log('|---|---|')
console.log(`| fast | ${(await speed((text) => read(text, given, lexicon))).toFixed(0)} |`)
for (const folder of positionals.length > 0 ? positionals : [undefined]) {
  const propose = trained(await loadModel(folder))
  const found = await speed((text) => readWith(propose, text, given, lexicon))
  console.log(`| trained${folder === undefined ? '' : `, ${folder}`} | ${found.toFixed(1)} |`)
}

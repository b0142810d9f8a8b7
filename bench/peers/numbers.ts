import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { recognizeNumber } from '@microsoft/recognizers-text-suite'
import nlp from 'compromise'
import { loadLexicon, read } from '../../src/index.ts'

interface GoldQuantity {
  readonly wording: string
  readonly lower: number | null
  readonly upper: number | null
}
interface GoldReport {
  readonly id: string
  readonly claims: readonly {
    readonly quote: string
    readonly nth?: number
    readonly quantity: GoldQuantity | null
  }[]
}
type Bounds = readonly [lower: number | null, upper: number | null]
type Reader = (sentence: string) => Bounds[]

const lexicon = loadLexicon()
const culture = 'en-us'

const readers: Record<string, Reader> = {
  'onrecord (claims)': (sentence) =>
    read(`${sentence}.`, { location: '' }, lexicon).claims.flatMap(({ quantity }): Bounds[] =>
      quantity ? [[quantity.lower, quantity.upper]] : [],
    ),
  'Recognizers-Text': (sentence) =>
    recognizeNumber(sentence, culture).map(({ resolution }): Bounds => {
      const value = Number(resolution?.['value'])
      return [value, value]
    }),
  compromise: (sentence) =>
    (nlp(sentence).numbers().json() as { number?: { num: number | null } }[]).flatMap(
      ({ number }): Bounds[] => (typeof number?.num === 'number' ? [[number.num, number.num]] : []),
    ),
}

/**
 * The quantities of labelled claims, each read in the clause it was labelled in: is its number found, and are its
 * bounds ("at least", "nearly", "10 to 20") right? Only quantities with a number count.
 */
export async function numbers(path: string): Promise<string> {
  const gold = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as GoldReport)
  const clauses = gold.flatMap(({ claims }) =>
    claims.flatMap(({ quote, quantity }) =>
      quantity &&
      (quantity.lower ?? quantity.upper) !== null &&
      /\d|hundred|thousand|million|dozen/.test(quantity.wording)
        ? [{ quote, quantity }]
        : [],
    ),
  )
  const share = (n: number): string => `${((100 * n) / clauses.length).toFixed(1)} %`
  const rows = Object.entries(readers).map(([name, reader]) => {
    let [number, bounds] = [0, 0]
    for (const { quote, quantity } of clauses) {
      const found = reader(quote)
      const values = new Set([quantity.lower, quantity.upper].filter((v) => v !== null))
      if (found.some((b) => b.some((v) => v !== null && values.has(v)))) number++
      if (found.some(([l, u]) => l === quantity.lower && u === quantity.upper)) bounds++
    }
    return `| ${name} | ${share(number)} | ${share(bounds)} |`
  })
  const head = `${clauses.length} labelled quantities with a number, of ${join(dirname(path), 'reports.dev.jsonl')}`
  return [head, '', '| reader | number found | bounds right |', '|---|---|---|', ...rows].join('\n')
}

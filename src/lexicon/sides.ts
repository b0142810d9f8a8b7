import { z } from 'zod'
import type { Token } from '../model/index.ts'
import { startsWithCapital } from '../text/index.ts'
import { entries } from './file.ts'
import { phrases } from './phrases.ts'

const KINDS = [
  'country',
  'former',
  'territory',
  'group',
  'army',
  'alliance',
  'organisation',
  'people',
] as const

const words = z.array(z.string()).default([])
const shape = z.array(
  z.strictObject({
    name: z.string(),
    kind: z.enum(KINDS),
    iso: z.string().length(2).optional(),
    names: words,
    adjectives: words,
    people: words,
    government: words,
    of: z.string().optional(),
    disputed: z.literal(true).optional(),
    example: z.string(),
  }),
)

/** Is it a land: a country, one of former times, or a territory? */
export const isLand = ({ kind }: Side): boolean => /^(country|territory|former)$/.test(kind)

/** A nation, armed group, alliance or people that a population can belong to. */
export interface Side {
  readonly name: string
  readonly kind: (typeof KINDS)[number]
  /** ISO 3166-1 alpha-2 of a country. */
  readonly iso: string | null
  /** Name of the side it belongs to: "Hamas" → "Palestinians", "Gaza" → "Palestinians". */
  readonly of: string | null
  /** Of a territory that more than one nation claims: who lives there is not told by whose it is. */
  readonly disputed: boolean
}

/** How a side's word stands for it: its name, "Russian", "two Russians", "a Dane" (`one`), or "Moscow" for its government. */
export type SideForm = 'name' | 'adjective' | 'people' | 'one' | 'government'

export interface SideMatch {
  readonly side: Side
  readonly form: SideForm
  /** Tokens the words take. */
  readonly length: number
}

export interface Sides {
  readonly all: readonly Side[]
  /** Single words that are always a side's ("guatemalans"), lower case: they keep a capital in a text of capitals. */
  readonly capitals: ReadonlySet<string>
  /** The side whose words start at token `index`, the longest first, or null. */
  at(tokens: readonly Token[], index: number): SideMatch | null
  /** The side of that name or other name, in any case: "dprk" → North Korea. */
  named(name: string): Side | null
}

/** Sides' words that are words of the language as well. */
const ALSO_WORDS = new Set(
  'turkey chad polish lima male nice china mali togo oman niger jordan georgia taliban fano let swiss bern poles finns rome'.split(
    ' ',
  ),
)

export function sides(directory: string | null): Sides {
  const all: Side[] = []
  const names = new Map<string, Side>()
  const pairs: [string, { side: Side; form: SideForm; exact: string | null; lower: boolean }][] = []
  // "a Dane", "the Turk": "pole" and "Petar Dane" are none.
  const singles: typeof pairs = []
  for (const entry of entries('sides.yaml', shape, directory)) {
    const side = {
      name: entry.name,
      kind: entry.kind,
      iso: entry.iso ?? null,
      of: entry.of ?? null,
      disputed: entry.disputed ?? false,
    }
    all.push(side)
    for (const word of [entry.name, ...entry.names, ...entry.adjectives, ...entry.people]) {
      names.set(word.toLowerCase(), side)
    }
    for (const one of /^(country|people)$/.test(entry.kind) ? entry.people.flatMap(oneOf) : []) {
      if (entry.adjectives.includes(one)) continue
      for (const variant of cut(one))
        singles.push([variant, { side, form: 'one', exact: null, lower: false }])
    }
    const forms: [SideForm, readonly string[]][] = [
      ['government', entry.government],
      ['people', entry.people],
      // Last, so that they win where the words are the same: "the Lebanese" is read by the noun behind it.
      ['adjective', entry.adjectives],
      ['name', [entry.name, ...entry.names].filter((word) => !entry.people.includes(word))],
    ]
    for (const [form, list] of forms) {
      for (const word of list) {
        // Short abbreviations look like words ("US", "LeT"): those need the same letters in the same case.
        const exact = word.length <= 3 && /\p{Lu}.*\p{Lu}/u.test(word) ? word : null
        const lower = word === word.toLowerCase()
        for (const variant of cut(word)) pairs.push([variant, { side, form, exact, lower }])
      }
    }
  }
  const trie = phrases([...pairs, ...singles])
  const capitals = new Set(
    pairs
      .filter(
        ([word, { lower }]) => !lower && !word.includes(' ') && word.length > 3 && !ALSO_WORDS.has(word),
      )
      .map(([word]) => word),
  )
  return {
    all,
    capitals,
    at: (tokens, index) => {
      const match = trie.at(tokens, index)
      if (match === null) return null
      const { side, form, exact, lower } = match.value
      const found = tokens.slice(index, index + match.length)
      const capital =
        lower ||
        (exact === null ? found.some((t) => startsWithCapital(t.text)) : found[0]?.text === exact) ||
        (side.kind === 'country' && match.length === 1 && capitals.has(found[0]?.norm ?? ''))
      return capital ? { side, form, length: match.length } : null
    },
    named: (name) => names.get(name.toLowerCase()) ?? null,
  }
}

/** "Dane" of "Danes", "Frenchman" and "Frenchwoman" of "Frenchmen". */
function oneOf(people: string): string[] {
  if (/(ch|sh)men$/.test(people)) return ['man', 'woman'].map((end) => people.slice(0, -3) + end)
  return /[a-z]{3}s$/.test(people) ? [people.slice(0, -1)] : []
}

/** A name as the tokenizer cuts it: hyphens stand alone save before digits, and so does a possessive. */
function cut(name: string): string[] {
  const lower = name.toLowerCase()
  const apart = lower
    .replace(/-(?!\d)/g, ' - ')
    .replace(/'s /g, " 's ")
    .replace(/s' /g, "s ' ")
  return apart === lower ? [lower] : [lower, apart]
}

import { z } from 'zod'
import { entries } from './file.ts'

const eventShape = z.array(
  z.strictObject({
    whole: z.string(),
    parts: z.array(z.string()),
    exhaustive: z.boolean(),
    example: z.string(),
  }),
)
const roleShape = z.array(
  z.strictObject({
    role: z.string(),
    within: z.string().optional(),
    apart: z.array(z.string()).default([]),
    words: z.array(z.string()).default([]),
    example: z.string(),
  }),
)
const totalShape = z.array(
  z.strictObject({ words: z.array(z.string()), limit: z.boolean(), example: z.string() }),
)

const negatorShape = z.array(z.strictObject({ words: z.array(z.string()), example: z.string() }))

const meanings = [
  'more-than',
  'another',
  'else',
  'definite',
  'nobody',
  'part',
  'seen',
  'earlier',
  'running',
  'beside',
  'region',
  'town',
  'direction',
  'whole',
  'pronoun',
  'own-hand',
  'other-hand',
] as const
const wordShape = z.array(
  z.strictObject({ means: z.enum(meanings), words: z.array(z.string()), example: z.string() }),
)

/** What words of a claim say of its scope. */
export type Meaning = (typeof meanings)[number]

/** An event and the events that it is made of: casualties are deaths and injuries. */
export interface EventParts {
  readonly whole: string
  readonly parts: readonly string[]
  /** The parts together are the whole: their counts add up to it. */
  readonly exhaustive: boolean
}

export interface RolePart {
  readonly within: string | null
  readonly apart: readonly string[]
}

/** How events and roles nest, and which words make a figure a total. */
export interface ScopeWords {
  readonly events: readonly EventParts[]
  readonly roles: ReadonlyMap<string, RolePart>
  /** Nouns that mean anybody: "people", "victims". */
  readonly anybody: ReadonlySet<string>
  /** Words that make a figure the whole count of its scope; true where they also set a limit. */
  readonly totals: readonly (readonly [words: RegExp, limit: boolean])[]
  /** Words that deny an event outright. */
  readonly negators: RegExp
  /** Whether a text has a word that means this. */
  says(meaning: Meaning, text: string): boolean
}

export function scopeWords(directory: string | null): ScopeWords {
  const roles = entries('role-parts.yaml', roleShape, directory)
  const words = new Map(
    entries('scope-words.yaml', wordShape, directory).map(
      // "More" adds people, "more than" does not.
      ({ means, words }) => [means, anyOf(words, means === 'another' ? '(?!\\s+than\\b)' : '')] as const,
    ),
  )
  return {
    events: entries('event-parts.yaml', eventShape, directory),
    roles: new Map(roles.map(({ role, within, apart }) => [role, { within: within ?? null, apart }])),
    anybody: new Set(roles.flatMap(({ words }) => words)),
    totals: entries('totals.yaml', totalShape, directory).flatMap(({ words, limit }) =>
      words.map((word) => [anyOf([word]), limit] as const),
    ),
    negators: anyOf(
      entries('negators.yaml', negatorShape, directory).flatMap(({ words }) => words),
      "|n['’]t\\b",
    ),
    says: (meaning, text) => words.get(meaning)?.test(text) ?? false,
  }
}

const anyOf = (words: readonly string[], more = ''): RegExp =>
  new RegExp(`\\b(?:${words.map((word) => word.replace(/[^\w\s'-]/g, '\\$&')).join('|')})\\b${more}`, 'i')

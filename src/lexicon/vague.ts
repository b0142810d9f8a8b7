import { z } from 'zod'
import { cut } from './bounds.ts'
import { entries } from './file.ts'
import { phrases, type Phrases } from './phrases.ts'

const shape = z.array(
  z.strictObject({
    words: z.array(z.string()),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    alone: z.boolean(),
    before: z.array(z.string()).optional(),
    share: z.boolean().optional(),
    example: z.string(),
  }),
)

/** A vague amount and the bounds that stand for it where claims are compared. */
export interface Vague {
  readonly lower: number | null
  readonly upper: number | null
  /** May stand without a noun ("many were hurt"). */
  readonly alone: boolean
  /** Only an amount in front of one of these; null: of anything. */
  readonly before: ReadonlySet<string> | null
  readonly share: boolean
}

/** Vague amounts by their words: see `vague.yaml`. */
export interface VagueWords {
  readonly phrases: Phrases<Vague>
  /** First words of the phrases. */
  readonly openers: ReadonlySet<string>
  /** By words in lower case, without a last "of". */
  readonly table: ReadonlyMap<string, VagueBounds>
}

export interface VagueBounds {
  readonly lower: number | null
  readonly upper: number | null
}

/**
 * The bounds that the table gives a quantity's wording ("at least several" → several; "hundreds, perhaps thousands" →
 * from the least of hundreds to the most of thousands), for comparing; null where no vague word stands in it.
 */
export function vagueBounds({ table }: VagueWords, wording: string): VagueBounds | null {
  const words = wording.toLowerCase().replace(/\s+/g, ' ').replace(/ of$/, '').split(' ')
  let bounds: VagueBounds | null = null
  for (let start = 0; start < words.length; start++) {
    for (let end = words.length; end > start; end--) {
      const found = table.get(words.slice(start, end).join(' ').replace(/,$/, ''))
      if (!found) continue
      bounds = bounds ? { lower: bounds.lower, upper: found.upper } : found
      start = end - 1
      break
    }
  }
  return bounds
}

export function vague(directory: string | null): VagueWords {
  const pairs = entries('vague.yaml', shape, directory).flatMap(
    ({ words, lower, upper, alone, before, share }) => {
      const value: Vague = {
        lower,
        upper,
        alone,
        before: before === undefined ? null : new Set(before),
        share: share ?? false,
      }
      return words.map((word) => [word, value] as const)
    },
  )
  return {
    openers: new Set(pairs.map(([word]) => cut(word).split(' ')[0] ?? word)),
    phrases: phrases(pairs.map(([word, value]) => [cut(word), value])),
    table: new Map(pairs.map(([word, { lower, upper }]) => [word.replace(/ of$/, ''), { lower, upper }])),
  }
}

import { z } from 'zod'
import { entries } from './file.ts'

const shape = z.array(
  z.strictObject({
    words: z.array(z.string()),
    follows: z.enum(['name', 'number', 'any']),
    capital: z.boolean(),
    example: z.string(),
  }),
)

/** What usually comes after an abbreviation, and whether the word needs a capital to be one. */
export interface Abbreviation {
  readonly follows: 'name' | 'number' | 'any'
  readonly capital: boolean
}

/** Lower case, with the full stop -> what is known of it. */
export type Abbreviations = ReadonlyMap<string, Abbreviation>

export function abbreviations(directory: string | null): Abbreviations {
  return new Map(
    entries('abbreviations.yaml', shape, directory).flatMap(({ words, follows, capital }) =>
      words.map((word) => [word, { follows, capital }] as const),
    ),
  )
}

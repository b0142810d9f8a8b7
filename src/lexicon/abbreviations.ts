import { z } from 'zod'
import { entries } from './file.ts'

const shape = z.array(
  z.strictObject({ words: z.array(z.string()), follows: z.enum(['name', 'any']), example: z.string() }),
)

/** Abbreviation (lower case, with its full stop) -> what usually follows it. */
export type Abbreviations = ReadonlyMap<string, 'name' | 'any'>

export function abbreviations(directory: string | null): Abbreviations {
  return new Map(
    entries('abbreviations.yaml', shape, directory).flatMap(({ words, follows }) =>
      words.map((word) => [word, follows] as const),
    ),
  )
}

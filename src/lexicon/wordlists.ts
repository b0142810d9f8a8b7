import { z } from 'zod'
import { entries } from './file.ts'
import { nounForms } from './inflect.ts'
import { wordSet, type WordSet } from './sets.ts'

const shape = z.array(z.strictObject({ words: z.array(z.string()), example: z.string() }))

const list = (file: string, directory: string | null): string[] =>
  entries(file, shape, directory).flatMap(({ words }) => words)

/** Words that show that a report is about conflict, attack or disaster, lower case. */
export const conflict = (directory: string | null): WordSet => wordSet(list('conflict.yaml', directory))

const diseaseShape = z.array(
  z.strictObject({ words: z.array(z.string()), spreads: z.boolean(), example: z.string() }),
)

/** Diseases and drugs, lower case; `spreading` are those that say of a count of deaths near them what it counts. */
export interface Diseases {
  readonly all: ReadonlySet<string>
  readonly spreading: ReadonlySet<string>
}

export function diseases(directory: string | null): Diseases {
  const read = entries('diseases.yaml', diseaseShape, directory)
  return {
    all: new Set(read.flatMap(({ words }) => words)),
    spreading: new Set(read.flatMap(({ words, spreads }) => (spreads ? words : []))),
  }
}

/** "heavy", "mass": how great a loss was, without a number; lower case. */
export const extents = (directory: string | null): ReadonlySet<string> =>
  new Set(list('extents.yaml', directory))

/** Common nouns for places, singular and plural, lower case. */
export const placeNouns = (directory: string | null): ReadonlySet<string> =>
  new Set(list('place-nouns.yaml', directory).flatMap(nounForms))

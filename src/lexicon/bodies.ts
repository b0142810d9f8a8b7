import { z } from 'zod'
import { entries } from './file.ts'
import { wordSet, type WordSet } from './sets.ts'

const KINDS = ['unit', 'container', 'force', 'power', 'armed', 'kin', 'name'] as const

/** How a noun stands for several people at once, or beside them. */
export type BodyKind = (typeof KINDS)[number]

/** Such nouns as they stand in a text, lower case. */
export type Bodies = Readonly<Record<BodyKind, WordSet>>

const shape = z.array(z.strictObject({ as: z.enum(KINDS), words: z.array(z.string()), example: z.string() }))

export function bodies(directory: string | null): Bodies {
  const all = entries('bodies.yaml', shape, directory)
  const of = (kind: BodyKind): WordSet =>
    wordSet(all.filter((entry) => entry.as === kind).flatMap(({ words }) => words))
  return Object.fromEntries(KINDS.map((kind) => [kind, of(kind)])) as Record<BodyKind, WordSet>
}

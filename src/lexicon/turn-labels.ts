import { z } from 'zod'
import { entries } from './file.ts'

const KINDS = ['asks', 'answers', 'role', 'topic'] as const

/** What a word before a turn tells: see the head of `lexicon/en/turn-labels.yaml`. */
export type TurnLabel = (typeof KINDS)[number]

const shape = z.array(
  z.strictObject({ kind: z.enum(KINDS), words: z.array(z.string()), example: z.string() }),
)

export function turnLabels(directory: string | null): ReadonlyMap<string, TurnLabel> {
  return new Map(
    entries('turn-labels.yaml', shape, directory).flatMap(({ words, kind }) =>
      words.map((word) => [word, kind] as const),
    ),
  )
}

import { z } from 'zod'
import { entries } from './file.ts'
import { phrases, type Phrases } from './phrases.ts'

const shape = z.array(z.strictObject({ manner: z.string(), words: z.array(z.string()), example: z.string() }))

/** Words near an event that tell its manner: `{ manner, rank }`, the lowest rank counts where several are near. */
export type Manners = Phrases<{ readonly manner: string; readonly rank: number }>

export const manners = (directory: string | null): Manners =>
  phrases(
    entries('manners.yaml', shape, directory).flatMap(({ manner, words }, rank) =>
      words.map((word) => [word, { manner, rank }] as const),
    ),
  )

import { z } from 'zod'
import { entries } from './file.ts'
import { fold } from './fold.ts'

const shape = z.array(
  z.strictObject({
    words: z.array(z.string()),
    side: z.string().optional(),
    of: z.enum(['land', 'arms']).optional(),
    example: z.string(),
  }),
)

/** What a body speaks of: its own land ("police") or its own soldiers ("army"); null where it may be anything. */
export type Charge = 'land' | 'arms' | null

/** Folded words for bodies and offices -> the side whose voice they are, or null where the nation beside tells. */
export type Offices = readonly (readonly [words: string, side: string | null, charge: Charge])[]

/** Longest first, so that "national security council" is found before "council". */
export const offices = (directory: string | null): Offices =>
  entries('offices.yaml', shape, directory)
    .flatMap(({ words, side, of }) => words.map((word) => [fold(word), side ?? null, of ?? null] as const))
    .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))

import { z } from 'zod'
import { entries } from './file.ts'

const shape = z.array(z.strictObject({ words: z.array(z.string()), example: z.string() }))

/** Lower-case words that are names although the tagger's vocabulary knows them. */
export const capitals = (directory: string | null): ReadonlySet<string> =>
  new Set(entries('capitals.yaml', shape, directory).flatMap(({ words }) => words))

import { z } from 'zod'
import { RATES, type Rate } from '../model/index.ts'
import { entries } from './file.ts'
import { phrases, type Phrases } from './phrases.ts'

const shape = z.array(z.strictObject({ words: z.array(z.string()), per: z.enum(RATES), example: z.string() }))

/** Words that make a number a rate: see `rates.yaml`. */
export const rates = (directory: string | null): Phrases<Rate> =>
  phrases(
    entries('rates.yaml', shape, directory).flatMap(({ words, per }) =>
      words.map((word) => [word, per] as const),
    ),
  )

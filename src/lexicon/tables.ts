import { z } from 'zod'
import { entries } from './file.ts'
import { phrases, type Phrases } from './phrases.ts'

const EVENTS = ['deaths', 'injuries', 'missing', 'captures'] as const
const DOES = ['place', 'period', 'who', 'source', 'total', 'change', 'thousands', 'label', ...EVENTS] as const

const shape = z.array(
  z.strictObject({
    does: z.enum(DOES),
    words: z.array(z.string()),
    example: z.string(),
    reads: z.number().nullable(),
  }),
)

/** What a word at the head of a column or row does: see `tables.yaml`. */
export type TableWord = (typeof DOES)[number]

export const tables = (directory: string | null): Phrases<TableWord> =>
  phrases(
    entries('tables.yaml', shape, directory).flatMap(({ does, words }) =>
      words.map((word) => [word, does] as const),
    ),
  )

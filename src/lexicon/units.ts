import { z } from 'zod'
import { entries } from './file.ts'

const KINDS = ['measure', 'time', 'money', 'score', 'age'] as const

const shape = z.array(
  z.strictObject({
    kind: z.enum(KINDS),
    stands: z.enum(['after', 'before', 'joined']),
    words: z.array(z.string()),
    example: z.string(),
  }),
)

export type UnitKind = (typeof KINDS)[number]

/** Words that make a number something other than a count of people, by where they stand: see `units.yaml`. */
export interface Units {
  readonly after: ReadonlyMap<string, UnitKind>
  readonly before: ReadonlyMap<string, UnitKind>
  readonly joined: ReadonlyMap<string, UnitKind>
}

export function units(directory: string | null): Units {
  const rows = entries('units.yaml', shape, directory)
  const of = (side: 'after' | 'before' | 'joined') =>
    new Map(
      rows
        .filter(({ stands }) => stands === side)
        .flatMap(({ kind, words }) => words.map((word) => [word, kind] as const)),
    )
  return { after: of('after'), before: of('before'), joined: of('joined') }
}

import { z } from 'zod'
import { entries } from './file.ts'
import { wordMap, type WordMap } from './sets.ts'

const PLACES = ['unit', 'ten', 'scale', 'group', 'set', 'short', 'fraction'] as const

const shape = z.array(
  z.strictObject({
    place: z.enum(PLACES),
    values: z.record(z.string(), z.number()),
    example: z.string(),
    reads: z.number().nullable(),
  }),
)

/** A number word's value, and how it joins its neighbours: see `numbers.yaml`. */
export interface NumberWord {
  readonly place: (typeof PLACES)[number]
  readonly value: number
}

export interface Numbers extends WordMap<NumberWord> {
  /** Lower case -> what the word is worth. */
  readonly words: ReadonlyMap<string, NumberWord>
  /** Shorthand written onto digits ("3k"), apart from whole words: `m` is also a metre. */
  readonly shorthand: ReadonlyMap<string, number>
}

export function numbers(directory: string | null): Numbers {
  const rows = entries('numbers.yaml', shape, directory)
  const of = (short: boolean) =>
    rows
      .filter(({ place }) => (place === 'short') === short)
      .flatMap(({ place, values }) =>
        Object.entries(values).map(([word, value]) => [word, { place, value }] as const),
      )
  const words = new Map(of(false))
  return {
    words,
    ...wordMap(words),
    shorthand: new Map(of(true).map(([word, { value }]) => [word, value])),
  }
}

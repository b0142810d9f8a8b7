import { z } from 'zod'
import { entries } from './file.ts'
import { phrases, type Phrases } from './phrases.ts'

const SETS = ['lower', 'upper', 'about', 'guess', 'nearly', 'additional', 'total'] as const

const shape = z.array(
  z.strictObject({
    words: z.array(z.string()),
    stands: z.enum(['before', 'after']),
    sets: z.enum(SETS),
    example: z.string(),
  }),
)

/** What a bound word does to its number: see `bounds.yaml`. */
export type BoundSense = (typeof SETS)[number]

export interface Bounds {
  readonly before: Phrases<BoundSense>
  readonly after: Phrases<BoundSense>
  /** First words of what stands before a number, verbs aside. */
  readonly openers: ReadonlySet<string>
  /** Verbs that stand before a number in any form. */
  readonly verbs: ReadonlySet<string>
}

const verb = (word: string): boolean => word.length > 1 && word.startsWith('~')

export function bounds(directory: string | null): Bounds {
  const rows = entries('bounds.yaml', shape, directory)
  const of = (side: 'before' | 'after') =>
    phrases(
      rows
        .filter(({ stands }) => stands === side)
        .flatMap(({ words, sets }) => words.map((word) => [cut(word), sets] as const)),
    )
  const firsts = rows
    .filter(({ stands }) => stands === 'before')
    .flatMap(({ words }) => words.map((word) => cut(word).split(' ')[0] ?? word))
  return {
    before: of('before'),
    after: of('after'),
    openers: new Set(firsts.filter((word) => !verb(word))),
    verbs: new Set(firsts.filter(verb).map((word) => word.slice(1))),
  }
}

/** A phrase as the tokenizer cuts it: marks stand by themselves. "-some" is one only with its hyphen. */
export const cut = (phrase: string): string => phrase.replaceAll(/ ?,/g, ' ,').replace(/^-/, '- ')

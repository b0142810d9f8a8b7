import { z } from 'zod'
import type { BoundSense } from './bounds.ts'
import { entries } from './file.ts'
import { phrases, type Phrases } from './phrases.ts'

const shape = z.array(
  z.strictObject({
    words: z.array(z.string()),
    sets: z.enum(['exact', 'lower', 'upper', 'nearly']),
    plain: z.boolean().default(true),
    example: z.string(),
  }),
)

/** Words between what is counted and its figure: see `figures.yaml`. */
export interface Figures {
  /** Verbs that may stand between, by lemma; false for those that take many other objects. */
  readonly verbs: ReadonlyMap<string, boolean>
  /** Words right before the figure that say how far it holds. */
  readonly bounds: Phrases<BoundSense>
}

export function figures(directory: string | null): Figures {
  const rows = entries('figures.yaml', shape, directory)
  return {
    verbs: new Map(
      rows.flatMap(({ words, plain }) =>
        words
          .filter((word) => word.startsWith('~'))
          .map((word) => [(word.split(' ')[0] ?? word).slice(1), plain] as const),
      ),
    ),
    bounds: phrases(
      rows.flatMap(({ words, sets }) =>
        sets === 'exact' ? [] : words.map((word): [string, BoundSense] => [word, sets]),
      ),
    ),
  }
}

import { z } from 'zod'
import type { BoundSense } from './bounds.ts'
import { entries } from './file.ts'
import { phrases, type Phrases } from './phrases.ts'

const shape = z.array(
  z.strictObject({
    words: z.array(z.string()),
    sets: z.enum(['exact', 'lower', 'upper', 'nearly']),
    verbs: z.enum(['reach', 'put', 'other']).default('reach'),
    example: z.string(),
  }),
)

/** A count reaches its figure, or somebody puts the figure on it; other verbs say much else as well. */
export type FigureVerb = 'reach' | 'put' | 'other'

/** Words between what is counted and its figure: see `figures.yaml`. */
export interface Figures {
  /** Verbs that may stand between, by lemma. */
  readonly verbs: ReadonlyMap<string, FigureVerb>
  /** Words right before the figure that say how far it holds. */
  readonly bounds: Phrases<BoundSense>
}

export function figures(directory: string | null): Figures {
  const rows = entries('figures.yaml', shape, directory)
  return {
    verbs: new Map(
      rows.flatMap(({ words, verbs }) =>
        words
          .filter((word) => word.startsWith('~'))
          .map((word) => [(word.split(' ')[0] ?? word).slice(1), verbs] as const),
      ),
    ),
    bounds: phrases(
      rows.flatMap(({ words, sets }) =>
        sets === 'exact' ? [] : words.map((word): [string, BoundSense] => [word, sets]),
      ),
    ),
  }
}

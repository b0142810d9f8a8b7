import { z } from 'zod'
import { entries } from './file.ts'
import { phrases, type Phrases } from './phrases.ts'

const shape = z.array(
  z.strictObject({
    mood: z.enum(['hypothetical', 'hedged', 'unknown', 'negated']),
    where: z.enum(['before', 'governor', 'clause', 'verdict']),
    words: z.array(z.string()),
    example: z.string(),
  }),
)

export type Mood = 'hypothetical' | 'hedged' | 'unknown' | 'negated'

/** Words that change what a claim asserts, by where they stand: before the event, governing it, or in its clause. */
export interface Moods {
  readonly before: Phrases<Mood>
  /** By lemma. */
  readonly governor: ReadonlyMap<string, readonly Mood[]>
  readonly clause: Phrases<Mood>
  /** Told of a report or claim, deny what it says. */
  readonly verdict: Phrases<Mood>
}

export function moods(directory: string | null): Moods {
  const all = entries('moods.yaml', shape, directory)
  const of = (where: string): [string, Mood][] =>
    all
      .filter((entry) => entry.where === where)
      .flatMap(({ mood, words }) => words.map((word) => [word, mood] as [string, Mood]))
  const governor = new Map<string, Mood[]>()
  for (const [word, mood] of of('governor')) governor.set(word, [...(governor.get(word) ?? []), mood])
  return {
    before: phrases(of('before')),
    governor,
    clause: phrases(of('clause')),
    verdict: phrases(of('verdict')),
  }
}

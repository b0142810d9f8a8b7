import { z } from 'zod'
import { entries } from './file.ts'
import { phrases, type Phrases } from './phrases.ts'

const shape = z.array(
  z.strictObject({
    mood: z.enum(['asserted', 'hypothetical', 'hedged', 'unknown', 'negated']),
    where: z.enum(['before', 'governor', 'clause', 'verdict', 'withdrawn', 'initial', 'revised', 'cue']),
    words: z.array(z.string()),
    example: z.string(),
  }),
)

export type Mood = 'asserted' | 'hypothetical' | 'hedged' | 'unknown' | 'negated'

/** Words that change what a claim asserts, by where they stand: before the event, governing it, or in its clause. */
export interface Moods {
  readonly before: Phrases<Mood>
  /** By lemma. */
  readonly governor: ReadonlyMap<string, readonly Mood[]>
  readonly clause: Phrases<Mood>
  /** Told of a report or claim, deny what it says. */
  readonly verdict: Phrases<Mood>
  /** Before an event: an earlier version of the report said so, which it takes back. */
  readonly withdrawn: Phrases<Mood>
  /** Before an event: it was said at first; taken back where `revised` follows. */
  readonly initial: Phrases<Mood>
  readonly revised: Phrases<Mood>
  /** Verbs that attribute, by lemma, of what is not vouched for: "feared that 12 had died". */
  readonly cue: ReadonlySet<string>
}

export function moods(directory: string | null): Moods {
  const all = entries('moods.yaml', shape, directory)
  const of = (where: string): [string, Mood][] =>
    all
      .filter((entry) => entry.where === where)
      .flatMap(({ mood, words }) => words.map((word) => [word, mood] as [string, Mood]))
  const governor = new Map<string, Mood[]>()
  for (const [word, mood] of of('governor')) governor.set(word, [...(governor.get(word) ?? []), mood])
  const matching = (where: string): Phrases<Mood> => phrases(of(where))
  return {
    before: matching('before'),
    governor,
    clause: matching('clause'),
    verdict: matching('verdict'),
    withdrawn: matching('withdrawn'),
    initial: matching('initial'),
    revised: matching('revised'),
    cue: new Set(of('cue').map(([word]) => word)),
  }
}

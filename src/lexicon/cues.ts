import { z } from 'zod'
import { STANCES, type Stance } from '../model/index.ts'
import { entries } from './file.ts'

const stance = z.enum(STANCES)
const verbs = z.array(
  z.strictObject({
    verbs: z.array(z.string()),
    stance,
    takes: z.array(z.string()),
    listener: z.boolean().optional(),
    example: z.string(),
  }),
)

const nouns = z.array(z.strictObject({ nouns: z.array(z.string()), stance, example: z.string() }))

/** A verb that attributes, with what its content may look like: see the head of `lexicon/en/cues.yaml`. */
export interface VerbCue {
  readonly stance: Stance
  readonly takes: ReadonlySet<string>
  readonly listener: boolean
}

export interface Cues {
  /** By lemma. */
  readonly verbs: ReadonlyMap<string, VerbCue>
  readonly nouns: ReadonlyMap<string, { stance: Stance }>
}

export function cues(directory: string | null): Cues {
  const known = new Map<string, VerbCue>()
  for (const entry of entries('cues.yaml', verbs, directory))
    for (const verb of entry.verbs) {
      const earlier = known.get(verb)
      known.set(verb, {
        stance: earlier?.stance ?? entry.stance,
        takes: new Set([...(earlier?.takes ?? []), ...entry.takes]),
        listener: earlier?.listener ?? entry.listener ?? false,
      })
    }
  const named = entries('noun-cues.yaml', nouns, directory).flatMap((entry) =>
    entry.nouns.map((noun) => [noun, { stance: entry.stance }] as const),
  )
  return { verbs: known, nouns: new Map(named) }
}

import { z } from 'zod'
import { STANCES, type Stance, type Token } from '../model/index.ts'
import { entries } from './file.ts'
import { lemmaMap, wordMap, type WordMap } from './sets.ts'

const stance = z.enum(STANCES)
const verbs = z.array(
  z.strictObject({
    verbs: z.array(z.string()),
    stance,
    takes: z.array(z.string()),
    listener: z.boolean().optional(),
    hearing: z.boolean().default(false),
    example: z.string(),
  }),
)

const nouns = z.array(
  z.strictObject({
    nouns: z.array(z.string()),
    stance,
    clause: z.boolean().default(false),
    evidence: z.enum(['any', 'many']).nullable().default(null),
    counts: z.boolean().default(false),
    example: z.string(),
  }),
)

const adjectives = z.array(z.strictObject({ words: z.array(z.string()), stance, example: z.string() }))

/** A verb that attributes, with what its content may look like: see the head of `lexicon/en/cues.yaml`. */
export interface VerbCue {
  readonly stance: Stance
  readonly takes: ReadonlySet<string>
  readonly listener: boolean
}

/** A noun that attributes: "estimates by"; with a clause: "the claim that". */
export interface NounCue {
  readonly stance: Stance
  /** Is a clause after it what is said? */
  readonly clause: boolean
  /** Does it introduce a source after "according to" ("estimates by the ministry")? */
  readonly made: boolean
  /** Is it nobody's voice where it has no owner ("early figures"): always, or in the plural only? */
  readonly evidence: 'any' | 'many' | null
  /** Can an amount be read from it: "the army's list has 40 dead"? */
  readonly counts: boolean
}

export interface Cues {
  /** By lemma. */
  readonly verbs: ReadonlyMap<string, VerbCue>
  readonly verbOf: (token: Token | undefined) => VerbCue | undefined
  /** Words behind a verb that attribute together with it, "that" after them: "make" "it clear", "hold" none. */
  readonly phrasesOf: (verb: Token | undefined) => readonly (readonly string[])[] | undefined
  /** Verbs of learning from somebody whose words they are: "has heard from the army that". */
  readonly hearing: ReadonlySet<string>
  /** Regular forms in -ed, -ing and -s of these verbs -> lemma: "alleged", "warning". */
  readonly forms: ReadonlyMap<string, string>
  readonly nouns: ReadonlyMap<string, NounCue>
  readonly nounOf: (token: Token | undefined) => NounCue | undefined
  /** By the word in lower case: what is attributed to whoever "is" so. */
  readonly adjectives: WordMap<Stance>
}

export function cues(directory: string | null): Cues {
  const known = new Map<string, VerbCue>()
  const phrases = new Map<string, (readonly string[])[]>()
  const hearing = new Set<string>()
  for (const entry of entries('cues.yaml', verbs, directory))
    for (const verb of entry.verbs) {
      if (entry.hearing) {
        hearing.add(verb)
        continue
      }
      const [head = verb, ...words] = verb.split(' ')
      if (words.length > 0) {
        const behind = words.at(-1) === 'that' ? words.slice(0, -1) : words
        phrases.set(head, [...(phrases.get(head) ?? []), behind])
        continue
      }
      const earlier = known.get(verb)
      known.set(verb, {
        stance: earlier?.stance ?? entry.stance,
        takes: new Set([...(earlier?.takes ?? []), ...entry.takes]),
        listener: (earlier?.listener ?? false) || (entry.listener ?? false),
      })
    }
  const named = new Map<string, NounCue>()
  for (const entry of entries('noun-cues.yaml', nouns, directory))
    for (const noun of entry.nouns) {
      const earlier = named.get(noun)
      named.set(noun, {
        stance: earlier?.stance ?? entry.stance,
        clause: entry.clause || (earlier?.clause ?? false),
        made: !(entry.clause || entry.counts) || (earlier?.made ?? false),
        evidence: entry.evidence ?? earlier?.evidence ?? null,
        counts: entry.counts || (earlier?.counts ?? false),
      })
    }
  const told = entries('adjective-cues.yaml', adjectives, directory).flatMap((entry) =>
    entry.words.map((word) => [word, entry.stance] as const),
  )
  const forms = new Map(
    [...known.keys()].flatMap((verb) => inflected(verb).map((form) => [form, verb] as const)),
  )
  return {
    verbs: known,
    verbOf: lemmaMap(known).at,
    phrasesOf: lemmaMap(phrases).at,
    hearing,
    forms,
    nouns: named,
    nounOf: lemmaMap(named).at,
    adjectives: wordMap(new Map(told)),
  }
}

function inflected(verb: string): readonly string[] {
  // British "learnt", "dreamt".
  if (/ea(rn|m)$/.test(verb)) return [`${verb}ed`, `${verb}t`, `${verb}ing`, `${verb}s`]
  if (verb.endsWith('e')) return [`${verb}d`, `${verb.slice(0, -1)}ing`, `${verb}s`]
  return /[^aeiou]y$/.test(verb)
    ? [`${verb.slice(0, -1)}ied`, `${verb}ing`, `${verb.slice(0, -1)}ies`]
    : [`${verb}ed`, `${verb}ing`, /(s|sh|ch|x|z)$/.test(verb) ? `${verb}es` : `${verb}s`]
}

import { z } from 'zod'
import type { Token } from '../model/index.ts'
import { traced, traceTable } from '../text/index.ts'
import { entries } from './file.ts'
import { nounForms } from './inflect.ts'
import { SETS, type SetName } from './set-names.ts'

/** The files that hold them, by what sort of words they are. */
const FILES = ['people', 'places', 'things', 'verbs', 'qualities'] as const

/** Words that a rule asks for together: where captives are held, who searches for the missing. */
export interface WordSet {
  /** Is the token one of them: by the word itself or, of verbs, by its base form? */
  has(token: Token | undefined): boolean
}

export type WordSets = Readonly<Record<SetName, WordSet>>

const shape = z.array(
  z.strictObject({
    set: z.enum(SETS),
    as: z.enum(['noun', 'verb', 'word']),
    for: z.string(),
    words: z.array(z.string()),
    example: z.string(),
  }),
)

/** An entry of one of the files: see the head of `lexicon/en/sets/people.yaml`. Entries of one name are one set. */
export type SetEntry = z.infer<typeof shape>[number]

/** The sets of `directory`; those that it leaves out are the ones that ship. */
export const wordSets = (directory: string | null): WordSets => setsFrom(setEntries(directory))

export function setEntries(directory: string | null): SetEntry[] {
  const own = FILES.flatMap((file) => entries(`sets/${file}.yaml`, shape, directory))
  const known = new Set(own.map(({ set }) => set))
  if (directory === null || SETS.every((name) => known.has(name))) return own
  return [...own, ...setEntries(null).filter(({ set }) => !known.has(set))]
}

/** A set for every name, empty where no entry has it. */
export const setsFrom = (all: readonly SetEntry[]): WordSets =>
  Object.fromEntries(SETS.map((name) => [name, setOf(all.filter(({ set }) => set === name))])) as WordSets

const setOf = (entries: readonly SetEntry[]): WordSet =>
  wordSet(
    entries.flatMap(({ as, words }) =>
      as === 'verb' ? [] : as === 'noun' ? words.flatMap(nounForms) : words,
    ),
    entries.flatMap(({ as, words }) => (as === 'verb' ? words : [])),
  )

/** What a token stands for. */
export interface WordMap<V> {
  at(token: Token | undefined): V | undefined
}

/** What tokens of a form stand for. */
export function wordMap<V>(listed: ReadonlyMap<string, V>): WordMap<V> {
  const norms = traceTable(listed.keys())
  return { at: (token) => (token && traced(norms, token.trace) ? listed.get(token.norm) : undefined) }
}

/** What tokens of a base form stand for. */
export function lemmaMap<V>(listed: ReadonlyMap<string, V>): WordMap<V> {
  const lemmas = traceTable(listed.keys())
  return {
    at: (token) => (token && traced(lemmas, token.lemmaTrace) ? listed.get(token.lemma) : undefined),
  }
}

/** A set of words, some by their base form; most tokens that it is asked of are none of them, and are told so at once. */
export function wordSet(listed: Iterable<string>, bases: Iterable<string> = []): WordSet {
  const [words, verbs] = [new Set(listed), new Set(bases)]
  const [norms, lemmas] = [traceTable(words), traceTable(verbs)]
  const has = (token: Token): boolean => traced(norms, token.trace) && words.has(token.norm)
  return verbs.size === 0
    ? { has: (token) => token !== undefined && has(token) }
    : {
        has: (token) =>
          token !== undefined && (has(token) || (traced(lemmas, token.lemmaTrace) && verbs.has(token.lemma))),
      }
}

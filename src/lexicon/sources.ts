import { z } from 'zod'
import type { SourceKind, Token } from '../model/index.ts'
import { entries } from './file.ts'
import { phrases, type Phrases } from './phrases.ts'
import { lemmaMap, wordSet, type WordSet } from './sets.ts'

const plain = z.array(z.strictObject({ words: z.array(z.string()), example: z.string() }))
const titleShape = z.array(
  z.strictObject({
    words: z.array(z.string()),
    kind: z.enum(['honorific', 'rank', 'military', 'role']),
    short: z.record(z.string(), z.string()).default({}),
    example: z.string(),
  }),
)
const kindShape = z.array(
  z.strictObject({
    words: z.array(z.string()),
    kind: z.enum(['government', 'organisation', 'group']),
    shared: z.boolean(),
    again: z.union([z.boolean(), z.literal('by-name')]).default(false),
    news: z.boolean().default(false),
    example: z.string(),
  }),
)
const channelShape = z.array(
  z.strictObject({ words: z.array(z.string()), kind: z.enum(['form', 'platform']), example: z.string() }),
)

const impersonalShape = z.array(
  z.strictObject({
    words: z.array(z.string()),
    part: z.enum(['verb', 'adverb']).default('verb'),
    example: z.string(),
  }),
)

const silenceShape = z.array(
  z.strictObject({
    words: z.array(z.string()),
    part: z.enum(['gives', 'given', 'returns', 'asked', 'reached', 'answers', 'silent']),
    example: z.string(),
  }),
)

/** What a word is in a silence: see the head of `lexicon/en/silences.yaml`. */
export type SilencePart = z.infer<typeof silenceShape>[number]['part']

export type TitleKind = 'honorific' | 'rank' | 'military' | 'role'

/** What a head noun tells of a source: its kind, and whether the owner belongs to its name. */
export interface HeadKind {
  readonly kind: SourceKind
  readonly shared: boolean
  /** Does "the group", "the charity" stand for the organisation named before? "The coalition" only for one known as such. */
  readonly again: boolean | 'by-name'
  /** Is it one that publishes news: no charity, and no group? */
  readonly news: boolean
}

const cut = (phrase: string): string => phrase.replaceAll('-', ' - ')

const prepositionShape = z.array(
  z.strictObject({ words: z.array(z.string()), speakers: z.boolean().default(false), example: z.string() }),
)

/** "according to" and its like. */
export interface SourcePreposition {
  /** Does it name a source only before somebody who can speak: "per the ministry", not "per day"? */
  readonly speakers: boolean
}

export const sourcePrepositions = (directory: string | null): Phrases<SourcePreposition> =>
  phrases(
    entries('source-prepositions.yaml', prepositionShape, directory).flatMap(({ words, speakers }) =>
      words.map((word) => [cut(word), { speakers }] as const),
    ),
  )

/** Words that tell that somebody, left unnamed, says so. */
export interface Impersonal {
  /** Lemmas of "is said to", "it was reported that". */
  readonly verbs: ReadonlySet<string>
  /** "reportedly". */
  readonly adverbs: WordSet
}

export function impersonal(directory: string | null): Impersonal {
  const all = entries('impersonal.yaml', impersonalShape, directory)
  const those = (part: 'verb' | 'adverb'): string[] =>
    all.filter((entry) => entry.part === part).flatMap(({ words }) => words)
  return { verbs: new Set(those('verb')), adverbs: wordSet(those('adverb')) }
}

/** Lemmas of nouns that say nothing: attacks, shells, losses. */
export const things = (directory: string | null): ReadonlySet<string> =>
  new Set(entries('things.yaml', plain, directory).flatMap(({ words }) => words))

export interface Silences {
  /** Which parts of a silence a token is by its base form: "made" (gives) no "comment" (given). */
  partsOf(token: Token | undefined): ReadonlySet<SilencePart>
  /** "remained silent", by the word itself. */
  readonly silent: WordSet
}

export function silences(directory: string | null): Silences {
  const known = new Map<string, Set<SilencePart>>()
  for (const { words, part } of entries('silences.yaml', silenceShape, directory))
    for (const word of words) known.set(word, (known.get(word) ?? new Set<SilencePart>()).add(part))
  const none: ReadonlySet<SilencePart> = new Set()
  const listed = lemmaMap(known)
  return {
    partsOf: (token) => listed.at(token) ?? none,
    silent: wordSet([...known].filter(([, parts]) => parts.has('silent')).map(([word]) => word)),
  }
}

/** Words for when something was said. */
export const days = (directory: string | null): WordSet =>
  wordSet(entries('days.yaml', plain, directory).flatMap(({ words }) => words))

/** Words that weaken a content. */
export const hedges = (directory: string | null): Phrases<true> =>
  phrases(
    entries('hedges.yaml', plain, directory).flatMap(({ words }) =>
      words.map((word) => [cut(word), true] as const),
    ),
  )

/** "statement", "interview", "Telegram": where something was said. */
export const channels = (directory: string | null): Phrases<'form' | 'platform'> =>
  phrases(
    entries('channels.yaml', channelShape, directory).flatMap(({ words, kind }) =>
      words.map((word) => [cut(word), kind] as const),
    ),
  )

/** Titles, lower case, without the full stop. */
export interface Titles {
  /** What kind of title the word is. */
  readonly titles: ReadonlyMap<string, TitleKind>
  /** Shortened titles of names in full: "gen" -> "general". */
  readonly titlesInFull: ReadonlyMap<string, string>
}

/** An office, and that of whoever held it: "minister", "ex-minister". */
const formsOf = (word: string, kind: TitleKind): [string, TitleKind][] =>
  kind === 'role'
    ? [
        [word, kind],
        [`ex-${word}`, kind],
      ]
    : [[word, kind]]

export function titles(directory: string | null): Titles {
  const all = entries('titles.yaml', titleShape, directory)
  return {
    titles: new Map(all.flatMap(({ words, kind }) => words.flatMap((word) => formsOf(word, kind)))),
    titlesInFull: new Map(all.flatMap(({ short }) => Object.entries(short))),
  }
}

/** Last noun (or last two) of a phrase, lower case -> what kind of source it names. */
export const sourceKinds = (directory: string | null): ReadonlyMap<string, HeadKind> =>
  new Map(
    entries('source-kinds.yaml', kindShape, directory).flatMap(({ words, kind, shared, again, news }) =>
      words.map((word) => [word, { kind, shared, again, news }] as const),
    ),
  )

const PRONOUNS = ['man', 'woman', 'many', 'thing', 'self', 'relative', 'nobody'] as const
/** Whom a pronoun can stand for: see the head of `lexicon/en/pronouns.yaml`. */
export type PronounFor = (typeof PRONOUNS)[number]
const pronounShape = z.array(
  z.strictObject({ words: z.array(z.string()), for: z.enum(PRONOUNS), example: z.string() }),
)
const nameShape = z.array(
  z.strictObject({ words: z.array(z.string()), gender: z.enum(['man', 'woman']), example: z.string() }),
)

export const pronouns = (directory: string | null): ReadonlyMap<string, PronounFor> =>
  new Map(
    entries('pronouns.yaml', pronounShape, directory).flatMap((entry) =>
      entry.words.map((word) => [word, entry.for] as const),
    ),
  )

const gendersIn = (file: string, directory: string | null): ReadonlyMap<string, 'man' | 'woman'> =>
  new Map(
    entries(file, nameShape, directory).flatMap(({ words, gender }) =>
      words.map((word) => [word, gender] as const),
    ),
  )

/** Given names, lower case -> whether "he" or "she" can stand for their bearer. */
export const givenNames = (directory: string | null) => gendersIn('given-names.yaml', directory)

/** "husband", "spokeswoman", lower case -> the same. */
export const gendered = (directory: string | null) => gendersIn('gendered.yaml', directory)

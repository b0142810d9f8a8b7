import type { Period, Quantity } from './reading.ts'

/** What a number counts, as far as the words at it tell. Only counts and shares can be people. */
export type QuantityKind =
  | 'count'
  | 'share' // "two-thirds of", "40 percent", "one in five"
  | 'ordinal'
  | 'money'
  | 'measure' // distances, weights, temperatures, equipment counts with a unit
  | 'age'
  | 'time' // a duration or a clock time
  | 'date'
  | 'score' // votes, results, page and article numbers

/** An amount in the text, before anyone knows what it is an amount of. */
export interface FoundQuantity extends Quantity {
  /** Token indices of its wording, both inclusive. */
  readonly first: number
  readonly last: number
  readonly kind: QuantityKind
  /** "another 20", "a further 12": adds to a figure told before. */
  readonly additional: boolean
  /** "some of them", "three of the soldiers": a part of a group already named. */
  readonly partitive: boolean
  /** "no one", "none", "no soldiers". */
  readonly none: boolean
  readonly rule: string
}

/** A time expression in the text, resolved backwards from the publication date where it can be. */
export interface FoundPeriod extends Period {
  /** Token indices, both inclusive. */
  readonly first: number
  readonly last: number
  readonly rule: string
  /** The time without its preposition, where that moves its ends: "October 7" of "since October 7". */
  readonly core?: { readonly first: number; readonly from: string | null; readonly to: string | null }
}

/** The noun phrase around a head: determiners, numbers, adjectives, nouns; without what follows ("of …"). */
export interface NounPhrase {
  readonly first: number
  readonly last: number
  /** Token index of the head noun, pronoun or last name. */
  readonly head: number
}

/** A verb with its auxiliaries and adverbs: "have not publicly acknowledged". */
export interface VerbGroup {
  readonly first: number
  readonly last: number
  /** Token index of the main verb. */
  readonly head: number
  readonly passive: boolean
  readonly negated: boolean
  /** A modal or a future: "may", "could", "would", "will", "must", "should", "might", "can". */
  readonly modal: string | null
  /**
   * `past` is a past form without an auxiliary: a past tense ("he said") or a reduced participle ("soldiers
   * killed in Kursk"), which only the clause can tell apart.
   */
  readonly form: 'finite' | 'past' | 'gerund' | 'infinitive'
}

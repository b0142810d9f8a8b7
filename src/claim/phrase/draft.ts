import type { Modality, Polarity, Quantity } from '../../model/index.ts'

/** People as a sentence names them: "at least 3,000 North Korean soldiers", "they", "12" of "12 killed". */
export interface Group {
  /** Token indices of the whole phrase with its amount, both inclusive. */
  readonly first: number
  readonly last: number
  /** Token index of its head noun, name, pronoun or number. */
  readonly head: number
  /**
   * `people`: a noun for people. `name`: a person's name. `pronoun`. `bare`: an amount alone ("12 killed").
   * `thing`: any other noun phrase.
   */
  readonly kind: 'people' | 'name' | 'pronoun' | 'bare' | 'thing'
  readonly quantity: Quantity | null
  /** The amount of all of them where `quantity` counts some: "seven" of "five of the seven priests". */
  readonly outOf?: Quantity | null
  /** The amount is "no", "none", "no one". */
  readonly none: boolean
  /** Token indices of the words for who, without article and amount, or null where none are named. */
  readonly words: readonly [first: number, last: number] | null
  readonly role: string | null
  readonly side: string | null
  /** False where only the look of a word says that it is people. */
  readonly sure: boolean
}

/** How many they are at the least, else at the most; 0 where neither is told. */
export const sizeOf = ({ quantity }: Group): number => quantity?.lower ?? quantity?.upper ?? 0

/** Are they counted, and not one: "nine", "no villagers", "dozens of women"? */
export const severalOf = ({ quantity }: Group): boolean => quantity !== null && quantity.lower !== 1

/** Is any bound of how many they are told: "12", "dozens", not "most", "75 per cent"? */
export const isBounded = ({ quantity }: Group): boolean =>
  (quantity?.lower ?? quantity?.upper ?? null) !== null

const DEFINITE = /^(the|this|that|my|our|your|his|her|its|their)$|['’]s?$/i

/** Are they counted: "nine", "a soldier", "dozens of women", not "the soldier", "Tamm's wife"? */
export const amountOf = ({ quantity }: Group): boolean =>
  quantity !== null && !DEFINITE.test(quantity.wording)

/** An amount alone with the words for the people it is said of. */
export const likeWhole = (amount: Group, { words, role, side, kind }: Group): Group => ({
  ...amount,
  words: kind === 'pronoun' ? null : words,
  role,
  side,
})

/** A claim before place, period, side and attribution are looked up. */
export interface Draft {
  readonly event: string
  readonly manner: string | null
  /** Token indices of the event words, both inclusive. */
  readonly first: number
  readonly last: number
  readonly group: Group | null
  /** Who only tells the side: who suffered the losses, who lost the men, who sent the troops. */
  readonly sufferer: Group | null
  readonly polarity: Polarity
  readonly modality: Modality
  readonly rule: string
  /** The event words are those of a claim before: place and time are looked for around the amount. */
  readonly elided?: boolean
  /** "Or" joins it to another event of the same amount: it happened to at most so many. */
  readonly shared?: boolean
  /** The claim whose figure this is another voice's account of: what it tells of place and time holds here too. */
  readonly sameAs?: Draft
}

/** First and last token of a claim: of its event words with the words for its people. */
export const reach = ({ first, last, group }: Draft): readonly [first: number, last: number] => [
  Math.min(first, group?.first ?? first),
  Math.max(last, group?.last ?? last),
]

/** Do words beside people tell it, and no verb of their clause: "12 wounded men", "the men killed then", "20 hostages"? */
export const isBeside = ({ rule }: Draft): boolean => /^(attributive|verb-participle|noun-people)$/.test(rule)

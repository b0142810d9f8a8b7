import { vagueBounds as inTable, type Lexicon } from '../lexicon/index.ts'
import type { Claim, Stance } from '../model/index.ts'
import type { Settings } from './settings.ts'

/**
 * What a figure's upper bound holds for. `limit`: the words set it ("up to"); `total`: the words make it the whole
 * count ("so far"); `incident`: it counts one matter, and there may have been others in the same place and time.
 */
export type Extent = 'limit' | 'total' | 'incident'

/** lower ≤ x(scope) ≤ upper, in people; `upper` null = no upper bound. */
export interface Bounds {
  readonly lower: number
  readonly upper: number | null
  readonly extent: Extent
  /** "More than N": the lower bound is N + 1, and is printed "> N". */
  readonly strict: boolean
  readonly approx: boolean
  /** The bounds of a word such as "several", from the table in vague.yaml. */
  readonly vague: boolean
  /** A number stands in the words: only such claims can drift, agree or be rounded. */
  readonly counted: boolean
  /** Why these bounds, where the number does not say it all. */
  readonly note: string | null
}

const OPEN = { strict: false, approx: false, vague: false, counted: false, note: null }

const whole = (n: number): string => n.toLocaleString('en')

/**
 * A claim's bounds, or null where it sets none: questions, conditionals, what is unclear, and the denial of
 * somebody's number ("not 300"), which says nothing of the count but that.
 * @param around The words of the claim and what stands before it in its sentence.
 */
export function boundsOf(
  claim: Claim,
  stance: Stance | null,
  around: string,
  lexicon: Lexicon,
  settings: Settings,
): Bounds | null {
  if (claim.modality === 'hypothetical' || claim.polarity === 'unknown') return null
  if (stance === 'asks' || stance === 'does-not-acknowledge') return null
  const { quantity } = claim
  if (isDenied(claim)) {
    if (quantity !== null && (quantity.lower ?? 0) > 1) return null
    return { ...OPEN, lower: 0, upper: 0, extent: 'limit', note: 'said not to have happened: none' }
  }
  if (quantity === null) {
    return { ...OPEN, lower: 1, upper: null, extent: 'incident', note: 'no amount is said: at least one' }
  }
  const words = quantity.wording.toLowerCase()
  const totals = lexicon.scopes.totals
  const says = (text: string, limit: boolean): boolean =>
    totals.some(([phrase, limits]) => limits === limit && phrase.test(text))
  const extent = says(words, true) ? 'limit' : says(around, false) ? 'total' : 'incident'
  if (quantity.lower === null && quantity.upper === null) return vagueBounds(words, lexicon)

  const reach = Math.round(settings.approx * 100)
  const strict =
    quantity.upper === null &&
    quantity.lower !== null &&
    (lexicon.scopes.says('more-than', words) || words.startsWith('>'))
  if (quantity.approx) {
    const low = quantity.lower ?? quantity.upper ?? 0
    const lower = Math.ceil(low * (1 - settings.approx))
    const upper =
      quantity.upper === null
        ? null
        : quantity.lower === null
          ? quantity.upper
          : Math.floor(quantity.upper * (1 + settings.approx))
    const note = `"${quantity.wording}" is read as within ${reach} % of ${whole(low)}`
    return { lower, upper, extent, strict: false, approx: true, vague: false, counted: true, note }
  }
  return {
    lower: (quantity.lower ?? 0) + (strict ? 1 : 0),
    upper: quantity.upper,
    extent: quantity.lower === null ? 'limit' : extent,
    strict,
    approx: false,
    vague: false,
    counted: true,
    note: null,
  }
}

function vagueBounds(words: string, lexicon: Lexicon): Bounds {
  const entry = inTable(lexicon.vague, words.replace(/["“”‘’]/g, ''))
  if (entry === null) {
    const note = `"${words}" has no number in vague.yaml: at least one`
    return { ...OPEN, lower: 1, upper: null, extent: 'incident', vague: true, note }
  }
  const { lower, upper } = entry
  const note = `"${words}" is ${lower ?? 0} to ${upper ?? 'any number'} by the table in vague.yaml`
  return { ...OPEN, lower: lower ?? 0, upper, extent: 'incident', vague: true, note }
}

/** "No more than 30 were killed" sets a limit and denies nothing, whatever word stands in it. */
export const isDenied = ({ polarity, quantity }: Pick<Claim, 'polarity' | 'quantity'>): boolean =>
  polarity === 'negated' && !(quantity !== null && quantity.lower === null && (quantity.upper ?? 0) > 0)

/** The number that the words give, whichever end it is: what two tellings of one figure have in common. */
export const figure = ({ quantity }: Pick<Claim, 'quantity'>): number | null =>
  quantity === null ? null : (quantity.lower ?? quantity.upper)

import type { Claim, Quantity } from '../model/index.ts'
import { isBeyond } from '../text/index.ts'

/** Events as nouns that can be counted, one and many; what is not listed stands as it is named. */
const NOUNS: Record<string, readonly [one: string, many: string]> = {
  deaths: ['death', 'deaths'],
  injuries: ['injury', 'injuries'],
  casualties: ['casualty', 'casualties'],
  captures: ['captured', 'captured'],
  releases: ['released', 'released'],
  displacement: ['displaced', 'displaced'],
  deployment: ['deployed', 'deployed'],
}

const written = (value: number): string => value.toLocaleString('en-GB')

/** Bounds in signs: "≥ 3,000", "> 1,000", "≤ 30", "40–50", "≈ 6,000"; a vague count in its own words. */
export function bounds({ wording, lower, upper, approx }: Quantity): string {
  const about = approx ? '≈ ' : ''
  if (lower === null && upper === null) return `“${wording}”`
  if (lower !== null && upper !== null)
    return lower === upper ? about + written(lower) : `${about}${written(lower)}–${written(upper)}`
  if (lower !== null) return `${isBeyond(wording) ? '>' : '≥'} ${about}${written(lower)}`
  return `≤ ${about}${written(upper ?? 0)}`
}

/** A claim in a few words: "≥ 3,000 casualties", "“several” captured", "no deaths (hedged)". */
export function summary(claim: Pick<Claim, 'event' | 'quantity' | 'polarity' | 'modality'>): string {
  const { event, quantity, polarity, modality } = claim
  const [one, many] = NOUNS[event] ?? [event, event]
  const single = quantity !== null && quantity.lower === 1 && quantity.upper === 1
  const noun = single ? one : many
  const per = quantity?.per ? ` a ${quantity.per}` : ''
  const none = quantity !== null && quantity.upper === 0
  const counted =
    quantity === null || none
      ? polarity === 'negated' || none
        ? `no ${noun}`
        : noun
      : `${polarity === 'negated' ? 'not ' : ''}${bounds(quantity)} ${noun}${per}`
  const unknown = polarity === 'unknown' ? ', unknown' : ''
  return `${counted}${unknown}${modality === 'asserted' ? '' : ` (${modality})`}`
}

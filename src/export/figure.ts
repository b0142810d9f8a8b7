import type { Claim, Quantity } from '../model/index.ts'
import { amountAlone, isBeyond } from '../text/index.ts'

const grouped = (value: number): string => value.toLocaleString('en')

/** A quantity's bounds as a person writes them; a vague one keeps its wording. Never a midpoint. */
export function figure(quantity: Quantity | null): string {
  if (quantity === null) return ''
  const { wording, lower, upper, approx, per } = quantity
  const rate = per ? ` a ${per}` : ''
  const about = approx ? 'about ' : ''
  if (lower === null && upper === null) return `“${wording}”${rate}`
  if (lower !== null && upper !== null) {
    return lower === upper
      ? `${about}${grouped(lower)}${rate}`
      : `${about}${grouped(lower)} to ${grouped(upper)}${rate}`
  }
  // "nearly 300" is at most and about 300 at once.
  if (lower !== null)
    return isBeyond(wording)
      ? `more than ${about}${grouped(lower)}${rate}`
      : `${about}${grouped(lower)} or more${rate}`
  return `${approx ? 'nearly ' : 'up to '}${grouped(upper ?? 0)}${rate}`
}

/** Is it a number that is said not to be so, rather than none? "It did not kill 16" */
export const denied = ({ polarity, quantity }: Pick<Claim, 'polarity' | 'quantity'>): boolean =>
  polarity === 'negated' && quantity !== null && quantity.upper !== 0

/** The figure of a claim; `not: up to 16` where that is said not to be so. */
export const figureOf = (claim: Pick<Claim, 'polarity' | 'quantity'>): string =>
  `${denied(claim) ? 'not: ' : ''}${figure(claim.quantity)}`

/** What a claim counts, its parts in a line: event, people, place. */
export function scope(
  claim: Pick<Claim, 'event' | 'quantity' | 'population' | 'place' | 'polarity'>,
): string {
  const { event, population, place, polarity } = claim
  const words = amountAlone(claim) ? 'people' : population?.text
  const side = population?.side
  const people = words && side && !words.includes(side) ? `${words} (${side})` : words
  const what =
    polarity === 'negated' && !denied(claim)
      ? `no ${event}`
      : polarity === 'unknown'
        ? `${event}, unknown`
        : event
  return [what, people, place?.text].filter(Boolean).join(' · ')
}

/** When: the words of the text, and the days they mean where they are known. */
export function when({ period }: Pick<Claim, 'period'>): string {
  if (!period) return ''
  const { text, from, to } = period
  if (!from && !to) return text
  const days = from === to ? from : `${from ?? '…'} to ${to ?? '…'}`
  return text === days ? text : `${text} (${days})`
}

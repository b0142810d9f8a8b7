import { spanBetween } from '../segment/index.ts'
import type { Lexicon } from '../lexicon/index.ts'
import type { Quantity, Token } from '../model/index.ts'
import { amountAt } from './amount.ts'

/** The number that a cell of a table or a line of a list gives. */
export interface Figure extends Quantity {
  /** Index of the first of the label's or cell's tokens after it. */
  readonly next: number
}

/**
 * The amount at the beginning of `tokens`, those of a cell alone, with the signs that tables write bounds with:
 * "1,204", "about 760,000", "12+", ">100", "~40". `scale` is 1000 where the table counts thousands. Null for shares,
 * decimals, and words that give no number.
 */
export function figureOf(
  tokens: readonly Token[],
  text: string,
  lexicon: Lexicon,
  scale: number,
): Figure | null {
  const sign = SIGNS[tokens[0]?.norm ?? '']
  const amount = amountAt({ tokens, text, lexicon }, sign ? 1 : 0)
  if (!amount || amount.share || amount.additional || (amount.lower === null && amount.upper === null))
    return null
  let { lower, upper, last } = amount
  const plus = tokens[last + 1]?.norm === '+' && tokens[last + 1]?.start === tokens[last]?.end
  if (plus) last++
  if (tokens[last + 1]?.norm === '%' || /^(percent|per)$/.test(tokens[last + 1]?.norm ?? '')) return null
  if (plus || sign === 'least') upper = null
  else if (sign === 'most') lower = null
  const scaled = (n: number | null): number | null =>
    n === null ? null : Math.round(n * scale * 1000) / 1000
  lower = scaled(lower)
  upper = scaled(upper)
  if (![lower, upper].every((n) => n === null || Number.isInteger(n))) return null
  const span = spanBetween(tokens, 0, last)
  return {
    span,
    wording: text.slice(...span),
    lower,
    upper,
    approx: amount.approx || sign === 'about',
    per: null,
    next: last + 1,
  }
}

const SIGNS: Record<string, 'least' | 'most' | 'about' | undefined> = {
  '>': 'least',
  '≥': 'least',
  '<': 'most',
  '≤': 'most',
  '≈': 'about',
}

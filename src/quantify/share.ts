import type { Lexicon } from '../lexicon/index.ts'
import type { Token } from '../model/index.ts'
import { rangeAt, TO } from './count-range.ts'
import { type Amount, between } from './extent.ts'
import { numeral } from './number.ts'

const PERCENT = /^(?:%|percent|pct|percentage)$/

/** "40 percent", "two-thirds of", "half of", "one in five", "nine out of ten". */
export function sharesAt(text: string, tokens: readonly Token[], i: number, lexicon: Lexicon): Amount | null {
  const share = (last: number): Amount => ({
    ...between(null, null),
    share: true,
    first: i,
    last,
    core: i,
    rule: 'share',
  })
  // "all but two of the 40": how many that leaves is nobody's words.
  const left =
    tokens[i]?.norm === 'all' && tokens[i + 1]?.norm === 'but'
      ? numeral(tokens, i + 2, lexicon.numbers, text)
      : null
  if (left) return share(left.last)
  const words = lexicon.numbers.words
  const fraction = (k: number): boolean => words.get(tokens[k]?.norm ?? '')?.place === 'fraction'
  const norm = tokens[i]?.norm ?? ''
  if (norm === 'half' && /^(first|second|other)$/.test(tokens[i - 1]?.norm ?? '')) return null
  if (norm === 'half' && numeral(tokens, i, lexicon.numbers, text) === null) {
    return /^(of|the|their|his|her|its|our|were|are|was|have|had)$/.test(tokens[i + 1]?.norm ?? '')
      ? share(i)
      : null
  }
  if (/^\d\/\d$/.test(norm)) return tokens[i + 1]?.norm === 'of' ? share(i) : null
  if ((norm === 'a' || norm === 'one') && fraction(i + 1) && tokens[i + 2]?.norm === 'of')
    return numeral(tokens, i, lexicon.numbers, text, false)?.last === i + 4 ? null : share(i + 1)
  const range = rangeAt(text, tokens, i, lexicon)
  const number = range ?? numeral(tokens, i, lexicon.numbers, text)
  if (!number) return null
  let k = number.last + 1
  if (tokens[k]?.norm === '-') k++
  if (PERCENT.test(tokens[k]?.norm ?? ''))
    return share(/^points?$/.test(tokens[k + 1]?.norm ?? '') ? k + 1 : k)
  if (tokens[k]?.norm === 'per' && tokens[k + 1]?.norm === 'cent') return share(k + 1)
  // "52 to 38 percent": shares that fall are no range.
  if (!range && TO.test(tokens[k]?.norm ?? '')) {
    const other = numeral(tokens, k + 1, lexicon.numbers, text)
    if (other && PERCENT.test(tokens[other.last + 1]?.norm ?? '')) return share(number.last)
  }
  if (range) return null
  if (fraction(k) && (tokens[k]?.norm.endsWith('s') || k > number.last + 1)) {
    // "three-quarters of a million" is a number, but of what is rarely people: its words are kept.
    return share(k)
  }
  const out = tokens[k]?.norm === 'out' && tokens[k + 1]?.norm === 'of'
  const every = (at: number): number => (/^every|each$/.test(tokens[at]?.norm ?? '') ? at + 1 : at)
  const whole = out ? every(k + 2) : tokens[k]?.norm === 'in' ? every(k + 1) : -1
  const of = whole < 0 ? null : numeral(tokens, whole, lexicon.numbers, text)
  if (!of || 'lower' in number || of.value <= number.value || of.value > 1_000_000) return null
  // "three in two days", "40 in 2023" are no shares.
  if (!out && (of.value > 1000 || lexicon.units.after.get(tokens[of.last + 1]?.norm ?? '') === 'time'))
    return null
  return share(of.last)
}

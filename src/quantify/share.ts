import type { Numbers } from '../lexicon/numbers.ts'
import type { Token } from '../model/index.ts'
import { startsWithDigit } from '../text/index.ts'
import { TO } from './count-range.ts'
import { type Amount, between } from './extent.ts'
import { numeral, type Numeral, scaleAt } from './number.ts'
import type { Passage } from './setting.ts'

const PERCENT = /^(?:%|percent|pct|percentage)$/

const share = (first: number, last: number): Amount => ({
  ...between(null, null),
  share: true,
  first,
  last,
  core: first,
  rule: 'share',
})

/** From so many on, "178 out of 240" is a count of people and no way to tell a share, as "nine out of ten" is. */
const COUNTED = 21

/** "40 percent", "two-thirds of", "half of", "one in five", "nine out of ten", "a quarter [were]"; the count of "178 out of 240". `range` is the one that begins there. */
export function sharesAt(passage: Passage, i: number, range: Amount | null): Amount | null {
  const { tokens, lexicon } = passage
  // "all but two of the 40": how many that leaves is nobody's words.
  const left = tokens[i]?.norm === 'all' && tokens[i + 1]?.norm === 'but' ? numeral(passage, i + 2) : null
  if (left) return share(i, left.last)
  const norm = tokens[i]?.norm ?? ''
  if (norm === 'half' && /^(first|second|other)$/.test(tokens[i - 1]?.norm ?? '')) return null
  if (norm === 'half' && numeral(passage, i) === null) {
    return /^(of|the|their|his|her|its|our|were|are|was|have|had)$/.test(tokens[i + 1]?.norm ?? '')
      ? share(i, i)
      : null
  }
  if (startsWithDigit(norm) && /^\d\/\d$/.test(norm)) return tokens[i + 1]?.norm === 'of' ? share(i, i) : null
  const number = range ?? numeral(passage, i)
  const fraction = range ? null : fractionAt(tokens, i, number?.last ?? i, lexicon.numbers)
  if (fraction !== null) return share(i, fraction)
  if (!number) return null
  const percent = percentAt(tokens, number.last + 1)
  if (percent !== null) return share(i, percent)
  if (range) return null
  // "52 to 38 percent": shares that fall are no range.
  if (TO.test(tokens[number.last + 1]?.norm ?? '')) {
    const other = numeral(passage, number.last + 2)
    if (other && PERCENT.test(tokens[other.last + 1]?.norm ?? '')) return share(i, number.last)
  }
  if ('lower' in number) return null
  const last = oneIn(passage, number)
  if (last === null) return null
  const { value } = number
  const counts = value >= COUNTED && tokens[number.last + 1]?.norm === 'out'
  return counts ? { ...share(i, last), ...between(value, value), rule: 'number' } : share(i, last)
}

/** The fraction's last token: "two-thirds", "a third of", "a quarter were", whose number ends at `last`; else null. */
function fractionAt(tokens: readonly Token[], i: number, last: number, numbers: Numbers): number | null {
  const fraction = (k: number): boolean => numbers.at(tokens[k])?.place === 'fraction'
  const one = tokens[i]?.norm === 'a' || tokens[i]?.norm === 'one'
  if (one && last === i && fraction(i + 1)) {
    // "a third of a million".
    if (scaleAt(tokens, i + 2, numbers)) return i + 4
    return /^(of|were|are|have|had|died|fled)$/.test(tokens[i + 2]?.norm ?? '') ? i + 1 : null
  }
  const k = tokens[last + 1]?.norm === '-' ? last + 2 : last + 1
  // "the Twenty-sixth" is a regiment.
  const single = k > last + 1 && numbers.at(tokens[i])?.place !== 'ten'
  return fraction(k) && (tokens[k]?.norm.endsWith('s') || single) ? k : null
}

/** The last token of "percent", "per cent", "percentage points" from token `i`; else null. */
function percentAt(tokens: readonly Token[], i: number): number | null {
  const k = tokens[i]?.norm === '-' ? i + 1 : i
  if (PERCENT.test(tokens[k]?.norm ?? '')) return /^points?$/.test(tokens[k + 1]?.norm ?? '') ? k + 1 : k
  return tokens[k]?.norm === 'per' && tokens[k + 1]?.norm === 'cent' ? k + 1 : null
}

/** The last token of "one in five", "nine out of every ten" after its first number; else null. */
function oneIn(passage: Passage, number: Numeral): number | null {
  const { tokens, lexicon } = passage
  const k = number.last + 1
  const out = tokens[k]?.norm === 'out' && tokens[k + 1]?.norm === 'of'
  const every = (at: number): number => (/^(every|each)$/.test(tokens[at]?.norm ?? '') ? at + 1 : at)
  const whole = out ? every(k + 2) : tokens[k]?.norm === 'in' ? every(k + 1) : -1
  const of = whole < 0 ? null : numeral(passage, whole)
  if (!of || of.value <= number.value || of.value > 1_000_000) return null
  // "three in two days", "40 in 2023" are no shares.
  if (!out && (of.value > 1000 || lexicon.units.after.get(tokens[of.last + 1]?.norm ?? '') === 'time'))
    return null
  return of.last
}

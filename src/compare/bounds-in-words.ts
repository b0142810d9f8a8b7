import type { Bound } from './item.ts'
import type { Range } from './range.ts'

const figure = (n: number) => n.toLocaleString('en')

/** "More than 1,000" stays that, and does not become at least 1,001. */
const atLeast = ({ value, uses }: Bound): string =>
  uses.some(({ bounds }) => bounds?.strict === true && bounds.lower === value)
    ? `more than ${figure(value - 1)}`
    : `at least ${figure(value)}`

/** The bounds of a range as a sentence has them; never one number where there are two. */
export function boundsInWords({ lower, upper }: Pick<Range, 'lower' | 'upper'>): string {
  if (lower !== null && upper !== null && lower.value > upper.value) {
    return `nothing: ${atLeast(lower)} and at most ${figure(upper.value)} contradict each other`
  }
  if (lower !== null && upper !== null && lower.value === upper.value) return figure(lower.value)
  const parts = [
    lower === null ? 'no lower bound' : atLeast(lower),
    upper === null ? 'no upper bound' : `at most ${figure(upper.value)}`,
  ]
  return parts.join(', ')
}

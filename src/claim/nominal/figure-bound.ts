import type { BoundSense } from '../../lexicon/bounds.ts'
import type { FoundQuantity } from '../../model/index.ts'
import { bounded } from '../../quantify/index.ts'
import type { Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'

/** Words of a figure's verb are few: a bound phrase is looked for this many tokens before the figure. */
const BOUND_REACH = 4

/** The figure with what the words before it say of it: "has passed 40", "fell short of 40", "has not reached 40". */
export function bound(parts: Parts, group: Group, q: FoundQuantity, from: number, not: number): Group {
  const { tokens, doc, lexicon } = parts
  const { quantity } = group
  if (!quantity) return group
  const open = (first: number, sense: BoundSense): Group => {
    const span = [tokens[first]?.start ?? quantity.span[0], quantity.span[1]] as const
    return {
      ...group,
      first,
      quantity: { ...bounded(quantity, sense), span, wording: doc.text.slice(...span) },
    }
  }
  if (not >= 0) {
    const denied = open(not, 'upper')
    const { lower, upper } = quantity
    // "could not be less than 40" is at least 40, "cannot be more than 40" at most.
    const turned = (lower === null) === (upper === null) ? null : { lower: upper, upper: lower }
    return turned && denied.quantity ? { ...denied, quantity: { ...denied.quantity, ...turned } } : denied
  }
  // "past the 40 mark".
  const start = tokens[q.first - 1]?.norm === 'the' ? q.first - 1 : q.first
  for (let k = Math.max(from, start - BOUND_REACH); k < start; k++) {
    const found =
      lexicon.figures.bounds.at(tokens, k) ?? (start < q.first ? lexicon.bounds.before.at(tokens, k) : null)
    if (found && k + found.length === start) return open(k, found.value)
  }
  return group
}

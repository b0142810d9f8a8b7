import type { Lexicon } from '../lexicon/index.ts'
import type { Doc, FoundPeriod, FoundQuantity } from '../model/index.ts'

/** Every amount in the text, left to right, not overlapping. */
export function findQuantities(_doc: Doc, _lexicon: Lexicon): FoundQuantity[] {
  return []
}

/** Every time expression, left to right, not overlapping; `published` is an ISO date or null. */
export function findPeriods(_doc: Doc, _published: string | null, _lexicon: Lexicon): FoundPeriod[] {
  return []
}

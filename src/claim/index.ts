import type { Lexicon } from '../lexicon/index.ts'
import type { Attribution, Claim, Doc, FoundPeriod, FoundQuantity, Report, Source } from '../model/index.ts'

/** What the stages before found. */
export interface Found {
  readonly quantities: readonly FoundQuantity[]
  readonly periods: readonly FoundPeriod[]
  readonly sources: readonly Source[]
  readonly attributions: readonly Attribution[]
}

/** Claims in text order; ids are `c1…`. */
export function findClaims(_doc: Doc, _found: Found, _report: Report, _lexicon: Lexicon): Claim[] {
  return []
}

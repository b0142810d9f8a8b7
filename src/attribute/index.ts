import type { Lexicon } from '../lexicon/index.ts'
import type { Attribution, Doc, FoundPeriod, Report, Source } from '../model/index.ts'

/** Sources and the attributions to them, in text order; ids are `s1…` and `a1…`. */
export function attribute(
  _doc: Doc,
  _periods: readonly FoundPeriod[],
  _report: Report,
  _lexicon: Lexicon,
): { sources: Source[]; attributions: Attribution[] } {
  return { sources: [], attributions: [] }
}

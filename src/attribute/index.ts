import type { Lexicon } from '../lexicon/index.ts'
import type { Attribution, Doc, FoundPeriod, Report, Source } from '../model/index.ts'
import { cited } from './cited.ts'
import { combined, type Proposed } from './combined.ts'
import { resolve } from './resolve.ts'
import { scan } from './scan.ts'
import { eachSilent } from './silence.ts'
import { findSpans } from './spans.ts'

export type { FoundAttribution } from './found.ts'

/**
 * Sources and the attributions to them, in text order; ids are `s1…` and `a1…`. Two steps, so that another reader
 * can put its own spans in place of the first: where source, cue and content stand, and who and how it is.
 * `proposed` are such spans, joined with the rules' own.
 */
export function attribute(
  doc: Doc,
  periods: readonly FoundPeriod[],
  report: Report,
  lexicon: Lexicon,
  proposed: Proposed = { attributions: [], complete: false },
): { sources: Source[]; attributions: Attribution[] } {
  const s = scan(doc, lexicon)
  const found = combined(doc, findSpans(s), proposed)
  return resolve(s, eachSilent(s, cited(s, found)), periods, report)
}

import type { Lexicon } from '../lexicon/index.ts'
import type { Attribution, Doc, FoundPeriod, Report, Source } from '../model/index.ts'
import { cited } from './spans/cited.ts'
import { continued, speaks } from './spans/continuation.ts'
import { combined, type Proposed } from './spans/combined.ts'
import type { FoundAttribution } from './phrase/found.ts'
import { resolve } from './resolve.ts'
import { type Scan, scan } from './phrase/scan.ts'
import { eachSilent } from './spans/silence.ts'
import { findSpans } from './spans/spans.ts'
import { speakerOf } from './spans/verb.ts'

export { spanTokens } from './phrase/mention.ts'
export type { FoundAttribution } from './phrase/found.ts'

/** What the rules find in a text, in text order, before anybody asks who the sources are. */
export interface ByRules {
  readonly scan: Scan
  readonly found: readonly FoundAttribution[]
}

export function byRules(doc: Doc, lexicon: Lexicon): ByRules {
  const s = scan(doc, lexicon)
  return { scan: s, found: findSpans(s) }
}

/**
 * Sources and the attributions to them, in text order; ids are `s1…` and `a1…`. Two steps, so that another reader
 * can put its own spans in place of the first: where source, cue and content stand, and who and how it is.
 * `proposed` are such spans, joined with the rules' own.
 */
export function attribute(
  { scan: s, found }: ByRules,
  periods: readonly FoundPeriod[],
  report: Report,
  proposed: Proposed = { attributions: [], complete: false },
): { sources: Source[]; attributions: Attribution[] } {
  const joined = combined(s.doc, found, proposed, (cue) => speaks(s, cue))
  const all = proposed.attributions.length === 0 ? joined : completed(s, joined)
  return resolve(s, eachSilent(s, cited(s, all)), periods, report)
}

/** What another reader leaves out: who speaks by a participle, and quoted sentences that follow further off than it looks. */
const completed = (s: Scan, found: readonly FoundAttribution[]): readonly FoundAttribution[] =>
  continued(
    s,
    found.map((one) =>
      one.rule === 'trained' && one.source.length === 0 ? { ...one, source: speakerOf(s, one.cue) } : one,
    ),
  )

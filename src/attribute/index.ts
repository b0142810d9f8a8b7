import type { Lexicon } from '../lexicon/index.ts'
import type { Attribution, Doc, FoundPeriod, Report, Source, Span } from '../model/index.ts'
import { turnOf } from '../segment/index.ts'
import { cited } from './spans/cited.ts'
import { withContrasts } from './spans/contrast.ts'
import { continued, reportsSpeech } from './spans/continuation.ts'
import { combined, type Proposed } from './spans/combined.ts'
import type { FoundAttribution } from './phrase/found.ts'
import { spanTokens, tokensWithin } from '../segment/index.ts'
import { tellsCount, tellsEvent } from './spans/noun.ts'
import { resolve } from './resolve.ts'
import { type Scan, scan } from './phrase/scan.ts'
import { edges, isAmountAlone } from './spans/rivals.ts'
import { eachSilent } from './spans/silence.ts'
import { withPartsTold } from './spans/of-them.ts'
import { partsPhrase } from './spans/parted.ts'
import { sound } from './spans/sound.ts'
import { findSpans } from './spans/spans.ts'
import { speakerOf } from './spans/verb.ts'

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
  const joined = combined(s.doc, found, proposed, {
    speaks: (cue) => reportsSpeech(s, cue),
    tells: (content) => tellsEvent(s, tokensWithin(s.tokens, content)),
    verbAt: (offset) => /^(VERB|AUX)$/.test(spanTokens(s.tokens, [offset, offset + 20])[0]?.tag ?? ''),
    parted: (offset) => partsPhrase(s, offset),
    sound: (one) => sound(s, one),
    amountAlone: ([content, more]) =>
      content !== undefined && more === undefined && isAmountAlone(s, edges(s, content)),
    counts: (content) => tellsCount(s, tokensWithin(s.tokens, content)),
  })
  const all =
    proposed.attributions.length === 0
      ? joined
      : completed(
          s,
          joined.flatMap((one) => inTurn(s, one)),
        )
  return resolve(s, eachSilent(s, withPartsTold(s, cited(s, withContrasts(s, all)))), periods, report)
}

/**
 * What another reader proposes in a turn, whose speaker has the whole of it: that he thinks so himself takes no claim from him
 * ("I can't tell you how many fell"), and what somebody else said ("as the president said") ends with its sentence.
 */
function inTurn(s: Scan, one: FoundAttribution): FoundAttribution[] {
  const [cue] = one.cue
  const said = cue && one.rule.startsWith('trained') ? spanTokens(s.tokens, cue)[0] : undefined
  if (!said || said.quotation >= 0 || turnOf(s.doc, said.sentence) < 0) return [one]
  const who = one.source.map((span) => s.doc.text.slice(...span).toLowerCase()).join(' ')
  const own = one.rule === 'trained' && /^(i|we|you)$/.test(who)
  if (own && tellsEvent(s, tokensWithin(s.tokens, one.content))) return []
  const end = s.doc.sentences[said.sentence]?.span[1] ?? Infinity
  const content = one.content.flatMap(([from, to]): Span[] => {
    if (to <= end || spanTokens(s.tokens, [from, to]).some(({ quotation }) => quotation >= 0))
      return [[from, to]]
    return from < end ? [[from, end]] : []
  })
  return content.length > 0 ? [{ ...one, content }] : [one]
}

/** What another reader leaves out: who speaks by a participle, and quoted sentences that follow further off than it looks. */
const completed = (s: Scan, found: readonly FoundAttribution[]): readonly FoundAttribution[] =>
  continued(
    s,
    found.map((one) =>
      one.rule === 'trained' && one.source.length === 0 ? { ...one, source: speakerOf(s, one.cue) } : one,
    ),
  )

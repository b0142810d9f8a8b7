import type { Span } from '../../model/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { spanTokens } from '../../segment/index.ts'
import { phraseStartingAt } from '../phrase/phrase.ts'
import { holdsVerb, norm, pastAmount, type Range, type Scan, spanOf } from '../phrase/scan.ts'
import { isAmount } from './figure.ts'
import { holdsClause } from './holds-clause.ts'

/** An amount alone, with its bounds and people, has at most so many words. */
const SHORT = 7
const JOINS = /^([,):;—–]|and|or|but|while|whereas)$/
const LEADS = /^(as|at|to|of|by)$/
const BEFORE = /^content-before-(cue|source)$/
const AFTER = 'content-after-source'
const CLAUSE = 'clause-after-cue'
const FIGURES = new Set(['figure-after-cue', 'passive-by-source'])
const AROUND = 'content-around-cue'

/**
 * Each voice has only its own words where several are named after each other: "40 died, the army said, [and 60 were hurt],
 * according to doctors", "40 died, according to the army, [and 60,] according to residents", "according to the army, [40
 * died] and, according to residents, 60", "hundreds died: [300] according to the army", "the army said [40 had died], a
 * figure the rebels put at 60".
 */
export function apartFromRivals(s: Scan, found: readonly FoundAttribution[]): FoundAttribution[] {
  const bySentence = Map.groupBy(found, (one) => sentenceOf(s, one))
  const apart = found.map((one) => {
    const [content] = one.content
    if (one.content.length !== 1 || !content) return one
    const rivals = (bySentence.get(sentenceOf(s, one)) ?? []).filter((other) => other !== one)
    const own = BEFORE.test(one.rule)
      ? behindRivals(s, content, rivals)
      : one.rule === AFTER
        ? beforeRivals(s, content, rivals)
        : one.rule === CLAUSE
          ? beforeFigure(s, content, rivals)
          : null
    return own ? { ...one, content: [spanOf(s, own)] } : one
  })
  const starts = new Map(
    apart.filter(({ rule }) => BEFORE.test(rule)).map((one) => [one.content[0]?.[0], one]),
  )
  return apart.map((one) =>
    one.rule === AROUND
      ? { ...one, content: one.content.filter((part, i) => i === 0 || !tells(starts.get(part[0]), part)) }
      : one,
  )
}

/** "nine fell, the army says – [12, say the rebels]": is a part of a content what another voice says, with its words of saying? */
const tells = (other: FoundAttribution | undefined, [, end]: Span): boolean =>
  (other?.cue[0]?.[0] ?? end) < end

/** The sentence of the words of attribution. */
const sentenceOf = ({ tokens }: Scan, { cue, source }: FoundAttribution): number => {
  const span = cue[0] ?? source[0]
  return span ? (spanTokens(tokens, span)[0]?.sentence ?? -1) : -1
}

/** What of a content stands behind the last voice named within it, or as an amount alone behind a colon or dash; else null. */
function behindRivals(s: Scan, content: Span, rivals: readonly FoundAttribution[]): Range | null {
  const named = rivals
    .filter(({ rule, cue }) => BEFORE.test(rule) || (rule === AROUND && !quoted(s, cue)))
    .map(voiceEnd)
    .filter((at) => at > content[0] && at < content[1])
  const [start, last] = edges(s, content)
  if (named.length > 0) {
    const from = Math.max(...named)
    let first = start
    while (first <= last && (s.tokens[first]?.start ?? 0) < from) first++
    while (first <= last && JOINS.test(norm(s, first))) first++
    const own: Range = [first, last]
    return first <= last && (isAmountAlone(s, own) || holdsClause(s, first, last)) ? own : null
  }
  let mark = last
  while (mark >= start && !/^[:—–]$/.test(norm(s, mark))) mark--
  const told = mark >= start && isAmountAlone(s, [mark + 1, last]) && holdsClause(s, start, mark - 1)
  return told ? [mark + 1, last] : null
}

/** Do words of attribution stand within quoted words? */
const quoted = ({ tokens }: Scan, [cue]: readonly Span[]): boolean =>
  cue !== undefined && spanTokens(tokens, cue).some(({ quotation }) => quotation >= 0)

/** Where the words that name a voice end. */
const voiceEnd = ({ source, cue }: FoundAttribution): number =>
  source.length === 0 ? 0 : Math.max(...[...source, ...cue].map(([, end]) => end))

/** What of a content stands before another voice that is named within it and has an amount alone behind it; else null. */
function beforeRivals(s: Scan, [start, end]: Span, rivals: readonly FoundAttribution[]): Range | null {
  for (const { cue, content, rule } of rivals) {
    if (rule !== AFTER) continue
    const at = cue[0]?.[0] ?? end
    const other = content[0]
    if (at <= start || at >= end || !other || other[0] < at || !isAmountAlone(s, edges(s, other))) continue
    const [first, behind] = edges(s, [start, at])
    let last = behind
    while (last >= first && JOINS.test(norm(s, last))) last--
    if (last >= first) return [first, last]
  }
  return null
}

/** What of a content stands before the figure of its own that another voice gives at its end; else null. */
function beforeFigure(s: Scan, content: Span, rivals: readonly FoundAttribution[]): Range | null {
  for (const { rule, source, content: given } of rivals) {
    const [named, figure] = given
    const end = Math.max(figure?.[1] ?? 0, source.at(-1)?.[1] ?? 0)
    if (!FIGURES.has(rule) || !named || !figure || named[0] <= content[0] || end < content[1]) continue
    const [first, last] = edges(s, [content[0], named[0]])
    return [first, norm(s, last) === ',' ? last - 1 : last]
  }
  return null
}

/** The first and last token of a span. */
export function edges(s: Scan, span: Span): Range {
  const tokens = spanTokens(s.tokens, span)
  return [tokens[0]?.index ?? 0, tokens.at(-1)?.index ?? -1]
}

/** "at least 60", "at 400", "550 people", not "41 with wounds", "three more than on Monday". */
export function isAmountAlone(s: Scan, [from, to]: Range): boolean {
  const first = LEADS.test(norm(s, from)) && !isAmount(s, from) ? from + 1 : from
  const last = /^[.;]$/.test(norm(s, to)) ? to - 1 : to
  if (last < first || last - first >= SHORT || !isAmount(s, first) || holdsVerb(s, [first, last]))
    return false
  return s.tokens.slice(pastAmount(s, first), last + 1).every(({ tag }) => /^(NOUN|ADJ|PROPN|NUM)$/.test(tag))
}

/** "at 40", "as about 40": the figure that begins at a token; else null. */
export function figureOf(s: Scan, at: number, ceiling: number): Range | null {
  const phrase = /^(at|as)$/.test(norm(s, at)) ? phraseStartingAt(s, at + 1, ceiling) : null
  if (!phrase) return null
  // "at 12 and residents at 40"
  const end = pastAmount(s, at + 1)
  const last = /^(and|but)$/.test(norm(s, end)) ? end - 1 : phrase[1]
  return isAmountAlone(s, [at + 1, last]) ? [at, last] : null
}

/** "between [300] (according to the army) and 400 (according to the rebels)": the bound alone is what each of them says. */
export const boundAlone = (s: Scan, [first, last]: Range): Range =>
  /^(between|from)$/.test(norm(s, first)) && isAmountAlone(s, [first + 1, last])
    ? [first + 1, last]
    : [first, last]

import type { Span } from '../../model/index.ts'
import { bounds, closes, norm, opens, quotationAt, type Range, type Scan, spanOf } from '../phrase/scan.ts'

/** "While Reyes said the road was open, …": the content of a clause that hangs on another ends with it. */
export const subordinated = (s: Scan, unit: number): boolean =>
  /^(as|while|when|if|although|though|because|since|after|before|once|until)$/.test(norm(s, unit - 1)) &&
  !(
    norm(s, unit - 1) === 'because' &&
    s.tokens[unit - 2]?.tag !== 'PUNCT' &&
    s.tokens[unit - 2]?.sentence === s.tokens[unit]?.sentence
  )

/** Token range -> span, widened to whole quotations that the range cuts: quoted words are quoted to their end. */
export function contentSpan(s: Scan, [first, to]: Range): Span {
  // The stop of the sentence is no part of what is reported, save in quotation marks.
  let last = to
  while (last > first && /^[.,;:]$/.test(norm(s, last)) && s.tokens[last]?.quotation === -1) last--
  let [start, end] = spanOf(s, [first, last])
  for (let i = first; i <= last; i++) {
    const mark = s.marks.get(i)
    const quotation = mark && s.doc.quotations[mark.quotation]
    if (!quotation) continue
    if (opens(s, i) && quotation.span[1] > end) end = quotation.span[1]
    if (closes(s, i) && quotation.span[0] < start) start = quotation.span[0]
  }
  return [start, end]
}

/** What stands before the words of attribution at token `unit`, back to its sentence's (or quotation's) start. */
export function contentBefore(s: Scan, unit: number): Range | null {
  const [start] = bounds(s, unit)
  const floor = bracketBefore(s, start, unit)
  // “Why?” Hale asked: the quoted words are a sentence of their own.
  const own = unit === start && !opensParagraph(s, unit) ? quotationAt(s, unit - 1) : undefined
  if (own) return [Math.max(0, own.first - 1), unit - 1]
  let last = unit - 1
  while (last >= floor && /^[,—–-]$/.test(norm(s, last))) last--
  if (last < floor) return null
  let first = floor
  if (closes(s, last)) {
    const quotation = quotationAt(s, last)
    // Several quoted sentences before one "he said" are one content.
    if (quotation && quotation.first < floor) first = quotation.first
    // "He was blunt: “We lost,” he said": the words before a colon are not what he said.
    const before = quotation ? quotation.first - 1 - (s.marks.has(quotation.first - 2) ? 1 : 0) : -1
    if (quotation && before > floor && /^[:;.?!—–-]$/.test(norm(s, before - 1))) first = before
  }
  return [first, last]
}

/** Does a paragraph begin here? Whoever speaks there has no part in what is quoted above. */
const opensParagraph = ({ doc: { sentences, paragraphs }, tokens }: Scan, at: number): boolean =>
  paragraphs[sentences[tokens[at]?.sentence ?? -1]?.paragraph ?? -1]?.first === at

/** "(ten of them are ill, the council says)": the token after a bracket that is open at `unit`, or `floor`. */
function bracketBefore(s: Scan, floor: number, unit: number): number {
  let closed = 0
  for (let i = unit - 1; i >= floor; i--) {
    if (norm(s, i) === ')') closed++
    else if (norm(s, i) === '(' && closed-- === 0) return i + 1
  }
  return floor
}

/** Is the verb one that attributes, and may what it attributes have this form? */
export const takes = (s: Scan, verb: number, form: string): boolean =>
  s.lexicon.cues.verbOf(s.tokens[verb])?.takes.has(form) ?? false

/** Does the verb attribute whatever stands after it, not figures alone? */
export function isCue(s: Scan, verb: number): boolean {
  const forms = s.lexicon.cues.verbOf(s.tokens[verb])?.takes
  return forms !== undefined && [...forms].some((form) => form !== 'toll' && form !== 'count')
}

/** Is it a verb that takes quoted words, "said" but not "hoped"? */
export const takesQuotes = (s: Scan, verb: number): boolean => takes(s, verb, 'quote')

import { closes, norm, opens, type Scan } from '../phrase/scan.ts'

/** The last token before the first comma outside quotation marks, or `ceiling`. */
export function firstComma(s: Scan, from: number, ceiling: number): number {
  for (let i = from; i <= ceiling; i++)
    if (norm(s, i) === ',' && s.tokens[i]?.quotation === s.tokens[from - 1]?.quotation) return i - 1
    else if (closes(s, i) && norm(s, i - 1) === ',' && i < ceiling) {
      const after = pastMarks(s, i)
      // "he “loves the sea,” and “the sea loves me,”": what goes on in quotation marks is one clause.
      if (!quotesOn(s, after)) return after - 1
      i = after - 1
    }
  return ceiling
}

/** The first token after the first comma outside quotation marks, or after the closing mark behind it. */
export function pastComma(s: Scan, from: number, ceiling: number): number {
  const last = firstComma(s, from, ceiling)
  return norm(s, last + 1) === ',' ? last + 2 : last + 1
}

/** "The mayor – who said he was tired – left": the next dash, or -1. */
export function nextDash(s: Scan, from: number, ceiling: number): number {
  for (let i = from; i <= ceiling; i++) if (/^[—–]$/.test(norm(s, i))) return i
  return -1
}

/** Is this the last closing mark after a comma: “…,” and the mark of two strokes? */
export const commaBefore = (s: Scan, i: number): boolean =>
  closes(s, i) && !closes(s, i + 1) && norm(s, beforeMarks(s, i)) === ','

/** The last token up to `i` that closes no quotation. */
export function beforeMarks(s: Scan, i: number): number {
  let at = i
  while (closes(s, at)) at--
  return at
}

/** The first token from `i` on that closes no quotation. */
export function pastMarks(s: Scan, i: number): number {
  let at = i
  while (closes(s, at)) at++
  return at
}

/** Do further quoted words begin at `i`, joined on by "and" or by nothing? */
export const quotesOn = (s: Scan, i: number): boolean =>
  opens(s, i) || (/^(and|or|but)$/.test(norm(s, i)) && opens(s, i + 1))

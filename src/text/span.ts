/**
 * Half-open `[start, end)` in UTF-16 code units of the report's own text:
 * `text.slice(start, end)` is the wording, always.
 */
export type Span = readonly [start: number, end: number]

export const length = ([start, end]: Span): number => end - start

/** How much several spans hold together. */
export const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, span) => sum + length(span), 0)

export const overlaps = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1]

export const contains = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1]

/** The smallest span that holds all of `spans`; throws on an empty list, which has none. */
export function hull(spans: readonly Span[]): Span {
  if (spans.length === 0) throw new RangeError('hull of no spans')
  return [Math.min(...spans.map((s) => s[0])), Math.max(...spans.map((s) => s[1]))]
}

/** `span` without white space at its ends; an all-blank span collapses at its start. */
export function trim(text: string, [start, end]: Span): Span {
  let from = start
  let to = end
  while (from < to && /\s/.test(text.charAt(from))) from++
  while (to > from && /\s/.test(text.charAt(to - 1))) to--
  return [from, to]
}

/** Order by start, the longer one first where two start together: outer before inner. */
export const bySpan = (a: Span, b: Span): number => a[0] - b[0] || b[1] - a[1]

/** Does a position stand in one of the spans? */
export function positionsIn(spans: readonly Span[]): (at: number) => boolean {
  return (at) => spans.some(([start, end]) => start <= at && at < end)
}

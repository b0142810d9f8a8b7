import type { Span } from './span.ts'

/** A cleaned text that leads back to the original: rules match on `text`, results are told in spans of `original`. */
export interface View {
  readonly original: string
  readonly text: string
  /** A span of `text` as the span of `original` it came from. */
  toOriginal(span: Span): Span
}

/** Replace `span` of the original by `by`, which may be empty. */
export interface Edit {
  readonly span: Span
  readonly by: string
}

/** Apply `edits` (sorted, not overlapping) to `original`. O(n), and O(log edits) to lead a span back. */
export function edited(original: string, edits: readonly Edit[]): View {
  const parts: string[] = []
  // From `at[k]` on in the view, positions lie `shift[k]` further on in the original.
  const at: number[] = [0]
  const shift: number[] = [0]
  let read = 0
  let written = 0
  for (const { span, by } of edits) {
    if (span[0] < read) throw new RangeError('edits overlap or are out of order')
    parts.push(original.slice(read, span[0]), by)
    written += span[0] - read + by.length
    read = span[1]
    if (by.length !== span[1] - span[0]) {
      at.push(written)
      shift.push(read - written)
    }
  }
  parts.push(original.slice(read))
  const text = edits.length === 0 ? original : parts.join('')

  const lead = (position: number): number => {
    let low = 0
    let high = at.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((at[middle] ?? 0) <= position) low = middle
      else high = middle - 1
    }
    return position + (shift[low] ?? 0)
  }
  return {
    original,
    text,
    // The end is led back from the last unit inside, so that a deletion right after the span stays outside.
    toOriginal: ([start, end]) =>
      at.length === 1
        ? [start, end]
        : end > start
          ? [lead(start), lead(end - 1) + 1]
          : [lead(start), lead(start)],
  }
}

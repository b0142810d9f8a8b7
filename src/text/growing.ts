import type { Span } from './span.ts'

/** Spans of a text, put in one by one. */
export interface Growing {
  add(span: Span): void
  /** Does one of those put in hold the span? */
  holds(span: Span): boolean
}

/** For a text of so many units. Method: the furthest end of the spans that begin up to a place, in a Fenwick tree. */
export function growing(length: number): Growing {
  const furthest = new Int32Array(length + 2)
  return {
    add: ([start, end]) => {
      for (let i = start + 1; i < furthest.length; i += i & -i)
        if ((furthest[i] as number) < end) furthest[i] = end
    },
    holds: ([start, end]) => {
      for (let i = start + 1; i > 0; i -= i & -i) if ((furthest[i] as number) >= end) return true
      return false
    },
  }
}

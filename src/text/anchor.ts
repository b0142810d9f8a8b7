import type { Span } from './span.ts'

/** Characters of context kept on each side of a quote. */
const CONTEXT = 32

/** W3C TextQuoteSelector beside positions: enough to find the words again in a changed text. */
export interface Anchor {
  readonly start: number
  readonly end: number
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

export function anchor(text: string, [start, end]: Span): Anchor {
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  }
}

const commonSuffix = (a: string, b: string): number => {
  let n = 0
  while (n < a.length && n < b.length && a.charAt(a.length - 1 - n) === b.charAt(b.length - 1 - n)) n++
  return n
}

const commonPrefix = (a: string, b: string): number => {
  let n = 0
  while (n < a.length && n < b.length && a.charAt(n) === b.charAt(n)) n++
  return n
}

/**
 * Where the anchored words stand in `text`: at their old position if they are still there, else at the
 * occurrence whose surroundings fit best (the nearest, among equals); null when the words are gone.
 * Method: exact search before anything else, as the Hypothesis client does.
 */
export function locate(text: string, { start, end, exact, prefix, suffix }: Anchor): Span | null {
  if (exact === '') return null
  if (
    text.slice(start, end) === exact &&
    text.slice(0, start).endsWith(prefix) &&
    text.startsWith(suffix, end)
  ) {
    return [start, end]
  }
  let best: { at: number; fit: number } | null = null
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const before = text.slice(Math.max(0, at - prefix.length), at)
    const after = text.slice(at + exact.length, at + exact.length + suffix.length)
    const fit = commonSuffix(before, prefix) + commonPrefix(after, suffix)
    const nearer = best !== null && fit === best.fit && Math.abs(at - start) < Math.abs(best.at - start)
    if (best === null || fit > best.fit || nearer) best = { at, fit }
  }
  return best && [best.at, best.at + exact.length]
}

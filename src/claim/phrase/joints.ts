import type { Token } from '../../model/index.ts'

/** The words that a relative clause begins with. */
export const WH = /^(who|that|which|whom|whose)$/
/** What ends a clause for good, where a comma does not. */
export const BREAK = /^[;:—–]$|^--$/

/** The "who" or "which" that ends at `i`, or before an aside in commas that ends there; else -1. */
export function relativeOf(tokens: readonly Token[], i: number): number {
  const who = (at: number): boolean => /^(who|which|that)$/.test(tokens[at]?.norm ?? '')
  if (who(i)) return i
  if (tokens[i]?.norm !== ',') return -1
  for (let k = i - 1; k > 0 && tokens[k]?.sentence === tokens[i]?.sentence; k--)
    if (tokens[k]?.norm === ',') return who(k - 1) ? k - 1 : -1
  return -1
}

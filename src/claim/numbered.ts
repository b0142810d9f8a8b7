import type { Claim } from '../model/index.ts'

/** Claims in the order of the text, each with its id: `c1`, `c2`, … */
export const numbered = (claims: readonly Claim[]): Claim[] =>
  claims
    .toSorted((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])
    .map((claim, index) => ({ ...claim, id: `c${index + 1}` }))

import type { Doc, Quantity, Token } from '../../model/index.ts'

/**
 * An amount told by one word that is no number: "no", "many", "another". Its wording is the report's own, for the token of
 * a text in capitals is not written as there.
 */
export const wordAmount = (doc: Doc, { start, end }: Token, count: number | null): Quantity => ({
  span: [start, end],
  wording: doc.text.slice(start, end),
  lower: count,
  upper: count,
  approx: false,
  per: null,
})

import type { Quantity } from '../model/index.ts'
import type { Group } from './draft.ts'
import type { Parts } from './parts.ts'

const DEFINITE = /^(the|this|that|my|our|your|his|her|its|their)$/i
const ORDINAL =
  /^(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(st|nd|rd|th)|last|latest|next)$/

/**
 * The amount as a claim tells it: "the pilot" and "my brother" are one person by the whole phrase; "the third soldier"
 * tells which one, and no amount.
 */
export function toldAmount({ tokens, doc }: Parts, group: Group | null): Quantity | null {
  const quantity = group?.quantity ?? null
  if (!group || !quantity || !DEFINITE.test(quantity.wording)) return quantity
  const end = tokens[group.head]?.end ?? 0
  if (end <= quantity.span[1]) return null
  const span = [quantity.span[0], end] as const
  const which = tokens.slice(group.first, group.head).some(({ norm }) => ORDINAL.test(norm))
  return which ? null : { ...quantity, span, wording: doc.text.slice(...span) }
}

import type { Quantity } from '../../model/index.ts'
import { amountOf, type Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'

/** The amount as a claim tells it: "the pilot", "my brother", "Tamm's wife" and "the third soldier" are one person by the whole phrase. */
export function toldAmount({ tokens, doc }: Parts, group: Group | null): Quantity | null {
  const quantity = group?.quantity ?? null
  if (!group || !quantity || amountOf(group)) return quantity
  // "her daughter, Ada Tamm": up to the name.
  const comma = tokens.slice(group.first, group.head).findIndex(({ norm }) => norm === ',')
  const end = tokens[comma < 0 ? group.head : group.first + comma - 1]?.end ?? 0
  if (end <= quantity.span[1]) return null
  const span = [quantity.span[0], end] as const
  return { ...quantity, span, wording: doc.text.slice(...span) }
}

import type { FoundQuantity, NounPhrase, Token } from '../../model/index.ts'
import type { Ground } from './parts.ts'

/** The amount in the phrase, or before it: "dozens of", "three of [the soldiers]", "at least 12". */
export function amount(
  { tokens, quantities, quantityOf }: Ground,
  np: NounPhrase,
  head: number,
  used: Set<number>,
): { quantity: FoundQuantity | null; first: number; after: number; outOf?: FoundQuantity } {
  const take = (index: number): FoundQuantity | null => {
    const q = quantities[index]
    if (q) used.add(index)
    return q ?? null
  }
  for (let i = np.first; i <= head; i++) {
    const index = quantityOf[i] ?? -1
    if (index === -1) continue
    const quantity = take(index)
    if (!quantity) continue
    // "[during] the attack seven people": a noun before the amount belongs to another phrase.
    let first = Math.min(np.first, quantity.first)
    for (let k = first; k < quantity.first; k++)
      if (/^(NOUN|PROPN)$/.test(tokens[k]?.tag ?? '')) first = quantity.first
    // "five of the seven priests".
    const those = /^(DET|PRON)$/.test(tokens[np.first]?.tag ?? '') && tokens[np.first - 1]?.norm === 'of'
    const some = those && first === np.first ? (quantityOf[np.first - 2] ?? -1) : -1
    const outer = quantities[some]?.last === np.first - 2 ? take(some) : null
    // "every one of the 40 villagers".
    const each =
      those && tokens[np.first - 2]?.norm === 'one' && /^(every|each)$/.test(tokens[np.first - 3]?.norm ?? '')
    if (each) return { quantity, first: np.first - 3, after: quantity.last + 1 }
    if (outer) return { quantity: outer, first: outer.first, after: quantity.last + 1, outOf: quantity }
    return { quantity, first, after: quantity.last + 1 }
  }
  const apposed = tokens[head + 1]?.norm === ',' ? (quantityOf[head + 2] ?? -1) : -1
  const end = apposed < 0 ? -1 : (quantities[apposed]?.last ?? -1)
  // "the victims, 12 in number, [were buried]".
  if (end >= 0 && tokens[end + 1]?.norm === 'in' && tokens[end + 2]?.norm === 'number')
    return { quantity: take(apposed), first: np.first, after: np.first }
  const of = tokens[np.first - 1]?.norm === 'of'
  const at = of ? lastWord(tokens, np.first - 2) : np.first - 1
  // The number at the end of a line is not that of who stands on the next.
  const index = tokens[at]?.sentence === tokens[np.first]?.sentence ? (quantityOf[at] ?? -1) : -1
  // "41 the army says are dead": only a share stands before an article ("half the army").
  const apart = !of && tokens[np.first]?.tag === 'DET' && quantities[index]?.kind === 'count'
  if (index !== -1 && quantities[index]?.last === at && !apart) {
    const quantity = take(index)
    if (quantity) return { quantity, first: quantity.first, after: np.first }
  }
  return { quantity: null, first: np.first, after: np.first }
}

/** "a 12-man patrol": as many people as its number, which ends before token `after`. */
export const strong = ({ tokens, lexicon }: Ground, after: number, head: number): boolean =>
  numbering(tokens, after) && lexicon.bodies.unit.has(tokens[head]?.norm ?? '')

/** "12[-man]", "40[-strong]", from token `i`. */
export const numbering = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.norm === '-' && /^(man|member|person|soldier|strong)$/.test(tokens[i + 1]?.norm ?? '')

export const lastWord = (tokens: readonly Token[], i: number): number =>
  /^["”“’',]$/.test(tokens[i]?.text ?? '') ? i - 1 : i

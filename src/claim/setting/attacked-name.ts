import type { Place } from '../../model/index.ts'
import { type Draft, severalOf, sizeOf } from '../phrase/draft.ts'
import { groupFrom, groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { between } from '../phrase/place-words.ts'
import { isPassive } from '../phrase/struck.ts'

/**
 * "Rebels attacked [Harra], killing nine": a name alone that no list knows is a town's where many were harmed there, who are
 * nobody's guards or family. Not "attacked Moss, killing him", "attacked Moss, killing two men".
 */
export function attackedName({ group, event }: Draft): (parts: Parts, i: number) => Place | null {
  const vague = group?.quantity != null && group.quantity.lower === null
  const many = event !== 'deployment' && group !== null && severalOf(group) && (vague || sizeOf(group) > 2)
  return (parts, i) => {
    const { tokens, lexicon, surnames } = parts
    if (!many || tokens[i]?.lemma !== 'attack' || tokens[i]?.tag !== 'VERB') return null
    if (tokens.slice(group.first, group.last + 1).some(({ norm }) => OWNED.test(norm))) return null
    const hit = isPassive(parts, i) ? groupTo(parts, i - 2) : groupFrom(parts, i + 1)
    if (hit?.kind !== 'name' || hit.sure || hit.first !== hit.last) return null
    const { norm, text } = tokens[hit.head] ?? { norm: '', text: '' }
    if (surnames.has(norm) || lexicon.sides.at(tokens, hit.first) !== null || /\p{Lu}{2}/u.test(text))
      return null
    return between(parts, hit.first, hit.last)
  }
}

const OWNED = /^(his|her|their|its)$/

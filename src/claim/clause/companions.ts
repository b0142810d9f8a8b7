import type { Token } from '../../model/index.ts'
import { commaAfter, saidAside } from '../phrase/aside.ts'
import type { Group } from '../phrase/draft.ts'
import { groupFrom } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { apart, human } from './human.ts'
import { withRight } from './victims.ts'

/** So many words "…, the ministry said on Friday, …" may have. */
const SAID = 13

/** "was killed along with two guards": people told after the event as having met the same. */
export function together(parts: Parts, from: number): Group[] {
  const { tokens } = parts
  for (let i = from; i < from + 14 && i < tokens.length; i++) {
    const t = tokens[i] as Token
    if (t.sentence !== tokens[from - 1]?.sentence) return []
    // "was killed, the ministry confirmed, together with two guards".
    const said = t.norm === ',' ? commaAfter(tokens, i, SAID) : -1
    if (said >= 0 && saidAside(parts, said) === i) {
      i = said
      continue
    }
    if (/^(VERB|AUX|SCONJ)$/.test(t.tag) && parts.periodOf[i] === -1) return []
    const two = /^(along|together)$/.test(t.norm) && tokens[i + 1]?.norm === 'with'
    const four = t.norm === 'as' && tokens[i + 1]?.norm === 'well' && tokens[i + 2]?.norm === 'as'
    // "…, against 58 policemen", "…, plus a nurse".
    const one = /^(against|plus)$/.test(t.norm) && tokens[i - 1]?.norm === ','
    // "was killed with two pupils".
    const right = t.norm === 'with' && i === from && counted(parts, i + 1)
    if (!two && !four && !one && !right) continue
    const at = i + (one || right ? 1 : two ? 2 : 3)
    const group = groupFrom(parts, at)
    if (
      !group ||
      (one && !group.quantity) ||
      // "…, as well as nine wounded": told by its own words.
      (group.kind === 'bare' && parts.lexicon.events.at(tokens, group.last + 1).length > 0) ||
      !human(group, false) ||
      group.kind === 'pronoun' ||
      // "escaped with his life".
      parts.lexicon.sets.lives.has(tokens[group.head]) ||
      fared(parts, group.last + 1)
    )
      return []
    return apart(parts, group) ? withRight(parts, group) : []
  }
  return []
}

/** "was killed with two guards [who were wounded]": what they met is told by itself, from token `i` on. */
const fared = ({ tokens, lexicon }: Parts, i: number): boolean =>
  tokens[i]?.norm === 'who' &&
  [i + 1, i + 2, i + 3].some((k) =>
    lexicon.events.at(tokens, k).some(({ sense }) => sense.sure && sense.event !== 'deaths'),
  )

/** "two pupils", "two others": counted people at token `i`. */
function counted(parts: Parts, i: number): boolean {
  const { tokens } = parts
  const group = groupFrom(parts, i)
  if (!group || group.quantity === null) return false
  return group.kind === 'people' || tokens[group.last + 1]?.norm === 'others'
}

export const SELF = /^(himself|herself)$/

/** "killed himself [and eight others]": those who died with a suicide. */
export function besideSelf(parts: Parts, last: number): Group | null {
  const { tokens } = parts
  if (!SELF.test(tokens[last]?.norm ?? '') || tokens[last + 1]?.norm !== 'and') return null
  const group = groupFrom(parts, last + 2)
  return group?.quantity && human(group, true) ? group : null
}

/** "freed in exchange for 12 rebels", "swapped two officers for 12 rebels": who was let go on the other side. */
export function exchanged(parts: Parts, from: number, swap: boolean): Group[] {
  const { tokens } = parts
  for (let i = from; i < from + 14 && tokens[i]?.sentence === tokens[from - 1]?.sentence; i++) {
    if (/^(VERB|AUX|SCONJ)$/.test(tokens[i]?.tag ?? '')) return []
    const given = tokens[i]?.norm === 'for' && (swap || /^(exchange|return)$/.test(tokens[i - 1]?.norm ?? ''))
    if (!given) continue
    const group = groupFrom(parts, i + 1)
    return group?.quantity && human(group, false) ? [group] : []
  }
  return []
}

import type { Token } from '../../model/index.ts'
import type { Group } from '../phrase/draft.ts'
import { eventsAt } from '../phrase/follows.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { lastJoined } from '../clause/victims.ts'
import type { Figure } from './figure.ts'

/** "losses of seven dead and 15 wounded": the amount belongs to what happened to its people, told after it. */
export const splits = (parts: Parts, { group }: Figure, event: string): boolean => {
  const { tokens, lexicon } = parts
  // "casualties were two officers and 31 men killed, …".
  let last = group.kind === 'people' ? lastJoined(parts, group) : group.last
  // "casualty figures report 37 people badly wounded".
  while (group.kind === 'people' && tokens[last + 1]?.tag === 'ADV') last++
  return (
    lexicon.events
      .at(tokens, last + 1)
      .some(
        ({ sense, form, rest }) => rest.length === 0 && form !== 'ing' && sense.event !== event && sense.sure,
      ) && tokens[last + 1]?.sentence === tokens[last]?.sentence
  )
}

/** "our losses were eight martyrs", "53 KIA": the noun itself, or its short form, tells what happened. */
export const ownEvent = (parts: Parts, { group }: Figure, event: string): boolean =>
  eventsAt(parts, group.head).some(
    ({ sense }) =>
      sense.event !== event &&
      (sense.as === 'people' || /^(kia|wia|mia)$/.test(parts.tokens[group.head]?.norm ?? '')),
  )

/** "(rose to 38,) then 65, and later to 80": further figures of one count, from token `from` on. */
export function steps(parts: Parts, from: number): Group[] {
  const { tokens, periodOf } = parts
  const found: Group[] = []
  let then = false
  for (let i = from; tokens[i]?.sentence === tokens[from - 1]?.sentence; i++) {
    const { norm } = tokens[i] as Token
    const group = groupAt(parts, i)
    if (/^(then|later|finally|eventually|subsequently)$/.test(norm)) then = true
    else if (group?.first === i && group.kind === 'bare' && then) {
      found.push(group)
      i = group.last
      then = false
    } else if (!/^(,|and|to|at|on|by|stood|rose)$/.test(norm) && periodOf[i] === -1) break
    else if (periodOf[i] !== -1) then = true
  }
  return found
}

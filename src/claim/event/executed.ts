import type { Group } from '../phrase/draft.ts'
import { eventsAt } from '../phrase/follows.ts'
import type { Parts } from '../phrase/parts.ts'
import { isCaptive } from '../phrase/role.ts'
import { numbered } from './exists.ts'
import type { Trigger } from './trigger.ts'
import { verbFrame } from '../clause/verb.ts'

/** "tied their hands and [shot them]": did whoever shoots have them in his power before? */
function overpowered({ tokens, lexicon }: Parts, first: number): boolean {
  if (!/^(and|then|,)$/.test(tokens[first - 1]?.norm ?? '')) return false
  for (let i = first - 2; i > first - 14 && tokens[i]?.sentence === tokens[first]?.sentence; i--)
    if (tokens[i]?.tag === 'VERB' && lexicon.sets.inPower.has(tokens[i])) return true
  return false
}

/** Does the sentence tell before token `i` of people who are captured, and not only sought? */
function captured(parts: Parts, i: number): boolean {
  const { tokens } = parts
  for (let k = i - 1; tokens[k]?.sentence === tokens[i]?.sentence; k--)
    if (eventsAt(parts, k).some(({ sense }) => sense.event === 'captures' && sense.as === 'verb')) return true
  return false
}

const AND = /^(and|then)$/

/** "were blindfolded and shot", "were marched to the store and shot": people in somebody's power, not "were shot". */
export function executed(parts: Parts, { first, last, form }: Trigger, group: Group): boolean {
  const { tokens, lexicon } = parts
  if (form === 'ing' || /^(at|down|up|back)$/.test(tokens[last + 1]?.norm ?? '')) return false
  // "shot 84 villagers in reprisal".
  const end = Math.max(last, group.last)
  if (
    tokens[end + 1]?.norm === 'in' &&
    /^(reprisals?|retaliation|revenge)$/.test(tokens[end + 2]?.norm ?? '')
  )
    return true
  if (group.first > first) return overpowered(parts, first)
  // "arrested 160 men, of whom 52 were shot".
  const [of, whom] = [tokens[group.first - 2], tokens[group.first - 1]]
  if (whom?.norm === 'whom' && of?.norm === 'of' && captured(parts, group.first)) return true
  // "nine hostages were shot", "the number of hostages shot".
  const many = numbered(tokens, group)
  if (isCaptive(group.role) && (many || (group.quantity && verbFrame(parts, first).passive))) return true
  let and = verbFrame(parts, first).first - 1
  if (!AND.test(tokens[and]?.norm ?? '')) return false
  while (AND.test(tokens[and]?.norm ?? '') || tokens[and]?.norm === ',') and--
  for (let i = and; i > and - 12 && i > group.last && tokens[i]?.sentence === tokens[first]?.sentence; i--) {
    if (tokens[i]?.tag !== 'VERB') continue
    return lexicon.sets.inPower.has(tokens[i]) && verbFrame(parts, i).passive
  }
  return false
}

import type { Token } from '../../model/index.ts'
import type { Group } from '../phrase/draft.ts'
import { plain } from '../phrase/bare.ts'
import { groupAt, groupFrom } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { who } from '../phrase/who.ts'
import { isPlural } from '../clause/human.ts'
import { withRight } from '../clause/victims.ts'
import type { Trigger } from '../event/trigger.ts'
import type { Reading } from './reading.ts'

/** "16 wounded soldiers", "the captured pilot": the participle stands inside the noun phrase of those it happened to. */
export function attributive(parts: Parts, trigger: Trigger): Reading | null {
  const people = around(parts, trigger)
  return people && { groups: withRight(parts, people), rule: 'attributive', frame: null }
}

function around(parts: Parts, { first, last }: Trigger): Group | null {
  const { tokens } = parts
  const group = groupAt(parts, last)
  // "three lifeless bodies" are counted as bodies.
  if (group && group.head > last && parts.lexicon.sets.remains.has(tokens[group.head])) return null
  const within = group && group.first <= first && group.head > last && group.kind === 'people'
  return within ? (owner(parts, group, last) ?? group) : behind(parts, first, last)
}

/** "[of] captured [soldiers]", "Wounded [civilians]": people of a phrase of their own, only where no verb could take them as its object. */
function behind(parts: Parts, first: number, last: number): Group | null {
  const { tokens, quantities, quantityOf } = parts
  const next = groupFrom(parts, last + 1)
  const left = tokens[first - 1]
  if (next?.kind !== 'people' || next.quantity) return null
  if (tokens[next.first]?.sentence !== tokens[last]?.sentence) return null
  const opens =
    left === undefined ||
    left.sentence !== tokens[first]?.sentence ||
    /^(ADP|DET|ADJ|CCONJ|NUM)$/.test(left.tag)
  if (!opens || left?.norm === 'and') return null
  // "dozens of captured troops".
  const q = left?.norm === 'of' ? quantities[quantityOf[first - 2] ?? -1] : undefined
  return q?.last === first - 2 ? { ...next, first: q.first, quantity: plain(q), none: q.none } : next
}

/** "the slain mayor's wife": what the participle that ends at `last` tells is the owner's. */
function owner(parts: Parts, group: Group, last: number): Group | null {
  const { tokens } = parts
  const mark = tokens.slice(last + 1, group.head).findIndex(({ norm }) => /^('s|')$/.test(norm))
  const head = last + mark
  const { role, side } = who(parts, last + 1, head, false)
  if (mark < 1 || role === null) return null
  const quantity = isPlural(tokens[head] as Token) ? null : group.quantity
  return { ...group, last: head, head, words: [last + 1, head], role, side, quantity }
}

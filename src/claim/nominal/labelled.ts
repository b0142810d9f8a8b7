import type { Group } from '../phrase/draft.ts'
import { eventsAt } from '../phrase/follows.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from '../event/trigger.ts'
import { lastJoined } from '../clause/victims.ts'

/** So many words a label has at the most. */
const LABEL = 4

/**
 * "Our loss is: killed, 23; wounded, 113; prisoners, 40": the amount that an event word has as its label in a list of
 * such pairs; null where it stands in none.
 */
export function labelled(parts: Parts, { first, last }: Trigger): Group | null {
  const amount = amountAfter(parts, last)
  if (!amount) return null
  const { tokens } = parts
  const before = tokens[first - 1]
  const opens =
    before?.sentence !== tokens[first]?.sentence ||
    before?.tag === 'PUNCT' ||
    /^(in|and|are|were)$/.test(before?.norm ?? '')
  return opens && (pairBefore(parts, first) || pairAfter(parts, lastJoined(parts, amount) + 1))
    ? amount
    : null
}

/** "killed[, 23]", "wounded[, 40 officers and 200 men]": the amount after the label that ends at token `last`, up to a mark. */
function amountAfter(parts: Parts, last: number): Group | null {
  const { tokens } = parts
  if (!/^[,:–—]$/.test(tokens[last + 1]?.text ?? '')) return null
  const group = groupAt(parts, last + 2)
  const counts = group?.first === last + 2 && /^(bare|people)$/.test(group.kind) && group.quantity
  if (!counts) return null
  const next = tokens[lastJoined(parts, group) + 1]
  const ends = next === undefined || next.sentence !== tokens[last]?.sentence || /^[;.,]$/.test(next.text)
  return ends ? group : null
}

/** The amount of the pair whose label begins at token `i`; null where none does. */
function pairAt(parts: Parts, i: number): Group | null {
  if (eventsAt(parts, i).length === 0) return null
  // "died of disease, 14,811".
  for (let last = i; last < i + LABEL; last++) {
    const amount = amountAfter(parts, last)
    if (amount) return amount
  }
  return null
}

/** Does such a pair end before token `first`, past a mark and "and"? */
function pairBefore(parts: Parts, first: number): boolean {
  const { tokens } = parts
  let end = first - 1
  while (/^(;|,|and)$/.test(tokens[end]?.norm ?? '')) end--
  if (end === first - 1) return false
  for (let i = end - 2; i > end - 12 && tokens[i]?.sentence === tokens[first]?.sentence; i--) {
    const amount = pairAt(parts, i)
    if (amount) return lastJoined(parts, amount) === end
  }
  return false
}

/** Does such a pair begin at token `from`, past a mark and "and"? */
function pairAfter(parts: Parts, from: number): boolean {
  const { tokens } = parts
  let i = from
  while (/^(;|,|and)$/.test(tokens[i]?.norm ?? '')) i++
  return i > from && tokens[i]?.sentence === tokens[from]?.sentence && pairAt(parts, i) !== null
}

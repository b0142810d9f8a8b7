import { eventsAt } from '../phrase/follows.ts'
import { groupAt } from '../phrase/group-at.ts'
import { ofThem } from '../phrase/link.ts'
import type { Parts } from '../phrase/parts.ts'

/** What stands for the whole: "among them", "two of whom". */
export const THEM = /^(them|whom|these|those|which)$/

/** The bracket that closes the one open at `i`, where it tells of events of its own; else -1. */
export function pastBracket(parts: Parts, i: number): number {
  let told = false
  for (let k = i + 1; k < i + 20 && parts.tokens[k]?.sentence === parts.tokens[i]?.sentence; k++) {
    if (parts.tokens[k]?.text === ')') return told ? k : -1
    told ||= eventsAt(parts, k).some(({ sense }) => sense.sure)
  }
  return -1
}

/** "nine died [when a shell hit their bus,] two of them nurses": past a clause without an event that opens at `i`; else -1. */
export function pastClause(parts: Parts, i: number): number {
  const { tokens, quantities, quantityOf } = parts
  for (let k = i + 1; k < i + 18 && tokens[k]?.sentence === tokens[i]?.sentence; k++) {
    if (/^[;:—–]$/.test(tokens[k]?.text ?? '')) return -1
    if (eventsAt(parts, k).some(({ sense }) => sense.sure && sense.as !== 'count')) return -1
    if (tokens[k]?.norm !== ',') continue
    const { norm } = tokens[k + 1] ?? { norm: '' }
    const some = quantities[quantityOf[k + 1] ?? -1]
    const part = some
      ? ofThem(tokens, some.last)
      : norm === 'including' || (norm === 'among' && THEM.test(tokens[k + 2]?.norm ?? ''))
    // "when a shell hit a bus with 40 pilgrims, two of them nurses": those on the bus.
    const others = groupAt(parts, k - 1)
    // "by troops and 40 others, two of them nurses": those others.
    if (part) return others?.quantity && others.kind !== 'thing' ? -1 : k + 1
  }
  return -1
}

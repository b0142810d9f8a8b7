import type { Token } from '../../model/index.ts'
import type { Group } from '../phrase/draft.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'

/** "left [nine people] (badly) [hurt]": whom "leave" takes right before the verb that starts at `first`. */
export function leftObject(parts: Parts, first: number): Group | null {
  const { tokens } = parts
  let end = first - 1
  while (tokens[end]?.tag === 'ADV') end--
  // "left nine guards, two of them officers, dead".
  if (/^(,|—|–|--)$/.test(tokens[end]?.text ?? '')) end = opener(tokens, end) - 1
  const group = groupAt(parts, end)
  const left = tokens[(group?.first ?? 0) - 1]
  return group?.last === end && group.quantity && left?.lemma === 'leave' && left.tag !== 'NOUN'
    ? group
    : null
}

/** The mark that opens an aside without a verb of its own, which ends in the same mark at token `close`; else `close`. */
function opener(tokens: readonly Token[], close: number): number {
  for (let i = close - 2; i > close - 14 && tokens[i]?.sentence === tokens[close]?.sentence; i--) {
    if (tokens[i]?.text === tokens[close]?.text) return i
    if (/^(AUX|SCONJ)$/.test(tokens[i]?.tag ?? '')) return close
  }
  return close
}

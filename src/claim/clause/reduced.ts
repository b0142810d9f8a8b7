import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { PREPOSITION } from './taken.ts'
import { isParticiple } from './verb.ts'

const PARTICIPLE = /(ed|en|ung|eld|born)$|^(caught|hit|struck|sent|brought|found|kept|cut|bound)$/

/**
 * "a soldier captured in May", "men held there": a participle that tells about the noun before it; what it takes ends
 * before token `after`.
 */
export function reduced(parts: Parts, i: number, after = i + 1): boolean {
  const { tokens, periodOf } = parts
  if (!isParticiple(parts, i) && !PARTICIPLE.test(tokens[i]?.norm ?? '')) return false
  const next = tokens[after]
  const open =
    next !== undefined &&
    // "some of those caught have been shot".
    (tokens[i - 1]?.norm === 'those' ||
      /^(ADP|ADV|ADJ|PUNCT)$/.test(next.tag) ||
      // Taken for a pronoun before "have".
      next.norm === 'there' ||
      PREPOSITION.test(next.norm) ||
      periodOf[after] !== -1)
  // "the peasants recently arrested there".
  const adverb = tokens[i - 1]?.tag === 'ADV' && /ly$|^(earlier|later)$/.test(tokens[i - 1]?.norm ?? '')
  return open && groupAt(parts, adverb ? i - 2 : i - 1) !== undefined
}

import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { PREPOSITION } from './taken.ts'
import { isParticiple } from './verb.ts'

const PARTICIPLE = /(ed|en|ung|eld|born)$|^(caught|hit|struck|sent|brought|found|kept|cut|bound)$/

/** What is thought or said of people: "a man believed to be a spy", "two men alleged to have robbed a bank". */
export const THOUGHT =
  /^(said|alleged|believed|thought|suspected|understood|reported|rumou?red|reckoned|presumed|assumed|known)$/

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
      // "the men captured were shot", not "the men the rebels captured were shot".
      (/^(was|were|is|are|has|have|had)$/.test(next.norm) &&
        isParticiple(parts, i) &&
        !actor(parts, i - 1)) ||
      (next.norm === 'to' && THOUGHT.test(tokens[i]?.norm ?? '')) ||
      PREPOSITION.test(next.norm) ||
      periodOf[after] !== -1)
  // "the peasants recently arrested there".
  const adverb = tokens[i - 1]?.tag === 'ADV' && /ly$|^(earlier|later)$/.test(tokens[i - 1]?.norm ?? '')
  return open && groupAt(parts, adverb ? i - 2 : i - 1) !== undefined
}

/** "men [the rebels] captured": does another noun or a name stand before those whose last word is token `last`? */
function actor(parts: Parts, last: number): boolean {
  const before = parts.tokens[(groupAt(parts, last)?.first ?? last) - 1]
  return (
    /^(NOUN|PROPN|PRON|NUM)$/.test(before?.tag ?? '') && before?.sentence === parts.tokens[last]?.sentence
  )
}

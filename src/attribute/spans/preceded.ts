import { phraseStartingAt } from '../phrase/phrase.ts'
import { closes, hasTense, norm, opens, relates, type Range, type Scan, verbAt } from '../phrase/scan.ts'
import { participial } from './around.ts'
import { beforeMarks, firstComma } from './comma.ts'
import { contentBefore } from './content.ts'
import { holdsClause } from './holds-clause.ts'
import { boundedAmount } from './figure.ts'
import type { Following } from './following.ts'

/**
 * "The raid killed ten, she said in a study of a war [that began in May]", "she said [when asked]": does what follows the words of
 * attribution only tell of their own, what is said standing before them whole?
 */
export function described(s: Scan, { kind, at }: Following, unitFirst: number, unitLast: number): boolean {
  const asked = at === unitLast + 1 && norm(s, at) === 'when' && s.groupOf.get(at + 1)?.form === 'past'
  const setting = s.tokens[unitLast + 1]?.tag === 'ADP' || s.lexicon.days.has(s.tokens[unitLast + 1])
  const relative = kind === 'whether' || (kind === 'that' && s.groupOf.has(at + 1))
  if (!asked && !(relative && at > unitLast + 2 && setting)) return false
  const earlier = contentBefore(s, unitFirst)
  return earlier !== null && holdsClause(s, earlier[0], earlier[1]) && !circumstance(s, earlier)
}

/** A closing mark after punctuation: the quoted words are a sentence, no name in scare quotes. */
export const completed = (s: Scan, i: number): boolean => {
  if (!closes(s, i)) return false
  const k = beforeMarks(s, i)
  return /^[,.?!…—–-]+$/.test(norm(s, k)) || norm(s, k).endsWith('.')
}

export const exclaimed = (s: Scan, i: number): boolean =>
  /^[?!]+$/.test(norm(s, closes(s, i - 1) ? i - 2 : i - 1))

/** "After the raid, she said, “…”", "Asked about it, …": what stands before the speaker only says when or why he spoke. */
export function circumstance(s: Scan, [first, last]: Range): boolean {
  // "At least 41 dead, the mayor says": the words of an amount are no place.
  if (closes(s, last) || opens(s, first) || boundedAmount(s, first)) return false
  // "In addition to those killed, nine were hurt, the mayor says": a whole clause behind the comma.
  const clause = firstComma(s, first + 1, last) + 2
  const joins = /^(since|because|that|and|but|as|while|when)$/.test(norm(s, last))
  const subject = clause < last && !joins && !relates(s, clause) ? phraseStartingAt(s, clause, last) : null
  if (subject && s.tokens[first]?.tag === 'ADP' && hasTense(verbAt(s, subject[1] + 1))) return false
  return /^(ADP|SCONJ|ADV|VERB)$/.test(s.tokens[first]?.tag ?? '') || s.lexicon.days.has(s.tokens[first])
}

/** "On the show “Morning,” Hale said the road was shut": quoted words that only tell where, when or how he spoke. */
export function introduced(s: Scan, unit: number): boolean {
  const before = contentBefore(s, unit)
  if (!before || !closes(s, before[1]) || opens(s, before[0])) return false
  const [first] = before
  return s.tokens[first]?.tag === 'ADP' || s.lexicon.days.has(s.tokens[first]) || participial(s, before)
}

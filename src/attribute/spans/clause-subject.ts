import type { VerbGroup } from '../../model/index.ts'
import { phraseStartingAt } from '../phrase/phrase.ts'
import { bounds, closes, norm, opens, type Range, type Scan } from '../phrase/scan.ts'

/** Does a verb that is no participle stand from token `from` on, before `to`? */
function anyVerb(s: Scan, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (s.groupOf.has(i) && s.groupOf.get(i)?.form !== 'gerund') return true
  return false
}

/**
 * "One in four voters in a poll last year said", "Recent polling is showing": what the clause of the verb begins
 * with, where no other verb with a tense stands between.
 */
export function clauseSubject(s: Scan, group: VerbGroup): Range | null {
  const [floor] = bounds(s, group.head)
  let first = group.first
  for (let i = group.first - 1; i >= floor; i--) {
    const other = s.groupOf.get(i)
    if (other?.head === i && other.form !== 'gerund' && other.form !== 'infinitive') return null
    if (closes(s, i) || opens(s, i) || /^(that|[,;:—])$/.test(norm(s, i))) break
    first = i
  }
  while (first < group.first && /^(CCONJ|ADV|SCONJ)$/.test(s.tokens[first]?.tag ?? '')) first++
  const phrase = phraseStartingAt(s, first, group.first - 1)
  // "in Harra, Norland and explained": nobody stands before the verb that is joined on.
  const joined = phrase && /^(and|but)$/.test(norm(s, phrase[1] + 1)) && phrase[1] + 2 >= group.first - 1
  if (joined && anyVerb(s, floor, first)) return null
  const whole = phrase && s.tokens[phrase[1] + 1]?.tag !== 'VERB'
  return whole || phrase?.[1] === group.first - 1 ? phrase : null
}

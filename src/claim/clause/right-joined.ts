import type { Token } from '../../model/index.ts'
import { type Group, isBounded } from '../phrase/draft.ts'
import { groupAt } from '../phrase/group-at.ts'
import { AND } from '../phrase/link.ts'
import type { Parts } from '../phrase/parts.ts'

/** "two babies, 9 and 5 months old": how old they are. */
export const agesFrom = ({ tokens, lexicon }: Parts, first: number): boolean =>
  tokens
    .slice(first + 1, first + 5)
    .some(({ norm }, i, all) => norm === 'old' && lexicon.periods.units.at(all[i - 1]) !== undefined)

/** "killed nine children and [Darko Velin]", "killed Rahel Tamm, [Darko Velin] and Ilan Ross": two words of a name behind "and", or behind a name in a list. */
export function inNames(parts: Parts, before: Group, { first, last }: Group): boolean {
  if (first === last) return false
  const { tokens } = parts
  if (tokens[first - 1]?.norm === 'and') return true
  // "killed Rahel Tamm, North Harra, on Monday": a list goes on.
  const next = tokens[last + 1]?.norm === ',' ? last + 2 : last + 1
  const goesOn = tokens[next]?.norm === 'and' || (next > last + 1 && groupAt(parts, next)?.kind === 'name')
  return before.kind === 'name' && before.first < before.last && goesOn
}

/** "killed nine men, [more than twice] as many as last year", "wounded 113, total [136]": no others. */
export const compared = ({ tokens }: Parts, group: Group): boolean =>
  group.kind === 'bare' &&
  (tokens[group.first - 1]?.norm === 'total' ||
    tokens[group.first]?.norm === 'total' ||
    (!isBounded(group) &&
      tokens.slice(group.first, group.last + 1).some(({ norm }) => /^(twice|as|times)$/.test(norm))))

/** "the mayor and 12 others", "a nurse and another". */
export const countedOthers = ({ tokens }: Parts, { quantity, head }: Group): boolean =>
  quantity !== null && /^(others?|another)$/.test(tokens[head]?.norm ?? '')

/**
 * "killed nine men, [a spokesman] for the army said", "killed nine men and [four others] in the car were hurt": does what
 * stands with the people, from `from` on, end in a verb of saying or an auxiliary (which with `verb` is not theirs)?
 */
function says({ tokens, lexicon }: Parts, from: number, verb: boolean): boolean {
  for (let i = from + 1; i < from + 12 && tokens[i]?.sentence === tokens[from]?.sentence; i++) {
    const token = tokens[i] as Token
    const { tag, norm } = token
    if (tag === 'VERB') return lexicon.cues.verbOf(token) !== undefined
    if (tag === 'AUX')
      return !verb && tokens[i - 1]?.tag !== 'PRON' && !/^(that|which|who)$/.test(tokens[i - 1]?.norm ?? '')
    if (!/^(ADP|DET|ADJ|NOUN|PROPN|NUM)$/.test(tag) && norm !== "'s" && norm !== '-') return false
  }
  return false
}

export const startsClause = (parts: Parts, group: Group, verb: boolean): boolean => {
  const { tokens, lexicon } = parts
  // "the Harran Aid Corps (HAC) vowed": past the letters of a name.
  const letters = tokens[group.last + 1]?.text === '(' && tokens[group.last + 3]?.text === ')' ? 3 : 0
  const next = tokens[group.last + 1 + letters]
  if (!next) return false
  if (next.tag === 'ADP') return says(parts, group.last + 1, verb)
  // "wounding 21[, civilian and military sources] said".
  if (AND.test(next.norm)) return says(parts, group.last + 1, true)
  if (next.tag === 'AUX') return !verb
  // "nine wounded soldiers and 12 missing", tagged as a verb.
  if (next.norm === 'missing' && group.kind === 'bare') return true
  // "[the killing of] a judge and two boys shocked the town".
  if (verb && next.tag === 'VERB' && !lexicon.cues.verbOf(next)) return false
  if (next.tag !== 'VERB')
    return (
      next.norm === 'wounded' ||
      next.norm === 'injured' ||
      next.norm === 'hurt' ||
      next.norm === 'missing' ||
      next.norm === 'dead'
    )
  // "detained a suspect and [a man] believed to be his aide".
  const told = lexicon.sets.saidToBe.has(next)
  if (told && /^(to|of|as)$/.test(tokens[next.index + 1]?.norm ?? '')) return false
  return !next.norm.endsWith('ing')
}

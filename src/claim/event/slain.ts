import { type Group, severalOf } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import { armed, wordsOf } from './role-of.ts'
import type { Trigger } from './trigger.ts'
import { verbFrame } from '../clause/verb.ts'

/** "eliminated a commander", "destroyed the battalion", not "destroyed the garrison": its building as well. */
export const enemies = (parts: Parts, _: Trigger, group: Group): boolean =>
  (armed(parts, group) && (group.quantity !== null || parts.tokens[group.head]?.norm !== 'garrison')) ||
  parts.tokens.slice(group.first, group.last + 1).some((t) => parts.lexicon.sets.leaders.has(t))

/** "wiped out whole families" as well. */
export const enemiesOrCommunities = (parts: Parts, trigger: Trigger, group: Group): boolean =>
  /\b(families|communities)\b/.test(wordsOf(parts, group)) ||
  (severalOf(group) && group.kind === 'people') ||
  enemies(parts, trigger, group)

/** "none survived", "six may not survive", "four are not expected to live". */
export const noneOrDenied = (parts: Parts, { first }: Trigger, group: Group): boolean =>
  group.none || (group.quantity !== null && verbFrame(parts, first).negated)

/** "did not make it to the meeting". */
export const leadsOn = ({ tokens }: Parts, { last }: Trigger): boolean =>
  /^(to|into|through|back|home|clear|easy|work|a|the|any|that)$/.test(tokens[last + 1]?.norm ?? '')

/** "succumbed", "succumbed to his wounds", not "to pressure". */
export const woundsOrNothingAfter = ({ tokens }: Parts, { last }: Trigger): boolean =>
  tokens[last + 1]?.norm !== 'to' ||
  tokens
    .slice(last + 2, last + 5)
    .some(({ norm }) => /^(fire|wounds|injuries|bullets?|shrapnel|hunger|starvation)$/.test(norm))

/** "were beaten, and starved": what those went through who live to tell it. */
export function afterParticiple({ tokens }: Parts, { first }: Trigger): boolean {
  if (tokens[first - 1]?.norm !== 'and') return false
  return /(ed|en)$/.test(tokens[tokens[first - 2]?.norm === ',' ? first - 3 : first - 2]?.norm ?? '')
}

/** "was shot in the head but survived", "… and is in a serious condition". */
export const livedOn = ({ tokens }: Parts, { last }: Trigger): boolean =>
  tokens
    .slice(last + 1, last + 12)
    .some(
      ({ norm, lemma, sentence, index }) =>
        sentence === tokens[last]?.sentence &&
        (/^(survive|live|recover)$/.test(lemma) || /^(condition|survival|recovering)$/.test(norm)) &&
        !/^(not|n't|never|to)$/.test(tokens[index - 1]?.norm ?? ''),
    )

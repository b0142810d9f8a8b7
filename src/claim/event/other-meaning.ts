import { type Group, severalOf } from '../phrase/draft.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from './trigger.ts'

/** "missing out", "missing the point", "many missing arms and legs", but "are still missing from the war", "nine are missing from the valley". */
export function fromSomething(parts: Parts, { last }: Trigger, group: Group): boolean {
  const { tokens, lexicon } = parts
  const next = tokens[last + 1]
  if (lexicon.sets.limbs.has(next)) return true
  if (!/^(out|from|it|the|a|an|any|something)$/.test(next?.norm ?? '')) return false
  if (next?.norm !== 'from') return true
  if (tokens.slice(last + 2, last + 5).some((t) => lexicon.sets.fights.has(t))) return false
  const place = groupAt(parts, last + 2)
  const head = tokens[place?.head ?? last + 2]
  const home =
    head?.tag === 'PROPN' || lexicon.placeNouns.has(head?.norm ?? '') || lexicon.sets.homes.has(head)
  return !(home && group.kind === 'people' && severalOf(group))
}

/** "is missing 12 votes": what it lacks. */
export function amountOfThings(parts: Parts, { last }: Trigger): boolean {
  const { tokens, periodOf } = parts
  const next = tokens[last + 1]
  return (
    next?.tag === 'NUM' &&
    next.sentence === tokens[last]?.sentence &&
    groupAt(parts, last + 1)?.kind !== 'people' &&
    periodOf[last + 1] === -1
  )
}

/** "the party is dead in the water", not "was found dead in the water". */
export const inTheWater = ({ tokens }: Parts, { first, last }: Trigger): boolean =>
  tokens[last + 3]?.norm === 'water' &&
  tokens[last + 2]?.norm === 'the' &&
  tokens[last + 1]?.norm === 'in' &&
  tokens[first - 1]?.tag !== 'VERB'

/** "dead wrong", "dead to me", "wanted dead or alive", not "took eight dead to the morgue". */
export const ofOpinion = ({ tokens, lexicon }: Parts, { last }: Trigger, { quantity }: Group): boolean =>
  lexicon.sets.deadAs.has(tokens[last + 1]) ||
  (tokens[last + 1]?.norm === 'to' && quantity === null) ||
  (tokens[last + 1]?.norm === 'or' && tokens[last + 2]?.norm === 'alive')

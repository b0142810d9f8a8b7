import type { Token } from '../../model/index.ts'
import type { Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from './trigger.ts'
import { isPlural } from '../clause/human.ts'

/** Uncounted people whose loss is a death: "lost friends in the raid", "the men and women we have lost", "those we lost". */
export function mourned({ tokens, lexicon }: Parts, { first, last }: Trigger, group: Group): boolean {
  const next = tokens[last + 1]?.norm ?? ''
  const { sets } = lexicon
  const head = tokens[group.head]?.norm ?? ''
  // "every life lost", not "more than the Norlanders lost".
  if (group.last === first - 1) return /^(life|lives)$/.test(head)
  // "those we lost to the other party".
  if (group.last < first) {
    const open =
      tokens[last + 1]?.sentence !== tokens[last]?.sentence ||
      /^(PUNCT|CCONJ)$/.test(tokens[last + 1]?.tag ?? '')
    const set = /^(in|at|on|that|this|during|since|over|along|today|yesterday|last)$/.test(next)
    return (open || set) && (group.kind === 'people' || /^(those|everyone|everybody|all)$/.test(head))
  }
  // "lost my older brother Jan".
  const words = tokens.slice(group.first, group.head)
  if (group.kind === 'name')
    return POSSESSIVE.test(words[0]?.norm ?? '') && words.some((t) => lexicon.bodies.kin.has(t))
  if (
    group.kind !== 'people' ||
    group.first <= first ||
    /^(to|over|because)$/.test(tokens[group.last + 1]?.norm ?? '')
  )
    return false
  // "lost her husband".
  if (lexicon.bodies.kin.has(tokens[group.head]) && POSSESSIVE.test(tokens[group.first]?.norm ?? ''))
    return true
  // "we lost Norlanders in that attack".
  const nation = lexicon.sides.at(tokens, group.head)?.form === 'people'
  if (nation && /^(in|at|on|during)$/.test(tokens[group.last + 1]?.norm ?? '')) return true
  const dear = words.some((t) => sets.dear.has(t))
  return sets.mourned.has(tokens[group.head]) || (dear && sets.mournedIfDear.has(tokens[group.head]))
}

const POSSESSIVE = /^(my|his|her|their|our)$/

/** "Norland is losing its soldiers", "lost soldiers": uncounted losses of a side, not "lost its soldiers to better pay". */
export const bereft = ({ tokens }: Parts, { first }: Trigger, group: Group): boolean =>
  group.kind === 'people' &&
  group.first > first &&
  isPlural(tokens[group.head] as Token) &&
  tokens[group.last + 1]?.norm !== 'to'

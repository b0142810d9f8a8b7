import type { Group } from '../phrase/draft.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { takesObject } from './moved.ts'
import type { Trigger } from './trigger.ts'
import { verbFrame } from '../clause/verb.ts'

/** "we will never surrender": a resolve, and nobody captured. */
export function vowedNotTo(parts: Parts, { first }: Trigger, group: Group): boolean {
  const { modal, negated } = verbFrame(parts, first)
  return negated && modal !== null && /^(we|i)$/.test(parts.tokens[group.head]?.norm ?? '')
}

/** "surrendered to politics", not "to the police". */
export function toIdea(parts: Parts, { last }: Trigger): boolean {
  const { tokens, lexicon } = parts
  const to = tokens[last + 1]?.norm === 'to' ? groupAt(parts, last + 2) : undefined
  if (to?.kind !== 'thing' || to.side) return false
  const head = tokens[to.head]
  return (
    head?.tag === 'NOUN' &&
    head.norm === head.lemma &&
    !lexicon.conflict.has(head) &&
    !lexicon.sets.authorities.has(head)
  )
}

/** "surrendered", "surrendered himself to troops", not "surrendered his lead". */
export const ofThemselves = (parts: Parts, { first, last }: Trigger, group: Group): boolean =>
  group.first > first ||
  /^(himself|herself|themselves)$/.test(parts.tokens[last + 1]?.norm ?? '') ||
  !takesObject(parts, last)

/** Arms are laid down after peace talks too: "60 men laid down their arms", "the garrison laid down its arms". */
export const amountOrDefenders = ({ tokens }: Parts, _: Trigger, { quantity, head }: Group): boolean =>
  quantity !== null || /^(garrison|defenders)$/.test(tokens[head]?.norm ?? '')

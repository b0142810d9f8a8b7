import type { Token } from '../../model/index.ts'
import type { Group } from '../phrase/draft.ts'
import { near } from '../phrase/near.ts'
import type { Parts } from '../phrase/parts.ts'
import { subject } from '../clause/subject.ts'
import { sentencesBack } from './told-before.ts'
import type { Trigger } from './trigger.ts'
import { verbFrame } from '../clause/verb.ts'

/** "died of cancer", "died of natural causes", "lost 900 people to the virus", "the virus killed 900": no conflict, no attack. */
export function ofDisease(parts: Parts, trigger: Trigger, group: Group): boolean {
  const { tokens, lexicon } = parts
  // "cholera carried off 900 men".
  if (trigger.event === 'captures') {
    const by = doer(parts, trigger, group)
    return by !== null && lexicon.manners.at(tokens, by.head)?.value.manner === 'disease'
  }
  if (trigger.event !== 'deaths') return false
  const end = Math.max(trigger.last, group.last)
  const ill = (t: Token): boolean => lexicon.diseases.all.has(t.norm)
  const of = [trigger.last + 1, end + 1].find((i) =>
    /^(of|from|after|to|with|in|during)$/.test(tokens[i]?.norm ?? ''),
  )
  const cause = of === undefined ? [] : near(parts, of, of + 1, of + 5)
  if (
    cause.some(
      (t) => ill(t) || (/^(of|from|after)$/.test(tokens[of ?? 0]?.norm ?? '') && lexicon.sets.natural.has(t)),
    )
  )
    return true
  const killer = doer(parts, trigger, group)
  return killer !== null && ill(tokens[killer.head] as Token)
}

/** "[the virus] killed 900": what does it to people told behind it. */
const doer = (parts: Parts, { first, last }: Trigger, group: Group): Group | null =>
  group.first > last ? subject(parts, verbFrame(parts, first).first) : null

/** Does the sentence of token `at`, or one of those `before` it, speak of a disease that spreads? */
export function spreadsNear(parts: Parts, at: number, before: number): boolean {
  const { tokens, lexicon, doc } = parts
  const to = doc.sentences[tokens[at]?.sentence ?? 0]?.last ?? at
  for (let i = sentencesBack(parts, at, before); i <= to; i++)
    if (lexicon.diseases.spreading.has(tokens[i]?.norm ?? '')) return true
  return false
}

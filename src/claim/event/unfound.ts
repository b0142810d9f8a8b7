import type { Group } from '../phrase/draft.ts'
import { near } from '../phrase/near.ts'
import type { Parts } from '../phrase/parts.ts'
import { subject } from '../clause/subject.ts'
import type { Trigger } from './trigger.ts'
import { verbFrame } from '../clause/verb.ts'

/** "are feared buried", "are believed to be trapped". */
export const feared = ({ tokens, lexicon }: Parts, first: number): boolean =>
  tokens.slice(Math.max(0, first - 3), first).some((t) => lexicon.sets.presumed.has(t))

/** Rubble within nine tokens of `from`, in the sentence of token `at`. */
const rubble = (parts: Parts, from: number, at: number): boolean =>
  near(parts, at, from, from + 9).some((t) => parts.lexicon.sets.rubble.has(t))

/** Trapped under what fell, not in debt. */
export const underRubble = (parts: Parts, { first, last }: Trigger, group: Group): boolean =>
  rubble(parts, Math.max(last, group.last) + 1, last) || feared(parts, first)

/** Looked for because of a deed. */
export const wanted = ({ tokens, lexicon }: Parts, _: Trigger, { head, role }: Group): boolean =>
  lexicon.sets.wanted.has(tokens[head]) || role === 'fighters'

/** Who is at large after a deed: nobody misses "the kidnappers". */
export const culprits = ({ tokens, lexicon }: Parts, _: Trigger, { head }: Group): boolean =>
  lexicon.sets.culprits.has(tokens[head])

/** "rescuers are searching for nine", "nine are being searched for". */
export function searchedByRescuers(parts: Parts, { first, last }: Trigger, group: Group): boolean {
  const { tokens, lexicon } = parts
  if (group.last < first) return !/^(by|for)$/.test(tokens[last + 1]?.norm ?? '')
  const who = subject(parts, verbFrame(parts, first).first)
  return lexicon.sets.searchers.has(tokens[who?.head ?? -1]) || rubble(parts, group.last + 1, last)
}

/** "have not been found", "are yet to be found", "none of them was seen again", not "were not found guilty". */
export function neverFound(parts: Parts, { first, last }: Trigger, { none }: Group): boolean {
  const { tokens, lexicon } = parts
  const frame = verbFrame(parts, first)
  const yet = frame.infinitive && tokens[frame.first - 1]?.norm === 'yet'
  if (!yet && !((frame.negated || none) && frame.passive)) return false
  const next = tokens[last + 1]
  return !/^(to|in)$/.test(next?.norm ?? '') && !lexicon.sets.foundToBe.has(next)
}

/** "nothing has been heard from nine sailors", "nine have not been heard from". */
export const neverHeardFrom = (parts: Parts, trigger: Trigger, group: Group): boolean =>
  group.first > trigger.last ? verbFrame(parts, trigger.first).passive : neverFound(parts, trigger, group)

/** "contact was lost with nine guards", not "the game was lost with nine men". */
export function contactLost(parts: Parts, verb: number): boolean {
  const who = subject(parts, verbFrame(parts, verb).first)
  return /^(contact|communications?|touch)$/.test(parts.tokens[who?.head ?? -1]?.norm ?? '')
}

import type { Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import { subject } from '../clause/subject.ts'
import type { Trigger } from './trigger.ts'
import { verbFrame } from '../clause/verb.ts'

/** "are feared buried", "are believed to be trapped". */
export const feared = ({ tokens }: Parts, first: number): boolean =>
  tokens.slice(Math.max(0, first - 3), first).some(({ norm }) => /^(feared|believed|thought)$/.test(norm))

/** Trapped under what fell, looked for by rescuers, not found: not trapped in debt, wanted for a deed, found guilty. */
export function unfound(parts: Parts, { sense, first, last }: Trigger, group: Group): boolean {
  const { tokens } = parts
  const { sets } = parts.lexicon
  const rubble = (from: number): boolean =>
    tokens.slice(from, from + 9).some((t) => t.sentence === tokens[last]?.sentence && sets.rubble.has(t))
  if (/^(trap|entomb|bury)/.test(sense.word))
    return group.quantity !== null && (rubble(Math.max(last, group.last) + 1) || feared(parts, first))
  if (sets.wanted.has(tokens[group.head]) || group.role === 'fighters' || group.quantity === null)
    return false
  const frame = verbFrame(parts, first)
  if (!/^(search|look|dig)/.test(sense.word)) {
    // "nothing has been heard of nine sailors".
    if (sense.word.startsWith('hear') && group.first > last) return frame.passive
    if (sense.word.endsWith(' of')) return false
    const yet = frame.infinitive && tokens[frame.first - 1]?.norm === 'yet'
    if (!yet && !(frame.negated && frame.passive)) return false
    const next = tokens[last + 1]
    return !/^(to|in)$/.test(next?.norm ?? '') && !sets.foundToBe.has(next)
  }
  if (group.last < first) return !/^(by|for)$/.test(tokens[last + 1]?.norm ?? '')
  const who = subject(parts, frame.first)
  return sets.searchers.has(tokens[who?.head ?? -1]) || rubble(group.last + 1)
}

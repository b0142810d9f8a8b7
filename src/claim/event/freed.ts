import { captivesBefore } from './captives.ts'
import type { Group } from '../phrase/draft.ts'
import { holders } from './held.ts'
import type { Parts } from '../phrase/parts.ts'
import { severalOf, towardsNation } from './moved.ts'
import { verbFrame } from '../clause/verb.ts'
import type { Trigger } from './trigger.ts'

/** Words of freeing that are said of much else: who "came home" or "was returned" was free where captives were told of before. */
export function freed(parts: Parts, { sense, first, last, object }: Trigger, group: Group): boolean {
  const { tokens } = parts
  if (/ (prison|captivity)\b/.test(sense.word)) return true
  // "handed babies over the wire".
  if (sense.word.startsWith('hand over') && object && tokens[last + 1]?.tag === 'DET') return false
  // "returned some of our boys": told of them wherever the speaker told of captives.
  if (group.first > first && ours(parts, group) && captivesBefore(parts, first, 12)) return true
  // "prisoners walked out of Harra", not "civilians walked out of the ruins".
  if (sense.word === 'walk out of')
    return (
      /^(prisoners|hostages)$/.test(group.role ?? '') ||
      (/^(fighters|soldiers)$/.test(group.role ?? '') && captivesBefore(parts, first, 1))
    )
  // "900 children have been returned to Norland", whoever took them; not refugees, who are sent back.
  if (sense.word === 'return' && returnedTo(parts, first, last, group)) return true
  // "gunmen let two women go".
  if (/^let\b/.test(sense.word) && group.first > first && holders(parts, first)) return true
  const home = /^(return|come|go|arrive|fly|welcome|hand to|let|get)/.test(sense.word)
  if (!home && group.kind !== 'pronoun' && group.kind !== 'bare') return true
  return /^(prisoners|hostages)$/.test(group.role ?? '') || captivesBefore(parts, first)
}

const returnedTo = (parts: Parts, first: number, last: number, group: Group): boolean =>
  /^(soldiers|children|civilians|women|people)$/.test(group.role ?? '') &&
  severalOf(group) &&
  parts.tokens[last + 1]?.norm === 'to' &&
  towardsNation(parts, last + 2) &&
  verbFrame(parts, first).passive

/** Whom a side at war brings back. */
const ours = ({ tokens, lexicon }: Parts, { first, head }: Group): boolean =>
  lexicon.sets.broughtHome.has(tokens[head]) &&
  tokens.slice(first, head).some(({ norm }) => /^(our|their)$/.test(norm))

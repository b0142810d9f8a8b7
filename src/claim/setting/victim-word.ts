import type { Draft } from '../phrase/draft.ts'
import { HARM } from '../phrase/event-word.ts'
import type { Parts } from '../phrase/parts.ts'

/**
 * Is token `i` a word for those who suffered, by what they are or do: "killed four [gunmen]", "three [drone] operators died", "a
 * guard and a [sniper] were killed"? What befell them is none ("nine [flood] victims", "two [burnt] bodies").
 */
export function isVictim(parts: Parts, draft: Draft, inSentence: readonly Draft[], i: number): boolean {
  if (parts.tokens[i]?.tag === 'VERB' || (draft.first <= i && i <= draft.last)) return false
  return ofPeople(parts, draft, i) || inSentence.some((other) => suffers(parts, draft, other, i))
}

/** Is token `i` one of the words for the people of a claim? */
function ofPeople({ tokens, lexicon }: Parts, { group, first, last }: Draft, i: number): boolean {
  if (!group?.words || i < group.words[0] || i > group.words[1]) return false
  // "nine landmine casualties": the noun tells the event.
  const byNoun = first <= group.head && group.head <= last
  return !byNoun && !lexicon.sets.sufferers.has(tokens[group.head])
}

/** Does another claim tell that they suffered from the same, or by what somebody did: "killed four gunmen and lost two men"? */
function suffers(parts: Parts, draft: Draft, other: Draft, i: number): boolean {
  if (other === draft || !HARM.test(other.event) || other.manner === 'suicide') return false
  if (!ofPeople(parts, other, i)) return false
  // "killed two gunmen who had shot nine people": of these they are the doers.
  const next = parts.tokens[(other.group?.last ?? 0) + 1]?.norm ?? ''
  const object = /^verb-(active|gerund)$/.test(other.rule) && !/^(who|that|whose)$/.test(next)
  return object || other.first === draft.first
}

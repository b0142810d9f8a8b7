import type { Ground } from './parts.ts'

/** Words that tell an event when they end a noun phrase: "50 killed", "12 dead", "the wounded", "nine hostages rescued". */
export function isEvent({ tokens, lexicon }: Ground, i: number): boolean {
  for (const { sense, form, rest } of lexicon.events.at(tokens, i)) {
    const told =
      rest.length === 0 &&
      ((sense.as === 'verb' && (form === 'ed' || form === 'participle')) || sense.as === 'state') &&
      (sense.sure || (form === 'ed' && lexicon.populations.at(tokens, i - 1) !== null))
    if (told) return lexicon.populations.at(tokens, i) === null
  }
  return false
}

/** The events in which people died or were hurt. */
export const HARM = /^(deaths|injuries|casualties)$/

/** Does the word at token `i`, which has but one meaning, tell that people died or were hurt? */
export const tellsHarm = ({ tokens, lexicon }: Ground, i: number): boolean =>
  lexicon.events
    .at(tokens, i)
    .some(({ sense, rest }) => sense.sure && rest.length === 0 && HARM.test(sense.event))

import type { Ground } from './parts.ts'

/** Words that tell an event when they end a noun phrase: "50 killed", "12 dead", "the wounded", "nine hostages rescued". */
export const isEvent = ({ tokens, lexicon }: Ground, i: number): boolean =>
  lexicon.events
    .at(tokens, i)
    .some(
      ({ sense, form, rest }) =>
        rest.length === 0 &&
        ((sense.as === 'verb' && (form === 'ed' || form === 'participle')) || sense.as === 'state') &&
        (sense.sure || (form === 'ed' && lexicon.populations.at(tokens, i - 1) !== null)),
    ) && lexicon.populations.at(tokens, i) === null

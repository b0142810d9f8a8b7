import type { EventSense } from '../../lexicon/index.ts'
import type { Parts } from '../phrase/parts.ts'
import { follows } from '../phrase/follows.ts'

/** Does a word for such an event stand before token `at`, in its sentence or the one before? */
export function toldBefore(parts: Parts, at: number, such: (sense: EventSense) => boolean): boolean {
  const { tokens, lexicon } = parts
  for (let i = sentencesBack(parts, at, 1); i < at; i++)
    if (
      lexicon.events
        .at(tokens, i)
        .some(({ sense, rest }) => such(sense) && (sense.victim === 'object' || follows(tokens, i + 1, rest)))
    )
      return true
  return false
}

/** Where the sentence begins that is so many before that of token `at`, or the first. */
export const sentencesBack = ({ tokens, doc }: Parts, at: number, sentences: number): number =>
  doc.sentences[Math.max(0, (tokens[at]?.sentence ?? 0) - sentences)]?.first ?? 0

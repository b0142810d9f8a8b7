import type { EventSense } from '../../lexicon/index.ts'
import type { Parts } from '../phrase/parts.ts'
import { follows } from '../phrase/follows.ts'

/** Does a word for such an event stand before token `at`, in its sentence or the one before? */
export function toldBefore(
  { tokens, lexicon, doc }: Parts,
  at: number,
  such: (sense: EventSense) => boolean,
): boolean {
  const from = doc.sentences[Math.max(0, (tokens[at]?.sentence ?? 0) - 1)]?.first ?? 0
  for (let i = from; i < at; i++)
    if (
      lexicon.events
        .at(tokens, i)
        .some(({ sense, rest }) => such(sense) && (sense.victim === 'object' || follows(tokens, i + 1, rest)))
    )
      return true
  return false
}

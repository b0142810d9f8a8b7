import type { FoundAttribution } from './found.ts'
import type { Scan } from './scan.ts'

/** A speech has a first person outside of quotation marks once in a hundred words or more; a news report has none. */
const SHARE = 1 / 100

/** A text as short as a message, in which nobody else is cited, is its author's whether he says "I" or not. */
const MESSAGE = 200

/**
 * A text in the first person is one content, attributed to its author, and so is a short message that cites nobody
 * (`alone`); null for reports and transcripts.
 */
export function wholeSpeech({ doc, tokens, lexicon }: Scan, alone: boolean): FoundAttribution | null {
  if (doc.turns.length > 0 || tokens.length === 0) return null
  let words = 0
  let own = 0
  for (const token of tokens) {
    if (token.tag === 'PUNCT' || token.quotation >= 0) continue
    words++
    if (lexicon.pronouns.get(token.norm) === 'self' || /^(my|our|mine|ours)$/.test(token.norm)) own++
  }
  const message = alone && words < MESSAGE
  if (!message && (words < 30 || own < 3 || own / words < SHARE)) return null
  const first = tokens[0]
  const last = tokens.at(-1)
  if (!first || !last) return null
  return { source: [], cue: [], content: [[first.start, last.end]], rule: 'speech' }
}

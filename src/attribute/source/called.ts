import type { Cast } from './cast.ts'
import { mention, type Mention } from '../phrase/mention.ts'
import { phraseEndingAt } from '../phrase/phrase.ts'
import { nameWords } from './registry.ts'

/** The words beside the last noun that tell which one: "foreign" of "the foreign minister". */
export function qualifiers(m: Mention): string[] {
  const owner = nameWords(m.owner?.name ?? '')
  // A head is spelled in one way: "organization".
  return nameWords(m.words).filter(
    (word) =>
      word !== 'same' && !word.replace('isation', 'ization').startsWith(m.head) && !owner.includes(word),
  )
}

/** What the words tell whose phrase ends at token `i`; read once, as many may look back to them. */
export function endingAt({ s, endingAt: read }: Cast, i: number): Mention | null {
  const known = read.get(i)
  if (known !== undefined) return known
  const range = phraseEndingAt(s, i, s.doc.sentences[s.tokens[i]?.sentence ?? 0]?.first ?? 0)
  const told = range && mention(s.tokens.slice(range[0], range[1] + 1), s.doc.text, s.lexicon)
  read.set(i, told)
  return told
}

import { fold } from '../../lexicon/index.ts'
import { LARGE } from './land.ts'
import type { Parts } from './parts.ts'

/** Is it a town of the lists, and nobody's last name in the text? */
export function isTown({ tokens, doc, lexicon, surnames }: Parts, first: number, last: number): boolean {
  const words = tokens.slice(first, last + 1)
  if (
    words.length === 0 ||
    !words.every(({ tag }) => tag === 'PROPN') ||
    surnames.has(words.at(-1)?.norm ?? '')
  )
    return false
  const name = fold(doc.text.slice(words[0]?.start, words.at(-1)?.end))
  return lexicon.places.isTown(name, LARGE)
}

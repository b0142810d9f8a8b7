import { fold } from '../../lexicon/index.ts'
import type { Paragraph, Token } from '../../model/index.ts'
import type { Scan } from '../phrase/scan.ts'

/** "Bukavu, DR Congo: Rebels killed nine.", "New Delhi: Four soldiers died.": where a text was written, not "Moscow: ten dead". */
export function townLabel(
  { doc, lexicon, tokens }: Scan,
  words: readonly Token[],
  { heading }: Paragraph,
): boolean {
  const comma = words.findIndex(({ text }) => text === ',')
  const town = comma > 0 ? words.slice(0, comma) : words
  const side = lexicon.sides.at(tokens, words[comma + 1]?.index ?? 0)
  if (comma > 0 ? side?.form !== 'name' : heading && side !== null) return false
  const name = fold(doc.text.slice(town[0]?.start, town.at(-1)?.end))
  return lexicon.places.isTown(name, comma > 0 ? SMALL : LARGE)
}

/** A town so large needs no word for a town beside it. */
const LARGE = 100_000
/** One so large needs no more than its land. */
const SMALL = 5000

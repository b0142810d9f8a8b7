import type { Lexicon } from '../lexicon/index.ts'
import { isCapitalised } from '../text/index.ts'
import type { Word } from './words.ts'

/**
 * In a text that is all capitals, and so was put in lower case: "captain" of "captain Julio Vela" and "vela" after a
 * given name are words of a name though the tagger knows them as others. Changes `words`.
 */
export function bearers(words: Word[], { givenNames, titles, placeNouns }: Lexicon): Word[] {
  for (let i = 0; i < words.length; i++) {
    const [before, word, after] = [words[i - 1], words[i] as Word, words[i + 1]]
    const saint = /^(san|santa|santo|st\.?|puerto|villa)$/.test(words[i - 2]?.norm ?? '')
    const last = before && !saint && /^(NOUN|ADJ)$/.test(word.tag) && !placeNouns.has(word.norm)
    if (last && surname(before, word, after, givenNames)) words[i] = asName(word)
    else if (titles.get(word.norm) === 'military' && after?.tag === 'PROPN' && next(word, after))
      words[i] = asName(word)
  }
  return words
}

/** "vela" of "Julio vela", with no noun behind it. */
const surname = (before: Word, word: Word, after: Word | undefined, given: Lexicon['givenNames']): boolean =>
  before.tag === 'PROPN' &&
  given.has(before.norm) &&
  isCapitalised(before.value) &&
  next(before, word) &&
  !/^(NOUN|PROPN|NUM|ADJ)$/.test(after?.tag ?? '')

const next = (before: Word, after: Word): boolean => after.start === before.end + 1

const asName = (word: Word): Word => ({
  ...word,
  tag: 'PROPN',
  value: word.value.charAt(0).toUpperCase() + word.value.slice(1),
})

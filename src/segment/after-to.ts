import { endsAsPlural } from '../text/index.ts'
import type { Word } from './words.ts'

/** Is the word at `i`, behind "to", a noun that the tagger takes for an infinitive? */
export const isNounAfterTo = (words: readonly Word[], i: number): boolean =>
  words[i - 1]?.norm === 'to' && (named(words, i) || inflected(words[i]))

/** "according to police", "according to estimates", at the word behind "to": no verb stands there, save a participle before its noun. */
const named = (words: readonly Word[], i: number): boolean =>
  words[i]?.tag === 'VERB' &&
  words[i - 2]?.norm === 'according' &&
  !/^(NOUN|PROPN|ADJ|DET|NUM)$/.test(words[i + 1]?.tag ?? '')

/** "truth to [claims] that ten fell": no infinitive ends so. */
const inflected = (word: Word | undefined): boolean =>
  word?.tag === 'VERB' && word.norm !== word.lemma && endsAsPlural(word.norm)

import type { Tag } from '../model/index.ts'
import type { Word } from './words.ts'

/** Verbs that the tagger takes for nouns, with what stands before and after them where they are verbs. */
const VERBS: ReadonlyMap<string, { readonly before: RegExp; readonly after: RegExp }> = new Map([
  // "2,000 lie wounded".
  ['lie', { before: /^NUM$/, after: /^(VERB|ADJ|ADP|ADV)$/ }],
  // "a war that cost 64,000 lives".
  ['cost', { before: /^(that|which|has|have|had|may|could|will|would)$/, after: /^(NUM|DET|PRON)$/ }],
])

/** Puts the tags right that what stands around a word shows to be wrong. Changes `words`. */
export function retagged(words: Word[]): Word[] {
  for (let i = 1; i < words.length; i++) {
    const word = words[i] as Word
    const tag = named(words, i) ? 'NOUN' : shown(word, words[i - 1] as Word, words[i + 1])
    if (tag !== null) words[i] = { ...word, tag }
  }
  return words
}

/** "according to police", "according to estimates": no verb stands there, save a participle before its noun. */
const named = (words: readonly Word[], i: number): boolean =>
  words[i]?.tag === 'VERB' &&
  words[i - 1]?.norm === 'to' &&
  words[i - 2]?.norm === 'according' &&
  !/^(NOUN|PROPN|ADJ|DET|NUM)$/.test(words[i + 1]?.tag ?? '')

function shown(word: Word, before: Word, after: Word | undefined): Tag | null {
  if (word.tag === 'NOUN') {
    const verb = VERBS.get(word.norm)
    const fits = verb && (verb.before.test(before.tag) || verb.before.test(before.norm))
    return fits && verb.after.test(after?.tag ?? '') ? 'VERB' : null
  }
  // "in the north".
  if (word.tag === 'ADV') return before.norm === 'the' && DIRECTION.test(word.norm) ? 'NOUN' : null
  return word.tag === 'VERB' && partOfName(word, before, after) ? 'PROPN' : null
}

/** "Red Cross workers", "Loretta Lynch said": a capital after a name, but not the headline "Cruz Refuses to Debate". */
const partOfName = (word: Word, before: Word, after: Word | undefined): boolean =>
  before.tag === 'PROPN' &&
  before.end === word.start - 1 &&
  after !== undefined &&
  CAPITAL.test(word.value) &&
  CAPITAL.test(before.value) &&
  (/^[.,;)]$/.test(after.value) || (SMALL.test(after.value) && /^(AUX|VERB|NOUN)$/.test(after.tag)))

const DIRECTION = /^(north|south|east|west)(east|west)?$/
const CAPITAL = /^\p{Lu}\p{Ll}/u
const SMALL = /^\p{Ll}/u

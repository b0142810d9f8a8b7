import type { Tag } from '../model/index.ts'
import type { Word } from './words.ts'

/** Verbs that the tagger takes for nouns, with what stands before and after them where they are verbs. */
const VERBS: ReadonlyMap<string, { readonly before: RegExp; readonly after: RegExp }> = new Map([
  // "2,000 lie wounded".
  ['lie', { before: /^NUM$/, after: /^(VERB|ADJ|ADP|ADV)$/ }],
  // "a war that cost 64,000 lives".
  ['cost', { before: /^(that|which|has|have|had|may|could|will|would)$/, after: /^(NUM|DET|PRON)$/ }],
])

/** The words with the tags that what stands around them shows to be wrong put right. */
export const retagged = (words: readonly Word[]): Word[] =>
  words.map((word, i) => {
    const verb = word.tag === 'NOUN' ? VERBS.get(word.norm) : undefined
    const before = words[i - 1]
    const fits =
      verb &&
      before &&
      (verb.before.test(before.tag) || verb.before.test(before.norm)) &&
      verb.after.test(words[i + 1]?.tag ?? '')
    return fits ? { ...word, tag: 'VERB' satisfies Tag } : word
  })

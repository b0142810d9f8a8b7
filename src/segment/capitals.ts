import { startsWithSmall } from '../text/index.ts'
import type { Word } from './words.ts'

/** Is "IS" a name between these, in a text that is not all in capitals? */
export const isGroup = (before: Word, after: Word | undefined): boolean =>
  /\p{Ll}/u.test(after?.value ?? before.value) &&
  (/^(by|from|with|of|against|the|to|joined|for)$/.test(before.norm) ||
    before.tag === 'NUM' ||
    after?.tag === 'NOUN' ||
    /^(has|had|have|said)$/.test(after?.norm ?? ''))

/** "said", "has", "began": a verb in another form than its own, or one that tells of the present. */
export const isPast = (after: Word | undefined): boolean =>
  after !== undefined &&
  ((after.tag === 'VERB' && after.norm !== after.lemma) ||
    (after.tag === 'AUX' && !/^(be|have|do)$/.test(after.norm)))

/** Has it two to five letters, all capitals? Asked of every word: that most go on in small letters is told without a pattern. */
function inCapitals(word: string): boolean {
  const code = word.charCodeAt(1)
  return !(code >= 97 && code <= 122) && /^\p{Lu}{2,5}$/u.test(word)
}

/** Pronouns that are initials too. */
const PRONOUN = /^(who|us|it)$/

/** Is a word like "UP" a party's initials between a number or article and a noun, in a text that is not all in capitals? "the DAS chief" in any: no "do" stands behind "the". */
export function isInitials(word: Word, before: Word, after: Word | undefined): boolean {
  if (word.tag === 'AUX')
    return before.norm === 'the' && word.lemma === 'do' && /^(NOUN|ADJ)$/.test(after?.tag ?? '')
  // "the WHO said": no pronoun stands behind an article.
  if (before.norm === 'the' && PRONOUN.test(word.norm) && before.value !== 'THE' && inCapitals(word.value))
    return true
  return (
    inCapitals(word.value) &&
    /^(ADP|ADV|PART|PRON|CCONJ)$/.test(word.tag) &&
    /^(NUM|DET)$/.test(before.tag) &&
    after?.tag === 'NOUN' &&
    startsWithSmall(after.value)
  )
}

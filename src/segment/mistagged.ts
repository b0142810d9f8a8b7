import type { Tag } from '../model/index.ts'
import { isCapitalised, startsWithDigit } from '../text/index.ts'
import { isNounAfterTo } from './after-to.ts'
import { tagBeside } from './beside.ts'
import { isGroup, isInitials, isPast } from './capitals.ts'
import { giveNumber, isSaying, mayBeForm, placed, START } from './saying.ts'
import type { Word } from './words.ts'

/** What describes reports and people, and looks like a name where it opens a sentence. */
const DESCRIBES = new Set(['local', 'initial', 'earlier', 'recent', 'unconfirmed', 'preliminary', 'several'])

const AMOUNT = new Set(['dozens', 'scores', 'hundreds', 'thousands', 'millions'])

/** "488th": an adjective, whatever the tagger says. */
export const isOrdinal = (value: string): boolean => startsWithDigit(value) && ORDINAL.test(value)

/** The tag of a word by its own form and the word before it, both in lower case, the latter empty where none stands there; `tag` where the tagger is right. */
export function tagOf(norm: string, tag: Tag, before: string): Tag {
  // "Early on Monday": taken for a name where it opens a sentence.
  if (tag === 'PROPN' && (norm === 'early' || norm === 'late') && !/\p{L}$/u.test(before)) return 'ADV'
  // "محمد said", "Олег Іванов said": in an English text, words of other letters are names.
  if (tag === 'X' && OTHER_LETTERS.test(norm)) return 'PROPN'
  // "another 17 fell".
  if (tag === 'NOUN' && (norm === 'fell' || norm === 'tortured')) return 'VERB'
  // "19 die in Harra", not "the die is cast".
  if (tag === 'NOUN' && norm === 'die' && !CAST.has(before)) return 'VERB'
  // "THE UNITED STATES SENT": a verb in capitals.
  if (norm === 'states' && before === 'united') return 'PROPN'
  // "injuries to French soldiers".
  if (tag === 'VERB' && norm === 'french') return 'ADJ'
  // "there are people injured".
  if (tag === 'VERB' && norm === 'people') return 'NOUN'
  // "two of his escorts", "the lives of recruits", "12 were rebels".
  return tag === 'VERB' && OWNS.has(before) && /[a-z]{3}s$/.test(norm) ? 'NOUN' : tag
}

/** What stands before the thing that is cast. */
const CAST = new Set(['a', 'the', 'one', 'this', 'each', 'of', 'and'])

/** A word without a Latin letter. */
const OTHER_LETTERS = /^(?:(?!\p{Script=Latin})[\p{L}\p{M}])+$/u
const ORDINAL = /^\d+(?:st|nd|rd|th)$/i
const OWNS = new Set(['his', 'their', 'its', 'our', 'my', 'your', 'of', 'are', 'were', 'being'])

const OUTSIDE = /^(Outside|Inside)$/

/** "Killed in action" and its like, by the initials. */
const FATE = /^(KIA|WIA|MIA)$/

/** Is a tag ever wrong by what stands around the word? */
const mistaken = (tag: Tag): boolean => tag === 'NOUN' || tag === 'VERB' || tag === 'ADJ' || tag === 'ADV'

/**
 * Puts the tags right that what stands around a word shows to be wrong. Changes `words`. `forms` are those of verbs of
 * saying, with their lemmas.
 */
export function retagged(words: Word[], forms: ReadonlyMap<string, string>): Word[] {
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word
    const before = i === 0 ? START : (words[i - 1] as Word)
    const after = words[i + 1]
    // "Promising that nobody would die, the mayor left."
    if (word.tag === 'PROPN' && after?.norm === 'that' && word.norm.endsWith('ing')) {
      const lemma = forms.get(word.norm)
      if (lemma !== undefined) words[i] = { ...word, tag: 'VERB', lemma }
    }
    // "Outside Harra, two died."
    if (
      (word.tag === 'PROPN' || word.tag === 'ADJ') &&
      after?.tag === 'PROPN' &&
      OUTSIDE.test(word.value) &&
      before.tag !== 'PROPN'
    ) {
      words[i] = { ...word, tag: 'ADP' }
      continue
    }
    // "Contrary to the army's claim": no name, where it opens a sentence.
    if (word.tag === 'PROPN' && word.norm === 'contrary' && after?.norm === 'to') {
      words[i] = { ...word, tag: 'ADP' }
      continue
    }
    // "Initial reports of nine dead", "Local officials": no name, where it opens a sentence.
    if (word.tag === 'PROPN' && after?.tag === 'NOUN' && before.tag === 'PUNCT' && DESCRIBES.has(word.norm)) {
      words[i] = { ...word, tag: 'ADJ' }
      continue
    }
    // "ten IS fighters", "killed by IS in May": the Islamic State.
    if (word.value === 'IS' && word.tag === 'AUX' && isGroup(before, after)) {
      words[i] = { ...word, tag: 'PROPN', norm: 'isis', lemma: 'isis' }
      continue
    }
    // "Ana May said", "Ana May, who": a name, for behind the modal stands no past tense, and behind the month no comma.
    if (word.value === 'May' && before.tag === 'PROPN' && (after?.norm === ',' || isPast(after))) {
      words[i] = { ...word, tag: 'PROPN' }
      continue
    }
    // "Hundreds of families left": no name, where it opens a sentence.
    if (word.tag === 'PROPN' && after?.norm === 'of' && AMOUNT.has(word.norm)) {
      words[i] = { ...word, tag: 'NOUN' }
      continue
    }
    // "nine soldiers KIA": what became of them, and no name.
    if (word.tag === 'PROPN' && FATE.test(word.value) && before.tag === 'NOUN') {
      words[i] = { ...word, tag: 'ADJ' }
      continue
    }
    // "300 UP members", "an ON leader": a party by its initials.
    if (isInitials(word, before, after)) {
      words[i] = { ...word, tag: 'PROPN' }
      continue
    }
    if (!mistaken(word.tag)) continue
    if (before.norm === '-' && endsGiven(words, i)) {
      words[i] = { ...word, tag: 'PROPN' }
      continue
    }
    if (word.norm === 'said') {
      // "Ford said": no verb stands before that one.
      if (before.tag === 'VERB' && isCapitalised(before.value) && before.norm !== 'having')
        words[i - 1] = { ...before, tag: 'PROPN' }
      if (word.tag === 'ADJ' && before.tag !== 'DET' && before.tag !== 'ADJ') {
        words[i] = { ...word, tag: 'VERB', lemma: 'say' }
        continue
      }
    }
    // "Officials at first spoke of 12": no part of a wheel.
    if (word.norm === 'spoke' && word.tag === 'NOUN' && before.norm !== 'a') {
      words[i] = { ...word, tag: 'VERB', lemma: 'speak' }
      continue
    }
    const may = after && (word.tag === 'NOUN' || word.tag === 'ADJ') && mayBeForm(word.norm)
    const lemma = may ? forms.get(word.norm) : undefined
    if (lemma !== undefined && isSaying(words, i)) {
      words[i] = { ...word, tag: 'VERB', lemma }
      continue
    }
    const noun = isNounAfterTo(words, i)
    const tag = noun
      ? 'NOUN'
      : wounds(words, i) || placed(words, i) || giveNumber(words, i)
        ? 'VERB'
        : tagBeside(word, before, after)
    if (tag !== null) words[i] = { ...word, tag }
  }
  return words
}

/** "Kyung-[wha] Kang", "Ban Ki-[moon]": the small half of a given name, beside a last name; not "the Paris-area Hospital", "Gulf-era rules". */
function endsGiven(words: readonly Word[], i: number): boolean {
  const [half, first, hyphen, word, after] = [
    words[i - 3],
    words[i - 2],
    words[i - 1],
    words[i],
    words[i + 1],
  ]
  if (!first || !hyphen || !word || first.end !== hyphen.start || hyphen.end !== word.start) return false
  if (first.tag !== 'PROPN' || !GIVEN.test(first.value) || !SMALL_HALF.test(word.value)) return false
  if (half?.tag === 'PROPN') return !/^(NOUN|ADJ)$/.test(after?.tag ?? '')
  return after?.tag === 'PROPN' && after.start === word.end + 1 && half?.tag !== 'DET'
}

const GIVEN = /^\p{Lu}\p{Ll}{1,5}$/u
const SMALL_HALF = /^\p{Ll}{2,5}$/u

/** "A blast [wounds] eight", "kills nine people and [wounds] over 30 others", "kills nine, [wounds] 30": a verb of the present. */
function wounds(words: readonly Word[], i: number): boolean {
  if (words[i]?.norm !== 'wounds') return false
  const before = words[i - 1]?.norm ?? ''
  const joined = before === 'and' || before === ','
  const { norm, tag } = words[i + 1] ?? START
  if (tag === 'NUM' || /^(dozens|scores|hundreds|several|many|others)$/.test(norm))
    return joined || /^(bomb|blast|explosion|attack|strike|raid|fire|shelling)$/.test(before)
  return joined && /^(DET|PRON|ADP|ADV|ADJ|NOUN)$/.test(tag) && kills(words, i - 2)
}

/** Does "kills" stand in the sentence, not far before the word at `last`? */
function kills(words: readonly Word[], last: number): boolean {
  for (let k = last; k >= 0 && k > last - 14 && words[k]?.norm !== '.'; k--)
    if (words[k]?.norm === 'kills' && words[k]?.tag === 'VERB') return true
  return false
}

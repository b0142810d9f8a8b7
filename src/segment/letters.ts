import type { Word } from './words.ts'

/** Letters of Latin alphabets, and hyphens at which no line breaks, that the tagger takes for signs, at which it cuts: "Erdoğan", "Wałęsa", "Tadić", "Kyung‑wha". */
const FOREIGN = /[\u0100-\u024F\u1E00-\u1EFF\u2010\u2011]/
const EACH = new RegExp(FOREIGN, 'g')

/** Those that no accent makes of another letter. */
const OWN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ł: 'l',
    Ł: 'L',
    đ: 'd',
    Đ: 'D',
    ħ: 'h',
    Ħ: 'H',
    ı: 'i',
    ŋ: 'n',
    Ŋ: 'N',
    œ: 'o',
    Œ: 'O',
    ŧ: 't',
    Ŧ: 'T',
    '\u2010': '-',
    '\u2011': '-',
  }),
)

/** `text` in letters that the tagger knows, each in the place of its own. */
export const plainLetters = (text: string): string =>
  FOREIGN.test(text)
    ? text.replace(EACH, (letter) => OWN.get(letter) ?? letter.normalize('NFD').charAt(0))
    : text

/** Gives `words`, cut from `plain`, the letters of `text` back. */
export function ownLetters(words: readonly Word[], plain: string, text: string): readonly Word[] {
  if (plain === text) return words
  return words.map((word) => {
    const value = text.slice(word.start, word.end)
    if (value === word.value) return word
    // As rules ask for a hyphen.
    const norm = value.toLowerCase().replace(/[\u2010\u2011]/g, '-')
    return { ...word, value, norm, lemma: word.lemma === word.norm ? norm : word.lemma }
  })
}

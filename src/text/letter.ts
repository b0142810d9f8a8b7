const CAPITAL = /^\p{Lu}/u
const SMALL = /^\p{Ll}/u
const CAPITAL_THEN_SMALL = /^\p{Lu}\p{Ll}/u

// Asked of most words of a text, nearly all of which begin with a letter of ASCII: those are told without a pattern.

/** Is the first letter a capital, in any script? */
export function startsWithCapital(word: string): boolean {
  const code = word.charCodeAt(0)
  return code < 128 ? code >= 65 && code <= 90 : CAPITAL.test(word)
}

/** Is the first letter a small one, in any script? */
export function startsWithSmall(word: string): boolean {
  const code = word.charCodeAt(0)
  return code < 128 ? code >= 97 && code <= 122 : SMALL.test(word)
}

/** Is it written with a capital and goes on in small letters: "Harra", not "UN" or "NORLAND"? */
export function isCapitalised(word: string): boolean {
  if (!startsWithCapital(word)) return false
  const code = word.charCodeAt(1)
  return code < 128 ? code >= 97 && code <= 122 : CAPITAL_THEN_SMALL.test(word)
}

const FIRST_LETTER = /(?<!\p{L})\p{L}/gu

/** "prime minister" as "Prime Minister": every word with a capital, the rest as it is. */
export const capitalised = (words: string): string =>
  words.replace(FIRST_LETTER, (letter) => letter.toUpperCase())

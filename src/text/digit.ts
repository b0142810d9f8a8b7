/** Is the first character one of 0 to 9? Asked of every word of a text, so without a pattern. */
export function startsWithDigit(word: string): boolean {
  const code = word.charCodeAt(0)
  return code >= 48 && code <= 57
}

const YEAR = /^(?:1\d|20)\d\d$/

/** "1987", "2024": may the figures be a year? */
export const isYear = (word: string): boolean => word.length === 4 && YEAR.test(word)

const S = 's'.charCodeAt(0)

/**
 * Does a word end as most plurals of nouns do, and the present of verbs: "raids", not "press"? Asked of many words, so without
 * a pattern.
 */
export const endsAsPlural = (word: string): boolean =>
  word.length > 1 && word.charCodeAt(word.length - 1) === S && word.charCodeAt(word.length - 2) !== S

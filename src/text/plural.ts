/** Does a word end as most plurals of nouns do, and the present of verbs: "raids", not "press"? */
export const endsAsPlural = (word: string): boolean =>
  word.length > 1 && word.endsWith('s') && word.at(-2) !== 's'

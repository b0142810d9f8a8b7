/** Words on one line, with one blank where several or a line's end stand. Nearly all stand so already. */
export const oneLine = (words: string): string =>
  /[^\S ]| {2}/.test(words) ? words.replace(/\s+/g, ' ') : words

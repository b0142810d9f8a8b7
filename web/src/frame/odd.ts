// Characters that hide or reorder what stands around them: shown as their code, never obeyed.
// oxlint-disable no-misleading-character-class -- the characters are meant one by one
const ODD =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** `U+202E` for a right-to-left override. */
export const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** Where odd characters stand in `text`. */
export const oddAt = (text: string): number[] => [...text.matchAll(ODD)].map((match) => match.index)

/** `text` with odd characters written as their code: for names, titles and everything but a report's body. */
export const plain = (text: string): string => text.replace(ODD, (found) => `⟨${codeOf(found)}⟩`)

import type { Doc, Span } from '../../model/index.ts'

/** "To the Editor:", "Dear Minister," on a line of its own or at the head of a paragraph. */
const SALUTATION = /^\s*(?:To the editor|Dear [\p{L} .’'-]{2,60}|Sirs?|Madam)[,:.]?(?:\s*\n|\s*$|[:,])/iu
/** A headline may stand above it. */
const HEAD = 4
/** So many lines at the end may tell who signs, his office and his town. */
const TAIL = 5
const WORD = String.raw`\p{Lu}[\p{L}\p{M}.’'-]*`
const SIGNED = new RegExp(
  String.raw`^[-–—~ ]*(?<name>${WORD}(?: (?:de|van|von|bin|al|el|la|${WORD})){1,3})(?:,[^\n]{0,80})?$`,
  'u',
)

/** Who signs a letter, where his name stands, and the token after its salutation; null for other texts. */
export interface Letter {
  readonly name: string
  readonly at: Span
  readonly from: number
}

/** A letter to somebody, signed on one of its last lines: "Ana Reyes ⏎ Harra". */
export function letterOf({ text, paragraphs }: Doc): Letter | null {
  const opening = paragraphs.slice(0, HEAD).find(({ span }) => SALUTATION.test(text.slice(...span)))
  if (!opening || paragraphs.length < 3) return null
  const lines = [...text.trimEnd().matchAll(/[^\n]+/g)].slice(-TAIL)
  for (const line of lines) {
    const name = SIGNED.exec(line[0].trim())?.groups?.['name']
    if (name === undefined || line.index <= opening.span[1]) continue
    const start = line.index + line[0].indexOf(name)
    return { name, at: [start, start + name.length], from: opening.first }
  }
  return null
}

import type { Lexicon } from '../../lexicon/index.ts'
import type { Doc, Span } from '../../model/index.ts'
import { isRank } from '../phrase/apposition.ts'
import { givenFirst, titled as holdsTitle, words as wordsOf } from '../phrase/speech-title.ts'

/** "To the Editor:", "Dear Minister," on a line of its own or at the head of a paragraph. */
const SALUTATION = /^\s*(?:To the editor|Dear [\p{L} .’'-]{2,60}|Sirs?|Madam)[,:;.]?(?:\s*\n|\s*$|[:;,])/iu
/** A headline may stand above it. */
const HEAD = 4
/** So many lines at the end may tell who signs, his office and his town. */
const TAIL = 5
const WORD = String.raw`\p{Lu}[\p{L}\p{M}.’'-]*`
const SIGNED = new RegExp(
  String.raw`^[-–—~ ]*(?<name>${WORD}(?: (?:de|van|von|bin|al|el|la|${WORD})){1,3})(?:,[^\n]{0,80})?$`,
  'u',
)

/** "GENERAL: I have the honor to report …": who writes so to a rank alone says "I". */
const TO_RANK = /^\s*(\p{L}+)\s*:\s[^]*?\bI\b/u

const salutes = (words: string, lexicon: Lexicon): boolean =>
  SALUTATION.test(words) || isRank(TO_RANK.exec(words)?.[1]?.toLowerCase(), lexicon)

/** Who signs a letter, where his name stands, and the token after its salutation; null for other texts. */
export interface Letter {
  readonly name: string
  readonly at: Span
  readonly from: number
}

/** "— Ana Reyes, Minister of Norland": whose words those above are, whomever they greet. */
const MARKED = new RegExp(
  String.raw`^[—–]\s*(?<name>${WORD}(?: (?:de|van|von|bin|al|el|la|${WORD})){1,3})(?:,[^\n]{1,80})$`,
  'u',
)

/** A letter to somebody, signed on one of its last lines ("Ana Reyes ⏎ Harra"), or a text with a dash and a name at its end. */
export function letterOf({ text, paragraphs }: Doc, lexicon: Lexicon): Letter | null {
  const opening = paragraphs.slice(0, HEAD).find(({ span }) => salutes(text.slice(...span), lexicon))
  if (paragraphs.length < 3) return null
  if (!opening) return signedBelow(text) ?? inOfficeBelow(text, lexicon)
  for (const { words, at } of lastLines(text)) {
    const name = SIGNED.exec(words.trim())?.groups?.['name']
    if (name === undefined || at <= opening.span[1]) continue
    const start = at + words.indexOf(name)
    return { name, at: [start, start + name.length], from: opening.first }
  }
  return null
}

interface Line {
  readonly words: string
  readonly at: number
}

/** The last lines that hold anything, found from the end: a text may have any number of others. */
function lastLines(text: string): Line[] {
  const found: Line[] = []
  for (let end = text.trimEnd().length; end > 0 && found.length < TAIL;) {
    const at = text.lastIndexOf('\n', end - 1) + 1
    if (at < end) found.unshift({ words: text.slice(at, end), at })
    end = at - 1
  }
  return found
}

/** "Ana Reyes ⏎ General Secretary", "Ana Reyes, General Secretary", "(Signed) Ana Reyes": on two of the last lines, or on one. */
function inOfficeBelow(text: string, lexicon: Lexicon): Letter | null {
  const lines = lastLines(text)
  for (const [i, line] of lines.entries()) {
    const own = line.words.trim()
    const mark = /^\(?signed\)?:?\s+/i.exec(own)?.[0] ?? ''
    const words = own.slice(mark.length)
    const unstopped = words.endsWith('.') ? words.replace(/(?<=\p{L}{3})\.$/u, '') : words
    const name = SIGNED.exec(unstopped)?.groups?.['name']
    const office = lines[i + 1]?.words.trim() ?? ''
    if (name === undefined || !words.startsWith(name) || holdsTitle(name, lexicon)) continue
    const titled = (line: string): boolean =>
      line.length < 60 && !/[.!?:]$/.test(line) && holdsTitle(line, lexicon)
    // "Ana Reyes, mayor of Harra" is so on the last line alone, below her words and not below others who sign.
    const below = /[.!?]["”’)]*\s*$/.test(lines[i - 1]?.words ?? '')
    const last = i === lines.length - 1 && below && titled(words.slice(name.length))
    if (mark === '' && !((last || titled(office)) && person(name, lexicon))) continue
    const start = line.at + line.words.indexOf(name)
    return { name, at: [start, start + name.length], from: 0 }
  }
  return null
}

/** A given name or an initial first */
const person = (name: string, lexicon: Lexicon): boolean =>
  givenFirst(name, lexicon) || /^\p{Lu}\.?$/u.test(wordsOf(name)[0] ?? '')

function signedBelow(text: string): Letter | null {
  // Most texts have no dash at the head of one of their last lines.
  const at = text.trimEnd().search(/\n[ \t]*[—–][^\n]{3,120}(?:\n[^\n]{0,80}){0,4}$/)
  if (at < 0) return null
  const line = /[—–][^\n]*/.exec(text.slice(at))?.[0] ?? ''
  const name = MARKED.exec(line.trim())?.groups?.['name']
  if (name === undefined) return null
  const start = text.indexOf(name, at)
  return { name, at: [start, start + name.length], from: 0 }
}

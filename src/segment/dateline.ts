import type { Span } from '../model/index.ts'
import { MONTH } from '../text/index.ts'

/** No dateline is longer, in characters. */
const LONGEST = 90
/** Places that are named alone stand at the head of a report, not in one of its lists. */
const HEAD = 4
const DASH = /(?:\s+-{1,2}\s+|\s*[—–]\s*)(?=["“‘'(\p{Lu}\p{N}])/gu
const DASHES = /[—–]|\s-/
const PLACE = /^\(?\p{Lu}/u
const WORD = /^(?:\p{Lu}[\p{L}\p{N}'’-]*|\p{N}+(?:st|nd|rd|th)?|de|del|da|la|al|el|and|of)$/u
const OPENER = /^\(?(?:in|on|at|from|by|for|to|after|before|near|the|a|an)\s/i
const DATE = new RegExp(String.raw`\b${MONTH}\.?\s+\d{1,2}\b|\b\d{1,2}(?:st|nd|rd|th)?\s+${MONTH}`, 'i')
/** "MINSK, October 13. /WIRE/. " */
const SLASHED = /^\p{Lu}[\p{L}\p{N} ,.-]{2,50} \/\p{Lu}[\p{L} ]{1,20}\/[.:]?\s+/u
const AGENCY = /\(\p{Lu}[^)]*\)$/u
const CAPITALS = /^\(?\p{Lu}{3,}(?![\p{Ll}])/u

/**
 * Where the place lines of a text end that open its paragraphs on the line of the first sentence ("OSLO, March 3
 * (Wire) — ", "Oslo, 3 March 2024 – "), by the paragraph's start. Such a line is nobody's words, and its day is that
 * of the report. One that begins in capitals counts in any paragraph; another only near the head of the text and
 * where no second line is like it, for in a list "Oslo, 3 March – " tells where and when what follows it came about.
 */
export function datelines(text: string, paragraphs: readonly Span[]): ReadonlyMap<number, number> {
  const lines = paragraphs.flatMap((span, at) => {
    const line = text.slice(span[0], Math.min(span[1], span[0] + LONGEST))
    const length = datelineLength(line)
    return length === 0 ? [] : [{ at, start: span[0], end: span[0] + length, capitals: CAPITALS.test(line) }]
  })
  const mixed = lines.filter(({ capitals }) => !capitals)
  const kept = lines.filter(({ at, capitals }) => capitals || (mixed.length === 1 && at < HEAD))
  return new Map(kept.map(({ start, end }) => [start, end]))
}

/** "Raiders kill nine herders LENN, Norland (Wire) — ": a headline without a stop, and the dateline in capitals that opens the report. */
const UNDER_HEADLINE =
  /^[^.!?:;()—–]{15,160}?(?<=[\p{Ll}\p{N}”"’'] )(?<! (?:of|in|at|near|to|from|the|a|and|for|on|by|around|with|over) )(?=\p{Lu}{3,}(?: \p{Lu}{2,})*(?:, [\p{Lu}\p{N}][\p{L}\p{N}. ]{1,25}){0,3} \(\p{Lu}[\p{L} ]{1,20}\) ?(?:[—–-]|--) )/u

/** Paragraphs cut where a headline runs into the dateline of its report on one line. */
export const belowHeadlines = (text: string, paragraphs: readonly Span[]): readonly Span[] =>
  paragraphs.flatMap(([start, end]): Span[] => {
    const line = text.slice(start, Math.min(end, start + 2 * LONGEST + 80))
    const headline = line.includes(' (') && DASHES.test(line) ? UNDER_HEADLINE.exec(line)?.[0] : undefined
    if (!headline) return [[start, end]]
    const at = start + headline.length
    return [
      [start, start + headline.trimEnd().length],
      [at, end],
    ]
  })

/** The length of the dateline that a line begins with, its dash and blanks included; 0 where there is none. */
function datelineLength(line: string): number {
  // Asked of every paragraph: the patterns are tried where the signs stand that they ask for.
  const slashed = line.includes(' /') ? SLASHED.exec(line) : null
  if (slashed && CAPITALS.test(line)) return slashed[0].length
  if (!DASHES.test(line) || !PLACE.test(line) || OPENER.test(line)) return 0
  let length = 0
  for (const dash of line.matchAll(DASH)) {
    const before = line.slice(0, dash.index)
    const words = before.split(/[\s,/()[\].:–—]+/u).filter((word) => word !== '')
    if (words.length > 14 || !words.every((word) => WORD.test(word))) break
    if (DATE.test(before) || AGENCY.test(before) || CAPITALS.test(before))
      length = dash.index + dash[0].length
  }
  return length
}

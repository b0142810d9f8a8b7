import { fold } from '../../lexicon/index.ts'
import type { Span } from '../../model/index.ts'
import { MONTH } from '../../text/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import type { Scan } from '../phrase/scan.ts'

const DAY = String.raw`(?:${MONTH}\.? \d{1,2}|\d{1,2} ${MONTH}\.?|\d{1,2}[./]\d{1,2})(?:[,./]? ?\d{2,4})?`

/** "(Harra Daily, May 4)", "(Norpress, May 7; Radio Harra, May 8)" behind the end of a sentence. */
const CREDIT = new RegExp(
  String.raw`(?<=[.!?]["”’)]?[ \t]+)\((?<name>\p{Lu}[^(),;\n]{1,40}), (?:on )?${DAY}(?:[;,] [^()\n]{1,120})?\)(?=\s|$)`,
  'giu',
)

/**
 * "The rebels took the village. Two men were hurt. (Harra Daily, May 4) Ten policemen were killed. (Norpress, May 7)": a digest
 * names the outlet from which it has the sentences before, back to the last such brackets or the start of the paragraph, with the day.
 */
export function byDigests({ doc: { text, paragraphs }, lexicon }: Scan): FoundAttribution[] {
  // Most texts have no brackets behind a stop.
  if (!/[.!?]["”’)]?[ \t]+\(\p{Lu}/u.test(text)) return []
  return paragraphs.flatMap(({ span: [start, end] }) => {
    let from = start
    return [...text.slice(start, end).matchAll(CREDIT)].flatMap((credit): FoundAttribution[] => {
      const open = start + credit.index
      const name = credit.groups?.['name'] ?? ''
      // "(Harra, May 4)": where it was.
      if (lexicon.places.isTown(fold(name), 0) || lexicon.places.named.has(fold(name))) return []
      const content = trimmed(text, [from, open])
      from = open + credit[0].length
      return [{ source: [[open + 1, open + 1 + name.length]], cue: [], content: [content], rule: 'digest' }]
    })
  })
}

function trimmed(text: string, [from, to]: Span): Span {
  const words = text.slice(from, to)
  return [from + (words.length - words.trimStart().length), from + words.trimEnd().length]
}

import type { Span } from '../text/index.ts'

/** Longest piece that is one entry of the full-text index, in UTF-16 units: about a screen of text. */
const LONGEST = 1500

/** A text cut into its lines, long ones at white space: what a search finds and shows. */
export function passages(text: string): Span[] {
  const spans: Span[] = []
  for (const line of text.matchAll(/[^\n\r]*\S[^\n\r]*/g)) {
    let start = line.index
    const end = start + line[0].length
    while (end - start > LONGEST) {
      const blank = text.lastIndexOf(' ', start + LONGEST)
      const cut = blank > start ? blank + 1 : start + LONGEST
      spans.push([start, cut])
      start = cut
    }
    spans.push([start, end])
  }
  return spans
}

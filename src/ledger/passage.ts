import type { Span } from '../text/index.ts'

/** Longest piece that is one entry of the full-text index, in UTF-16 units: about a screen of text. */
const LONGEST = 1500

/** A text cut into its lines, ones over `longest` at white space: what a search finds and shows. */
export function passages(text: string, longest: number = LONGEST): Span[] {
  const spans: Span[] = []
  for (const line of text.matchAll(/[^\n\r]+/g)) {
    if (!/\S/.test(line[0])) continue
    let start = line.index
    const end = start + line[0].length
    while (end - start > longest) {
      // Looked for in this piece alone: what has no blank for megabytes is not searched again from its end each time.
      const blank = text.slice(start, start + longest).lastIndexOf(' ')
      const cut = blank > 0 ? start + blank + 1 : beforeHalf(text, start + longest)
      spans.push([start, cut])
      start = cut
    }
    spans.push([start, end])
  }
  return spans
}

/** `at`, or one less where that would cut a letter of two units in half. */
const beforeHalf = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at

import { sentenceEnd, sentenceStart } from './sentence.ts'

/** The sentences of `text` in which `words` find something, none twice. */
export function graphicSpans(text: string, words: RegExp): [number, number][] {
  const spans: [number, number][] = []
  for (const match of text.matchAll(words)) {
    const start = sentenceStart(text, match.index)
    const end = sentenceEnd(text, match.index + match[0].length)
    const last = spans.at(-1)
    if (last && start < last[1]) last[1] = Math.max(last[1], end)
    else spans.push([start, end])
  }
  return spans
}

/** Do `words` find something in a passage? */
export const isGraphic = (passage: string, words: RegExp): boolean => passage.search(words) >= 0

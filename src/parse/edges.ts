import type { Doc, Span } from '../model/index.ts'
import { countBefore } from '../text/index.ts'

/**
 * The parts of a content with its edges put where words of that kind can begin and end: quoted words that it takes part of are
 * quoted whole, and what stands before the words of attribution `cue` begins where its clause does. The parts stay in order.
 */
export function withEdges(doc: Doc, content: readonly Span[], [cue]: readonly Span[]): readonly Span[] {
  let end = 0
  return content.flatMap((part, k): Span[] => {
    const quoted = quotedWhole(doc, part)
    const first = k === 0 && cue && quoted[1] <= cue[0]
    const start = Math.max(end, first ? clauseStart(doc, quoted[0]) : quoted[0])
    const next = content[k + 1]?.[0] ?? Infinity
    end = Math.max(part[1], Math.min(quoted[1], next))
    return start < end ? [[start, end]] : []
  })
}

/** "…ever, “we have been lucky” in this": a part which reaches into quoted words that it begins or ends beside, up to their mark. */
function quotedWhole({ quotations }: Doc, [from, to]: Span): Span {
  let [start, end] = [from, to]
  for (const { span } of quotations) {
    if (span[0] > to) break
    if (span[0] + 1 < to && to < span[1] - 1 && from <= span[0] + 1) end = span[1]
    if (span[0] + 1 < from && from < span[1] - 1 && to >= span[1] - 1) start = span[0]
  }
  return [start, end]
}

/** Where the words from the last mark of punctuation, or the sentence's start, up to `at` begin; `at` where such a mark or "and" is before it. */
function clauseStart({ tokens }: Doc, at: number): number {
  const count = countBefore(tokens, ({ end }) => end <= at)
  const sentence = tokens[count]?.sentence
  const inSentence = (i: number): boolean => tokens[i]?.sentence === sentence && tokens[i]?.tag !== 'PUNCT'
  if (!inSentence(count - 1) || /^(and|but|or|that)$/.test(tokens[count - 1]?.norm ?? '')) return at
  let first = count - 1
  while (inSentence(first - 1)) first--
  return tokens[first]?.start ?? at
}

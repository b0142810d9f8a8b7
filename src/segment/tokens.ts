import type { Span, Token } from '../model/index.ts'
import { traceOf } from '../text/index.ts'
import { words } from './words.ts'

/**
 * The words of one stretch of a text by themselves, tagged without what stands around them: the cells of a table are
 * no sentence. Spans point into `text`; `index` counts from the first of them.
 */
export const tokensOf = (text: string, [start, end]: Span): Token[] =>
  words(text.slice(start, end)).map((word, index) => ({
    index,
    start: start + word.start,
    end: start + word.end,
    text: word.value,
    norm: word.norm,
    lemma: word.lemma,
    trace: traceOf(word.norm),
    lemmaTrace: traceOf(word.lemma),
    tag: word.tag,
    sentence: 0,
    quotation: -1,
  }))

import { looseToken } from '../lexicon/index.ts'
import type { Span, Token } from '../model/index.ts'
import { words } from './words.ts'

/**
 * The words of one stretch of a text by themselves, tagged without what stands around them: the cells of a table are
 * no sentence. Spans point into `text`; `index` counts from the first of them.
 */
export const tokensOf = (text: string, [start, end]: Span): Token[] =>
  words(text.slice(start, end)).map(({ value, start: at, norm, lemma, tag }, index) =>
    looseToken({ text: value, index, start: start + at, norm, lemma, tag }),
  )

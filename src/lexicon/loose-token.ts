import type { Token } from '../model/index.ts'
import { traceOf } from '../text/index.ts'

/** What is known of a word that stands in no sentence. */
interface Loose {
  readonly text: string
  readonly index: number
  readonly norm?: string
  readonly lemma?: string
  readonly tag: Token['tag']
  readonly start?: number
}

/** A word of a name, a question or a cell of a table as a token, so that the phrases of the lexicon can be looked up in it. */
export function looseToken({
  text,
  index,
  norm = text.toLowerCase(),
  lemma = text.toLowerCase(),
  tag,
  start = 0,
}: Loose): Token {
  return {
    index,
    start,
    end: start + text.length,
    text,
    norm,
    lemma,
    trace: traceOf(norm),
    lemmaTrace: traceOf(lemma),
    tag,
    sentence: 0,
    quotation: -1,
  }
}

import { OnrecordError } from '../model/index.ts'
import { contains, type Span } from '../text/index.ts'

/** Where words are looked for: in `text`, `near` first. */
export interface Where {
  readonly text: string
  readonly near: Span
}

/**
 * The place of `words` in the text: inside `near` if they stand there, else where they are nearest to it.
 * @throws OnrecordError `usage` when they stand nowhere.
 */
export function spanOfWords(words: string, { text, near }: Where): Span {
  let best: Span | null = null
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const span: Span = [at, at + words.length]
    if (contains(near, span)) return span
    if (best === null || distance(span, near) < distance(best, near)) best = span
  }
  if (best !== null && words !== '') return best
  throw new OnrecordError(
    'usage',
    `“${words}” does not stand in the report: give words as they are written there.`,
  )
}

/** Pieces that stand apart, with … between them; none for ''. */
export const spansOfPieces = (words: string, where: Where): Span[] =>
  words === '' ? [] : words.split(/\s*…\s*/).map((piece) => spanOfWords(piece, where))

/** How far apart two spans are, 0 where they touch. */
const distance = (a: Span, b: Span): number => Math.max(0, b[0] - a[1], a[0] - b[1])

import type { Span, Token } from '../model/index.ts'
import { countBefore } from '../text/index.ts'

/** The tokens that begin within a span, in the order of the text. */
export const spanTokens = (tokens: readonly Token[], [start, end]: Span): Token[] => {
  const found: Token[] = []
  for (
    let i = countBefore(tokens, (t) => t.start < start);
    i < tokens.length && (tokens[i]?.start ?? Infinity) < end;
    i++
  )
    found.push(tokens[i] as Token)
  return found
}

/** The tokens that begin within several spans, span by span. */
export const tokensWithin = (tokens: readonly Token[], spans: readonly Span[]): Token[] =>
  spans.flatMap((span) => spanTokens(tokens, span))

/** From where token `first` begins to where token `last` ends. */
export const spanBetween = (tokens: readonly Token[], first: number, last: number): Span => [
  tokens[first]?.start ?? 0,
  tokens[last]?.end ?? 0,
]

import { wordOf } from '../../lexicon/index.ts'
import type { Span, Token } from '../../model/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { tokensWithin } from '../../segment/index.ts'
import type { Scan } from '../phrase/scan.ts'

/**
 * Can what another reader alone finds be somebody's words? Not those of an article or "'s", and not where cue and content share the words
 * of one event ("the blast claimed | the lives of nine men").
 */
export const sound = (s: Scan, { source, cue, content }: FoundAttribution): boolean =>
  (source.length === 0 || !tokensWithin(s.tokens, source).every(isArticle)) && !shareEvent(s, cue, content)

const isArticle = ({ tag, norm }: Token): boolean => /^(the|an?)$/.test(norm) || tag === 'PART'

/** Do words of several for an event begin in the cue and end in the content? */
function shareEvent({ tokens, lexicon }: Scan, cue: readonly Span[], content: readonly Span[]): boolean {
  const said = tokensWithin(tokens, content)
  return tokensWithin(tokens, cue).some(({ index }) =>
    lexicon.events
      .at(tokens, index)
      .some(
        ({ rest }) =>
          said.some((last) => last.index === index + rest.length) &&
          rest.every((words, k) => words.includes(wordOf(tokens[index + 1 + k]))),
      ),
  )
}

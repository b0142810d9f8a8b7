import type { Span } from '../../model/index.ts'
import { spanTokens } from '../../segment/index.ts'
import type { Parts } from '../phrase/parts.ts'

/**
 * What somebody says with the attack that its "which" stands for: "the [strike in Harra on Monday, which] reportedly [killed nine]",
 * whose place and day are those of the nine.
 */
export function withAntecedent({ tokens, lexicon }: Parts, content: readonly Span[]): readonly Span[] {
  const [opens, ...others] = content
  const [only, more] = opens ? spanTokens(tokens, opens) : []
  if (!opens || !only || more || !/^(?:which|that)$/.test(only.norm)) return content
  for (let i = only.index - 1; tokens[i]?.sentence === only.sentence; i--) {
    if (/^(?:VERB|AUX)$/.test(tokens[i]?.tag ?? '')) break
    if (lexicon.manners.at(tokens, i)) return [[tokens[i]?.start ?? opens[0], opens[1]], ...others]
  }
  return content
}

import type { Lexicon } from '../../lexicon/index.ts'
import type { NounPhrase, Token } from '../../model/index.ts'

/** "a suspected al-Qaeda in Iraq leader": a group's name with "in" inside, before a noun. */
export function insideName(
  tokens: readonly Token[],
  lexicon: Lexicon,
  before: NounPhrase | undefined,
  np: NounPhrase,
): boolean {
  if (!before || before.last !== np.first - 2 || tokens[np.first - 1]?.norm !== 'in') return false
  for (let i = Math.max(before.first, before.last - 2); i <= before.last; i++) {
    const end = i + (lexicon.sides.at(tokens, i)?.length ?? 0) - 1
    if (end >= np.first) return end < np.head
  }
  return false
}

import type { Quantity } from '../../model/index.ts'
import type { Parts } from '../phrase/parts.ts'
import { wordAmount } from '../phrase/word-amount.ts'

/** "losses [were heavy]", "casualties [have been severe]": the adjective at the end of a clause that says how great a loss was. */
export function extentAfter(
  { doc, tokens, lexicon }: Parts,
  from: number,
): { quantity: Quantity; none: boolean; at: number } | null {
  let i = from
  while (/^(be|have)$/.test(tokens[i]?.lemma ?? '') || (i > from && tokens[i]?.tag === 'ADV')) i++
  const told = tokens[i]
  const next = tokens[i + 1]
  if (i === from || !told || told.sentence !== tokens[from]?.sentence || !lexicon.extents.has(told.norm))
    return null
  if (next?.sentence === told.sentence && /^(NOUN|ADJ|PROPN)$/.test(next.tag)) return null
  const first = lexicon.extents.has(`${tokens[i - 1]?.norm} ${told.norm}`) ? i - 1 : i
  const word = { ...told, start: tokens[first]?.start ?? told.start }
  return { quantity: wordAmount(doc, word, null), none: false, at: i }
}

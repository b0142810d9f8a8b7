import type { Token } from '../../model/index.ts'
import { eventsAt } from '../phrase/follows.ts'
import type { Parts } from '../phrase/parts.ts'
import { wordAmount } from '../phrase/word-amount.ts'
import type { Much } from './counted.ts'

/** "losses [were heavy]", "casualties [have been severe]": the adjective at the end of a clause that says how great a loss was. */
export function extentAfter(parts: Parts, from: number): Much | null {
  const { doc, tokens, lexicon } = parts
  const start = verbAfter(parts, from)
  let i = start
  while (
    tokens[i]?.tag === 'AUX' ||
    /^(be|have)$/.test(tokens[i]?.lemma ?? '') ||
    (i > start && tokens[i]?.tag === 'ADV')
  )
    i++
  const told = tokens[i]
  const next = tokens[i + 1]
  // "our loss was heavy, amounting to 900": told by its figure.
  if (next?.norm === ',' && tokens[i + 2]?.lemma === 'amount') return null
  if (i === start || !told || told.sentence !== tokens[from]?.sentence || !lexicon.extents.has(told.norm))
    return null
  if (next?.sentence === told.sentence && /^(NOUN|ADJ|PROPN)$/.test(next.tag)) return null
  const first = lexicon.extents.has(`${tokens[i - 1]?.norm} ${told.norm}`) ? i - 1 : i
  const word = { ...told, start: tokens[first]?.start ?? told.start }
  return { quantity: wordAmount(doc, word, null), none: false, at: i }
}

/** How far from a noun for losses its verb may stand. */
const REACH = 10

/** Past what stands between a noun for losses and its verb: "losses [in the battle] were", "our loss[, though small,] was". */
function verbAfter(parts: Parts, from: number): number {
  const { tokens } = parts
  const sentence = tokens[from]?.sentence
  let i = pastSorts(parts, from)
  if (tokens[i]?.norm === ',') {
    for (let k = i + 1; k < i + REACH + 4 && tokens[k]?.sentence === sentence; k++)
      if (tokens[k]?.norm === ',') return k + 1
    return i
  }
  if (tokens[i]?.tag !== 'ADP') return i
  for (i++; i < from + REACH && tokens[i]?.sentence === sentence; i++) {
    const { tag } = tokens[i] as Token
    if (tag === 'AUX') return i
    if (/^(VERB|PUNCT|PRON|SCONJ|CCONJ)$/.test(tag)) break
  }
  return from
}

/** Past "in killed, wounded and missing" at token `i`, where it stands there. */
export function pastSorts(parts: Parts, i: number): number {
  const { tokens } = parts
  if (tokens[i]?.norm !== 'in' || eventsAt(parts, i + 1).length === 0) return i
  let k = i + 1
  const joins = (at: number): boolean => /^(,|and|or)$/.test(tokens[at]?.norm ?? '')
  while (eventsAt(parts, k).length > 0 || joins(k)) k++
  // "in killed and wounded, on either side": the comma is of what follows.
  while (joins(k - 1)) k--
  return k
}

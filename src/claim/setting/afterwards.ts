import type { WordSet } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'
import type { Draft } from '../phrase/draft.ts'
import { headAt } from '../phrase/head-at.ts'
import type { Parts } from '../phrase/parts.ts'

/** Does a verb for what came afterwards take the place at `i`? */
export function afterwards(
  { tokens, lexicon }: Parts,
  end: number,
  i: number,
  verbs: WordSet = lexicon.sets.afterwards,
): boolean {
  for (let k = i - 1; k > end; k--) {
    const t = tokens[k] as Token
    if (t.tag === 'VERB') return verbs.has(t)
    if (t.tag === 'PUNCT' || t.tag === 'SCONJ') return false
  }
  return false
}

/**
 * "displaced people are living in [Harra]", "hostages remain in [Harra]": where those are whom only a noun says to be so;
 * "nine bodies lay on [the battlefield]", not in a morgue.
 */
export function areThere(parts: Parts, { event, rule }: Draft, i: number): boolean {
  const { tokens, lexicon } = parts
  const bodies =
    event === 'deaths' && rule === 'noun-count' && !lexicon.sets.indoors.has(headAt(parts, i + 1))
  const held = /^(displacement|captures)$/.test(event) && /^(noun-people|attributive)$/.test(rule)
  if (!held && !bodies) return false
  let k = i - 1
  while (/^(ADV|ADP|NOUN|DET|ADJ)$/.test(tokens[k]?.tag ?? '')) k--
  return bodies
    ? /^(lie|remain)$/.test(tokens[k]?.lemma ?? '')
    : /^(live|reside|remain|be)$/.test(tokens[k]?.lemma ?? '')
}

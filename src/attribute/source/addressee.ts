import type { Span, Token } from '../../model/index.ts'
import { turnOf } from '../../segment/index.ts'
import { norm, type Scan, spanOf } from '../phrase/scan.ts'
import { labelled } from '../phrase/turn.ts'

/**
 * Whom "you" of a transcript is said to, as a span of the text: whom its sentence hails by a name ("Karen, you just said
 * that …"), else, where its turn asks, the label of whoever answers next. Null where nobody can tell.
 */
export function addressee(s: Scan, you: Token): Span | null {
  const turn = turnOf(s.doc, you.sentence)
  return turn < 0 ? null : (hailed(s, you) ?? answering(s, turn))
}

/** "I think, [Karen], you just said": a name with a given name or a title, between commas or behind where the sentence begins. */
function hailed(s: Scan, { index, sentence }: Token): Span | null {
  const last = index - 2
  if (norm(s, index - 1) !== ',') return null
  let first = last
  while (s.tokens[first - 1]?.tag === 'PROPN' && s.tokens[first - 1]?.sentence === sentence) first--
  const words = s.tokens.slice(first, last + 1)
  const before = s.tokens[first - 1]
  const apart = before?.sentence !== sentence || before.norm === ',' || before.tag === 'CCONJ'
  const titles = words.filter((t) => s.lexicon.titles.has(t.lemma))
  const called = s.lexicon.givenNames.has(norm(s, first)) || titles.length > 0
  // "Admiral, you said": no name.
  if (!apart || !called || titles.length === words.length) return null
  return words.every(({ tag }) => tag === 'PROPN') ? spanOf(s, [first, last]) : null
}

/** Who takes the floor right behind a turn that asks: no further question. */
function answering({ doc, lexicon }: Scan, index: number): Span | null {
  const turn = doc.turns[index]
  const asks =
    turn &&
    (labelled(turn, lexicon) === 'asks' || /\?["”’)]*\s*$/.test(doc.text.slice(turn.span[0], turn.span[1])))
  const next = asks ? doc.turns[index + 1] : undefined
  return next && next.name !== turn?.name && labelled(next, lexicon) !== 'asks' ? next.speaker : null
}

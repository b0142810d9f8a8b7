import { contentSpan } from './content.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { mention } from '../phrase/mention.ts'
import { phraseStartingAt } from '../phrase/phrase.ts'
import { bounds, norm, type Scan, spanOf } from '../phrase/scan.ts'

/** Between brackets the longest name has so many words. */
const LONGEST = 7

/** "1,200 dead (UN), 3,000 dead (Human Rights Watch)": a body alone in brackets behind a count told without another verb of saying. */
export function byBrackets(s: Scan): FoundAttribution[] {
  const found: FoundAttribution[] = []
  for (const { text, index } of s.tokens) {
    if (text !== '(' || !/^(NOUN|VERB|ADJ|NUM)$/.test(s.tokens[index - 1]?.tag ?? '')) continue
    const [floor, ceiling] = bounds(s, index)
    const source = phraseStartingAt(s, index + 1, Math.min(ceiling, index + LONGEST))
    if (!source || norm(s, source[1] + 1) !== ')' || /^[-–—]$/.test(norm(s, source[1] + 2))) continue
    // "injured five others (four men and one child)".
    if (s.tokens[source[0]]?.tag === 'NUM') continue
    const first = clauseStart(s, index - 1, floor)
    const words = s.tokens.slice(first, index)
    const counted = words.some(({ tag }) => tag === 'NUM') && words.some((t) => happens(s, t.index))
    if (!counted || !isBody(s, source)) continue
    found.push({
      source: [spanOf(s, source)],
      cue: [],
      content: [contentSpan(s, [first, index - 1])],
      rule: 'content-before-brackets',
    })
  }
  return found
}

/** Of votes and prices whoever stands in brackets is seldom the source. */
const happens = (s: Scan, at: number): boolean =>
  s.lexicon.events.at(s.tokens, at).some(({ sense, rest }) => sense.sure && rest.length === 0)

/** The first token of the clause that ends at `last`: behind a comma, a semicolon, a colon or earlier brackets. */
function clauseStart(s: Scan, last: number, floor: number): number {
  let i = last
  while (i > floor && !/^[,;:()—–]$/.test(norm(s, i - 1))) i--
  while (i < last && /^(CCONJ|SCONJ)$/.test(s.tokens[i]?.tag ?? '')) i++
  return i
}

/** An organisation or "rebels"; a nation or a town in brackets says whose or where they are. */
function isBody(s: Scan, [first, last]: readonly [number, number]): boolean {
  const tokens = s.tokens.slice(first, last + 1)
  const { kind } = mention(tokens, s.doc.text, s.lexicon)
  const side = s.lexicon.sides.at(tokens, 0)
  const nation = side?.length === tokens.length && /^(country|territory|people)$/.test(side.side.kind)
  return !nation && (kind === 'organisation' || kind === 'group' || kind === 'government')
}

import { fold } from '../../lexicon/index.ts'
import { spanTokens } from '../../segment/index.ts'
import { contentSpan } from './content.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { mention } from '../phrase/mention.ts'
import { phraseStartingAt } from '../phrase/phrase.ts'
import {
  bounds,
  closes,
  dayWord,
  norm,
  opens,
  quotationAt,
  type Range,
  type Scan,
  spanOf,
} from '../phrase/scan.ts'
import { isAmountAlone } from './rivals.ts'

const FIGURE = /^(figures?|estimates?|counts?|tally|numbers?)$/

/** Between brackets the longest name has so many words. */
const LONGEST = 7

/**
 * "1,200 dead (UN), 3,000 dead (Human Rights Watch)": a body alone in brackets behind a count told without another verb of
 * saying; "(Source: UN)", "(UN, 12 May)"; "nine died (police) or 11 (hospital sources)".
 */
export function byBrackets(s: Scan): FoundAttribution[] {
  const found: FoundAttribution[] = []
  for (const { text, index } of s.tokens) {
    if (text !== '(') continue
    const quoted = closes(s, index - 1) ? behindQuotation(s, index) : null
    if (quoted) found.push(quoted)
    if (!/^(NOUN|VERB|ADJ|NUM|PROPN)$/.test(s.tokens[index - 1]?.tag ?? '')) continue
    const inside = enclosed(s, index)
    // "some 40 people (UN estimate)": of the words before it alone.
    const owned = inside !== null && inside[1] > inside[0] && FIGURE.test(s.tokens[inside[1]]?.text ?? '')
    const source: Range | null = owned ? [inside[0], inside[1] - 1] : inside
    // "injured five others (four men and one child)".
    if (!source || s.tokens[source[0]]?.tag === 'NUM') continue
    const [floor] = bounds(s, index)
    const first = clauseStart(s, index - 1, floor)
    const words = s.tokens.slice(first, index)
    const counted = words.some(({ tag }) => tag === 'NUM') && words.some((t) => happens(s, t.index))
    if (!(counted || owned || isOther(s, [first, index - 1], found.at(-1)))) continue
    // "(source: Ana Reyes)"
    if (!isBody(s, source) && norm(s, source[0] - 1) !== ':') continue
    // "killed nine nurses of Norland Relief (NR)": letters behind a name, save those of a body that is known.
    const letters = s.tokens[index - 1]?.tag === 'PROPN' && source[0] === index + 1
    if (letters && !s.lexicon.sourceKinds.has(norm(s, source[0]))) continue
    found.push({
      source: [spanOf(s, source)],
      cue: [],
      content: [contentSpan(s, [first, index - 1])],
      rule: 'content-before-brackets',
    })
  }
  return found
}

/** "“Ten men fell” (Harra Tribune, 3 May)": who stands alone, by name or with a day, in brackets behind a quotation that opens its sentence. */
function behindQuotation(s: Scan, open: number): FoundAttribution | null {
  const quotation = quotationAt(s, open - 1)
  const sentence = s.doc.sentences[s.tokens[quotation?.first ?? open]?.sentence ?? -1]
  const source = enclosed(s, open)
  if (!quotation || quotation.words < SHORTEST || !source || !opens(s, sentence?.first ?? -1)) return null
  if (quotationAt(s, sentence?.first ?? -1) !== quotation) return null
  const dated = dayWord(s, source[1] + 2) || dayWord(s, source[1] + 3)
  const named = dated && s.tokens[source[1]]?.tag === 'PROPN' && !isNation(s, source)
  const town = named && s.lexicon.places.isTown(fold(s.doc.text.slice(...spanOf(s, source))), 0)
  if (!isBody(s, source) && !(named && !town)) return null
  return { source: [spanOf(s, source)], cue: [], content: [quotation.span], rule: 'content-before-brackets' }
}

/** Fewer quoted words may be a title. */
const SHORTEST = 4

/** "Nine were killed (police) or [11 (hospital sources)]": is it an amount alone behind another body's brackets in its sentence? */
function isOther(s: Scan, amount: Range, other: FoundAttribution | undefined): boolean {
  const before = other?.source[0] ? spanTokens(s.tokens, other.source[0])[0] : undefined
  return before?.sentence === s.tokens[amount[0]]?.sentence && isAmountAlone(s, amount)
}

/** Who stands alone between the brackets that open at a token, behind "source:" and before a day; null where more stands there. */
function enclosed(s: Scan, open: number): Range | null {
  const [, ceiling] = bounds(s, open)
  const from = /^(sources?|via|per)$/.test(norm(s, open + 1)) ? open + 2 : open + 1
  const first = norm(s, from) === ':' ? from + 1 : from
  const phrase = phraseStartingAt(s, first, Math.min(ceiling, first + LONGEST - 1))
  if (!phrase) return null
  let last = phrase[1]
  // "(UN 12/05)"
  while (last > first && s.tokens[last]?.tag === 'NUM') last--
  let close = last + 1
  while (
    close <= ceiling &&
    (dayWord(s, close) || s.tokens[close]?.tag === 'NUM' || /^[,/.]$/.test(norm(s, close)))
  )
    close++
  return norm(s, close) === ')' && !/^[-–—]$/.test(norm(s, close + 1)) ? [first, last] : null
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
  // "IOM DTM"
  const letters = tokens.length > 1 && tokens.every(({ text }) => /^\p{Lu}{2,6}$/u.test(text))
  return (
    !isNation(s, [first, last]) &&
    (letters || kind === 'organisation' || kind === 'group' || kind === 'government')
  )
}

/** "Norland", "Harra" where it is a capital: whose or where they are. */
function isNation({ tokens, lexicon }: Scan, [first, last]: Range): boolean {
  const words = tokens.slice(first, last + 1)
  const side = lexicon.sides.at(words, 0)
  return side?.length === words.length && /^(country|territory|people)$/.test(side.side.kind)
}

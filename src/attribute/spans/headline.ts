import { startsWithSmall } from '../../text/index.ts'
import type { Paragraph, Token } from '../../model/index.ts'
import { contentSpan } from './content.ts'
import { findingsBelow } from './findings.ts'
import { lineBy, salutes, states } from './line-by.ts'
import { townLabel } from './town-label.ts'
import { nameAbove } from './name-above.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { sourceWords } from '../phrase/source-words.ts'
import { nominal, norm, opens, type Scan, spanOf } from '../phrase/scan.ts'

/**
 * "Hale: ‘We hold the road’", "Ministry: Ten dead", "13:40 – Army: …", "Governor Hale (Telegram): …": a headline or an entry of a
 * live page with its source before a colon; else whoever is named above quoted words, or whose findings are listed below.
 */
export function byHeadlines(s: Scan): FoundAttribution[] {
  return s.doc.paragraphs.flatMap((paragraph) =>
    paragraph.turn >= 0
      ? []
      : (headline(s, paragraph) ??
        lineBy(s, paragraph) ??
        nameAbove(s, paragraph) ??
        findingsBelow(s, paragraph) ??
        []),
  )
}

function headline(s: Scan, paragraph: Paragraph): FoundAttribution | null {
  const { last } = paragraph
  const first = pastTime(s, paragraph.first)
  const timed = first > paragraph.first
  const colon = s.tokens.slice(first, Math.min(first + 7, last)).find((t) => t.norm === ':')?.index
  if (colon === undefined || colon === first || colon >= last || salutes(s, paragraph, colon)) return null
  const label = s.tokens.slice(first, colon)
  const words = withoutChannel(s, label)
  const quoted = (): boolean => s.marks.get(last)?.side === 'close' || norm(s, last) === '.'
  const entry = timed || words.length < label.length
  if (!(paragraph.heading || entry || (paragraph.index === 0 && quoted()))) return null
  const body = entry ? isBody(s, words) : paragraph.index === 0 && states(s, words)
  const named =
    words.every((t) => nominal(t) || t.tag === 'ADJ' || t.norm === '.') &&
    (body || words.some((t) => t.tag === 'PROPN'))
  if (!entry && row(s, paragraph.index) && (row(s, paragraph.index - 1) || row(s, paragraph.index + 1)))
    return null
  if (topic(s, words) || (words.length > 1 && (occurrence(s, words) || townLabel(s, words, paragraph))))
    return null
  const sure = words.length > 1 || opens(s, colon + 1) || speaker(s, first) || body
  if (!named || !sure) return null
  return {
    source: [spanOf(s, [first, words.at(-1)?.index ?? first])],
    cue: [spanOf(s, [colon, colon])],
    content: [contentSpan(s, [colon + 1, last])],
    rule: 'headline-colon',
  }
}

/** "13:40 – ", "[13:40 GMT] ": the first token after the time that an entry of a live page begins with, or `at`. */
function pastTime({ tokens }: Scan, at: number): number {
  const time = tokens[at]?.text === '[' ? at + 1 : at
  if (!/^\d{1,2}[:.]\d\d$/.test(tokens[time]?.text ?? '')) return at
  let i = time + 1
  while (/^(am|pm|a\.m\.|p\.m\.|gmt|utc|[ecmp]s?t|cest|cet|bst|[\])–—-]|--)$/.test(tokens[i]?.norm ?? '')) i++
  return i
}

/** "Governor", "Army": a single word for somebody who speaks. */
function isBody({ doc, lexicon }: Scan, words: readonly Token[]): boolean {
  const { title, known } = sourceWords(words, doc.text, lexicon)
  return title >= 0 || known !== undefined
}

/** "Governor Hale (Telegram)": without the channel in brackets before the colon. */
function withoutChannel({ tokens, lexicon }: Scan, words: readonly Token[]): readonly Token[] {
  const open = words.findIndex(({ norm: word }) => word === '(')
  const told =
    open > 0 && words.at(-1)?.norm === ')' && lexicon.channels.at(tokens, words[open + 1]?.index ?? 0)
  return told ? words.slice(0, open) : words
}

/** "Bridge collapse: nine missing": a last word without a capital that is no word for somebody names what happened. */
function occurrence({ doc, lexicon }: Scan, words: readonly Token[]): boolean {
  const { title, known } = sourceWords(words, doc.text, lexicon)
  return title < 0 && known === undefined && startsWithSmall(words.at(-1)?.text ?? '')
}

/** "CRUSH HORROR: 94 FANS DIE": in a line of capitals any word looks like a name. */
function topic({ tokens, lexicon }: Scan, words: readonly Token[]): boolean {
  const [first] = words
  if (lexicon.sets.headings.has(words.at(-1))) return true
  if (!first || words.length < 2 || words.some(({ text }) => /\p{Ll}/u.test(text))) return false
  const somebody = words.some(
    ({ norm: word }) =>
      lexicon.sourceKinds.has(word) || lexicon.titles.has(word) || lexicon.givenNames.has(word),
  )
  const last = words.at(-1)
  return (
    !somebody &&
    lexicon.sides.at(tokens, first.index) === null &&
    !tokens.some((t) => t.norm === last?.norm && t.tag === 'PROPN' && t.index > last.index)
  )
}

/** "Harra: 12 dead", "Dovra: 3 dead": of lines one below the other with a number after the colon each is a row of a list. */
function row({ doc, tokens }: Scan, index: number): boolean {
  const paragraph = doc.paragraphs[index]
  if (!paragraph) return false
  const { first, last } = paragraph
  const colon = tokens.slice(first, Math.min(first + 6, last)).find((t) => t.norm === ':')?.index
  return colon !== undefined && tokens[colon + 1]?.tag === 'NUM'
}

/** A single word before a colon is a speaker when the text names him again ("Trump: …"), no topic ("Weather: …"). */
const speaker = (s: Scan, at: number): boolean => {
  const word = norm(s, at)
  return s.tokens.some(
    (t) =>
      t.index > at + 2 &&
      t.norm === word &&
      t.tag === 'PROPN' &&
      s.lexicon.cues.verbOf(s.tokens[t.index + 1]) !== undefined,
  )
}

import type { Paragraph, Span } from '../../model/index.ts'
import { isDirect } from '../../segment/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { sourceWords } from '../phrase/source-words.ts'
import { phraseStartingAt } from '../phrase/phrase.ts'
import { closes, holdsVerb, norm, quotationAt, type Range, type Scan, spanOf } from '../phrase/scan.ts'
import { contentSpan } from './content.ts'
import { canSpeak } from './figure.ts'
import { tellsEvent } from './noun.ts'
import { withApposition } from './subject.ts'

/** Who speaks behind a dash: the signature of quoted words, or of a headline. */
export function byDashes(s: Scan): FoundAttribution[] {
  return s.doc.paragraphs.flatMap((paragraph) => signature(s, paragraph) ?? headline(s, paragraph) ?? [])
}

/** A signature holds no more tokens than this. */
const LONGEST = 16

/** "“We lost two men.” — Ana Reyes, mayor of Harra": behind the quoted words, or on the line below them. */
function signature(s: Scan, { first, last, turn }: Paragraph): FoundAttribution | null {
  const dash = dashFrom(s, Math.max(first, last - LONGEST), last)
  if (turn >= 0 || dash < 0 || !closes(s, dash - 1)) return null
  const who = signer(s, dash + 1, last)
  const content = who && quotedUpTo(s, dash - 1)
  return content
    ? { source: [spanOf(s, who)], cue: [spanOf(s, [dash, dash])], content, rule: 'signature' }
    : null
}

/** "Ten dead in Harra – governor", "Ten dead in Harra: ministry" */
function headline(s: Scan, { first, last, heading, turn }: Paragraph): FoundAttribution | null {
  if (turn >= 0 || !heading || closes(s, last)) return null
  const from = Math.max(first + 2, last - 7)
  const dash = Math.max(dashFrom(s, from, last), colonFrom(s, from, last))
  // “…, and the band played “our song.” -- Ana Reyes”: who wrote it.
  const who = dash < 0 || closes(s, dash - 1) ? null : signer(s, dash + 1, last)
  const told = s.tokens.slice(first, dash)
  const says = tellsEvent(s, told) && (told.length > 2 || told.some(({ tag }) => tag === 'NUM'))
  if (!who || !says || !somebody(s, who)) return null
  return {
    source: [spanOf(s, who)],
    cue: [spanOf(s, [dash, dash])],
    content: [contentSpan(s, [first, dash - 1])],
    rule: 'headline-dash',
  }
}

/** "governor", "General Staff", "Ukraine", not "Photos". */
const somebody = (s: Scan, who: Range): boolean =>
  s.lexicon.sides.at(s.tokens, who[0])?.form === 'name' ||
  (canSpeak(s, who) && !s.lexicon.sets.headings.has(s.tokens[who[1]]))

const isDash = (word: string): boolean => word === '—' || word === '–' || word === '―'

/** The last dash from token `from` on, before `last`; or -1. */
function dashFrom(s: Scan, from: number, last: number): number {
  let k = last - 1
  while (k >= from && !isDash(norm(s, k))) k--
  return k >= from ? k : -1
}

/** The last colon from token `from` on that stands before a body, an office or a nation alone; or -1. */
function colonFrom(s: Scan, from: number, last: number): number {
  let k = last - 1
  while (k >= from && norm(s, k) !== ':') k--
  // "Raid wounds in the north: a study" tells what the text is.
  if (k < from || s.lexicon.cues.nounOf(s.tokens[last])?.made) return -1
  // "Those killed are: Ana Reyes: teacher" is a list.
  if (s.tokens.slice(from, k).some(({ text }) => text === ':')) return -1
  const { title, known } = sourceWords(s.tokens.slice(k + 1, last + 1), s.doc.text, s.lexicon)
  const nation = s.lexicon.sides.at(s.tokens, k + 1)
  const speaks = nation?.form === 'name' && nation.side.kind !== 'territory'
  return title >= 0 || known || speaks ? k : -1
}

/** A name or an office and what describes it, up to the end of the line, without a verb or an amount. */
function signer(s: Scan, from: number, last: number): Range | null {
  if (holdsVerb(s, [from, last]) || s.tokens.slice(from, last + 1).some(({ tag }) => tag === 'NUM'))
    return null
  const phrase = phraseStartingAt(s, from, last)
  const whole = phrase && withApposition(s, phrase, last)
  return whole && (whole[1] === last || /^[.,(]$/.test(norm(s, whole[1] + 1))) ? whole : null
}

/** A paragraph of nothing but quoted words whose closing mark stands at token `mark`, with the one it goes on from. */
function quotedUpTo(s: Scan, mark: number): Span[] | null {
  const { doc } = s
  const quotation = quotationAt(s, mark)
  const paragraph = doc.paragraphs[doc.sentences[doc.tokens[mark]?.sentence ?? -1]?.paragraph ?? -1]
  if (!quotation || quotation.span[0] !== paragraph?.span[0] || !isDirect(doc, [quotation.span])) return null
  const before = doc.quotations.find(({ continuedBy }) => continuedBy === quotation.index)
  return before ? [before.span, quotation.span] : [quotation.span]
}

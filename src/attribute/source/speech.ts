import type { Lexicon } from '../../lexicon/index.ts'
import type { Doc, Report, Span, Token } from '../../model/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { interviewed } from './interviewed.ts'
import { titleOf, wordsFrom } from './head.ts'
import { isFirstPerson, type Range, type Scan, spanOf } from '../phrase/scan.ts'
import { HAIL } from '../phrase/speech-line.ts'
import { answering, billed, type Billed } from '../phrase/speech-title.ts'
import { withCountry } from '../phrase/with-country.ts'

/** A speech has a first person outside of quotation marks once in a hundred words or more; a news report has none. */
const SHARE = 1 / 100

/** A text as short as a message, in which nobody else is cited, is its author's whether he says "I" or not. */
const MESSAGE = 200

/** Nearly all words of a text, as a share. */
const ALL = 0.8

/** A text of which the title or the metadata tells who speaks. */
export interface Speech {
  readonly found: FoundAttribution
  /** What stands below the titles of others further down, each the words of whom it names. */
  readonly further: readonly FoundAttribution[]
  /** As metadata or title name him. */
  readonly speaker: string
  /** Is the name the author's of the metadata, which stands as it is? */
  readonly given: boolean
}

/**
 * A text in the first person is one content, attributed to its author or, where none is given, to whom its title says it
 * is by; and so is a short message that cites nobody (`alone`). Of a transcript, it is what stands before the turns, or
 * between questions where these alone are marked. Null for reports.
 */
export function speechOf(s: Scan, report: Report, alone: boolean): Speech | null {
  const { doc, tokens, lexicon } = s
  const { author } = report
  const head = titleOf(s, report)
  // "Statement by Director Ana Reyes" above the words of Ana Reyes.
  const same = head !== null && author !== null && head.name.endsWith(author)
  const asked = questions(doc)
  const interview = doc.turns.length > 0 || asked.size > 1
  // "Oral history: Ana Reyes" is above questions as well, which are not hers.
  const told = head?.placed !== undefined && interview ? null : head
  const title = same || author === null || author === report.publisher ? told : null
  const answers = interview ? answerer(s, report, asked) : null
  const by = title ?? answers
  const speaker = by && !same ? withCountry(by.name, report.publisher, lexicon) : author
  if (speaker === null) return null
  const unmarked = answers !== null && doc.turns.length === 0
  const from = title?.from ?? 0
  const start = title?.attributable ? from : wordsFrom(s, from, speaker)
  const further = title && doc.turns.length === 0 ? furtherStatements(s, from, speaker) : []
  const end = Math.min(ownEnd(s), (further[0]?.heading ?? Infinity) - 1)
  const runs = untagged(doc, start, end, unmarked ? asked : NONE)
  if (runs.length === 0) return null
  const own = runs.flatMap(([first, last]) => tokens.slice(first, last + 1))
  // Below such a title words in quotation marks to the end are his, whether he says "I" or not, and so are all below
  // "Statement by the Minister, Ana Reyes" of Ana Reyes that do not tell of her.
  const stated = same && head.tells !== true && !own.some(({ text }) => speaker.endsWith(` ${text}`))
  const his = title?.attributable || stated || (by !== null && quoted(own))
  // Of a text that does not name its author a few words in the first person are his.
  const few = by !== null || !doc.text.includes(speaker)
  // "The Director's remarks to the council", by an author whom the metadata name: one word of his own is enough.
  const titled = report.title !== null && lexicon.speechTitles.any.test(report.title)
  const least = title?.placed ? 3 : by !== null || (few && titled) ? 1 : few ? 2 : 3
  // "The History of the War" has a title of its own, and is no message.
  const untitled = report.title === null || titled || title !== null
  const message = alone && untitled && doc.turns.length === 0 && title?.tells !== true
  if (!his && !firstPerson(own, lexicon, { message, least, hails: hails(doc, runs[0]) })) return null
  const content = runs.map((run) => spanOf(s, run))
  const source = title?.at ? [title.at] : []
  return {
    found: { source, cue: [], content, rule: 'speech' },
    further: further.map(({ found }) => found),
    speaker,
    given: by === null || same,
  }
}

/** A further statement, and the first token of its title. */
interface Further {
  readonly heading: number
  readonly found: FoundAttribution
}

/** "Statement by Carl Hale", on a line of its own below the words of Ana Reyes: his are what stands below it. */
function furtherStatements(s: Scan, from: number, speaker: string): Further[] {
  const { doc, lexicon } = s
  // "Speech of General Ana Reyes" below "Reyes’ speech" is hers.
  const surname = speaker.split(/\s+/).at(-1) ?? speaker
  const titles = doc.paragraphs.flatMap(({ heading, first, last, span, index }) => {
    if (!heading || first <= from || doc.paragraphs[index + 1]?.heading !== false) return []
    const told = billed(doc.text.slice(...span), lexicon)
    return told?.span && !told.name.endsWith(surname)
      ? [{ first, last, name: [span[0] + told.span[0], span[0] + told.span[1]] as Span }]
      : []
  })
  return titles.map(({ first, last, name }, i) => {
    const end = Math.min(ownEnd(s), (titles[i + 1]?.first ?? Infinity) - 1)
    const content = spanOf(s, [last + 1, end])
    return { heading: first, found: { source: [name], cue: [], content: [content], rule: 'speech' } }
  })
}

const hails = ({ text, tokens }: Doc, run: Range | undefined): boolean => {
  const start = tokens[run?.[0] ?? 0]?.start ?? 0
  return HAIL.test(text.slice(start, start + 60))
}

const NONE: ReadonlySet<number> = new Set()

/** A line without a stop at its end. */
const HEADLINE = /^.{8,160}[^.!?:…"”’]$/

/** Whom the title or the first line of the text interviews, by name or as the one whom the lines before the questions name. */
function answerer(s: Scan, { title, author }: Report, asked: ReadonlySet<number>): Billed | null {
  const line = s.doc.text.slice(...(s.doc.paragraphs[0]?.span ?? [0, 0])).trim()
  const head = title ?? (author === null && HEADLINE.test(line) ? line : null)
  if (head === null) return null
  const told = answering(head, s.lexicon)
  // "the director of Harra Clinic" may be named above the questions.
  if (told && !/^\p{Ll}/u.test(told.name)) return told
  return (asked.size > 1 ? interviewed(s, head, Math.min(...asked)) : null) ?? told
}

/** The paragraphs that are nothing but a question and stand above one that is not: those of an interview. */
function questions({ text, paragraphs }: Doc): ReadonlySet<number> {
  const asks = (i: number): boolean => {
    const words = text.slice(...(paragraphs[i]?.span ?? [0, 0]))
    return words.length < 400 && words.includes('?') && /\?["”’*_]*$/.test(words)
  }
  return new Set(
    paragraphs.map(({ index }) => index).filter((i) => asks(i) && i + 1 < paragraphs.length && !asks(i + 1)),
  )
}

/**
 * The tokens between the title and the end; in a transcript, those of paragraphs of prose that stand in nobody's turn, and
 * in an interview, those below the first of its questions that are none.
 */
function untagged({ paragraphs, turns }: Doc, from: number, to: number, asked: ReadonlySet<number>): Range[] {
  if (turns.length === 0 && asked.size === 0) return from <= to ? [[from, to]] : []
  const [opening = -1] = asked
  const runs: [number, number][] = []
  for (const { first, last, turn, heading, index } of paragraphs) {
    if (first < from || last > to || turn >= 0 || heading || index < opening || asked.has(index)) continue
    const before = runs.at(-1)
    if (before && before[1] === first - 1) before[1] = last
    else runs.push([first, last])
  }
  return runs
}

/** The last token before what stands below somebody's words, "Notes to editors". */
export function ownEnd({ doc, tokens, lexicon: { speechTitles } }: Scan): number {
  const below = doc.paragraphs.find(
    ({ heading, span, index }) =>
      heading &&
      index > 1 &&
      speechTitles.ends.has(
        doc.text
          .slice(...span)
          .toLowerCase()
          .replace(/\W+$/, ''),
      ),
  )
  return below ? below.first - 1 : tokens.length - 1
}

const quoted = (tokens: readonly Token[]): boolean =>
  tokens.filter(({ quotation }) => quotation >= 0).length > tokens.length * ALL

/** What tells, beside the words themselves, whether they are somebody's own. */
interface Telling {
  /** It could be a message of his. */
  readonly message: boolean
  /** So many words in the first person are enough: one where a title tells who speaks. */
  readonly least: number
  /** He greets whom he speaks to. */
  readonly hails: boolean
}

/** Do the words speak in the first person? */
function firstPerson(
  tokens: readonly Token[],
  lexicon: Lexicon,
  { message, least, hails }: Telling,
): boolean {
  let words = 0
  let own = 0
  let single = 0
  for (const token of tokens) {
    if (token.tag === 'PUNCT' || token.quotation >= 0) continue
    words++
    if (isFirstPerson(token, lexicon)) own++
    if (/^(i|me|my|myself)$/.test(token.norm)) single++
  }
  if (message && words > 0 && words < MESSAGE) return true
  if (hails && own > 0) return true
  return (
    words >= (least < 3 ? 1 : 30) &&
    own >= (words < MESSAGE && single > 0 ? Math.min(least, 2) : least) &&
    own / words >= (least < 2 ? SHARE / 2 : SHARE)
  )
}

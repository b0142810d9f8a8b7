import { authorityOf, firstSide } from '../../lexicon/index.ts'
import type { Paragraph, Report, Span } from '../../model/index.ts'
import { letterOf } from './letter.ts'
import type { Scan } from '../phrase/scan.ts'
import {
  alone,
  bylined,
  dated,
  headedBy,
  inOffice,
  introduced,
  isDay,
  opens,
  presented,
  signed,
  spokesman,
  textOfReport,
  under,
  voiced,
} from '../phrase/speech-line.ts'
import { ownName, placed } from '../phrase/speech-place.ts'
import { billed, namedIn, titled, unbilled, type Billed } from '../phrase/speech-title.ts'

/** The title stands at the head of a text, above the place and the day: lines like headings, of which so many are looked at. */
const HEAD = 7

/** A title that tells office, meeting and topic is no longer than that. */
const LONGEST = 420

/** Who speaks, and where his words begin. */
export interface Title extends Omit<Billed, 'span'> {
  /** Where in the text the name stands. */
  readonly at: Span | null
  /** Token after the title. */
  readonly from: number
}

/** The title that tells who speaks: one of the lines at the head of the text, else the report's own. */
export function titleOf(s: Scan, { title, publisher }: Report): Title | null {
  const { doc, lexicon } = s
  const archived = textOfReport(doc.text)
  if (archived) return belowWords(s, archived)
  const told = inText(s)
  // "Letter from the Permanent Representative of Norland", signed by name.
  const office = told && titled(told.name, lexicon) && !namedIn(told.name, lexicon)
  const letter = told === undefined || office ? letterOf(doc, lexicon) : null
  if (told && office && letter) return { ...told, name: letter.name, at: letter.at }
  if (told !== undefined) return told
  if (letter) return { ...letter, attributable: false }
  const bill = title === null ? null : billed(title, lexicon)
  if (title !== null && bill) return withText(s, { ...bill, at: null, from: 0 }, FULL.test(title))
  return published(s, title, publisher) ?? inPlace(s, title)
}

/** Who gives his name does so within so many characters. */
const GREETING = 240

/** All below the words of an archive that tell whose a report is. */
function belowWords({ tokens }: Scan, { told, end }: { told: Billed; end: number }): Title {
  const from = tokens.findIndex(({ start }) => start >= end)
  return { ...told, at: told.span, from: Math.max(from, 0) }
}

/** Whom the title names in the place of who speaks ("General Hale on the war"), or the first line where that does. */
function inPlace(s: Scan, title: string | null): Title | null {
  const { doc, lexicon } = s
  const told = title === null ? null : placed(title, lexicon)
  if (told) return unnamed(s, { ...told, at: null, from: 0 })
  const self = ownName(doc.text.slice(0, GREETING), lexicon)
  if (self) return { ...self, at: self.span, from: 0 }
  const [line] = doc.paragraphs
  if (!line?.heading || doc.paragraphs.length < 2) return null
  const above = placed(doc.text.slice(...line.span), lexicon)
  return above && unnamed(s, belowLine(line, above))
}

/** A speech names its topic, and no speaker himself: "General Hale on trial" is not his where the words below tell of Hale. */
function unnamed({ tokens }: Scan, title: Title): Title | null {
  if (title.placed === 'called') return title
  const own = new Set(title.name.toLowerCase().split(/\s+/).slice(-2))
  return tokens.some(({ norm, index }) => index >= title.from && own.has(norm)) ? null : title
}

/** A statement without a name is the body's that publishes it, where that speaks for a side. */
function published({ doc, lexicon }: Scan, title: string | null, publisher: string | null): Title | null {
  if (title === null) return null
  const speaks = publisher !== null && authorityOf(publisher, null, 'organisation', lexicon) !== null
  if (!speaks) return null
  // "Press release 4 May 2020", as the title or on a line of the text.
  const line = doc.paragraphs
    .slice(0, HEAD)
    .findLast(({ heading, span }) => heading && unbilled(doc.text.slice(...span), lexicon))
  if (!line && !unbilled(title, lexicon)) return null
  return { name: publisher, attributable: false, at: null, from: line ? line.last + 1 : 0 }
}

/** The first line at the head of the text that tells who speaks; null where it is the last one, undefined where none does. */
function inText(s: Scan): Title | null | undefined {
  const { doc } = s
  const { paragraphs } = doc
  for (const paragraph of paragraphs.slice(0, HEAD)) {
    const told = paragraph.heading ? byLine(s, paragraph) : byLongLine(s, paragraph)
    if (told && paragraph.index < paragraphs.length - 1)
      return (
        named(s, paragraph, told) ??
        withText(s, belowLine(paragraph, told), FULL.test(doc.text.slice(...paragraph.span)))
      )
    if (told && paragraph.heading) return null
    // "In a land far away…" above a name
    const day = isDay(doc.text.slice(...paragraph.span))
    if (!paragraph.heading && !day && !(paragraph.index === 0 && short(s, paragraph))) return undefined
  }
  return undefined
}

/** A line that ends in a mark and has no other line of prose below it. */
const short = ({ doc }: Scan, { index, span }: Paragraph): boolean =>
  span[1] - span[0] < 100 && doc.paragraphs[index + 1]?.heading === true

/**
 * "Briefing by the Office of the Spokesman" is his whom one of the next lines names: "The following is … by Carl Hale.", and
 * "Remarks by Norland" hers who stands below it with her office: "Ana Reyes ⏎ Delegate".
 */
function named(s: Scan, { index }: Paragraph, { name }: Billed): Title | null {
  const { doc, lexicon } = s
  const body = firstSide(name, lexicon) !== null && !titled(name, lexicon)
  const office = titled(name, lexicon) && !namedIn(name, lexicon)
  for (const paragraph of doc.paragraphs.slice(index + 1, index + 3)) {
    const words = doc.text.slice(...paragraph.span)
    const below = doc.paragraphs[paragraph.index + 1]
    const delegate = body && below?.heading ? inOffice(words, doc.text.slice(...below.span), lexicon) : null
    // "Speech by the president of the league", and below it "Speech given by Ana Reyes, president of the league".
    const holder = office && words.length < LONGEST ? opens(words, lexicon) : null
    const told =
      delegate ?? introduced(words, lexicon) ?? (holder && namedIn(holder.name, lexicon) ? holder : null)
    if (told && paragraph.index < doc.paragraphs.length - 1) return belowLine(paragraph, told)
  }
  return null
}

/** Who speaks, as a line without a stop tells it, by itself or beside the lines above and below it. */
function byLine(s: Scan, { index, span }: Paragraph): Billed | null {
  const { doc, lexicon } = s
  const line = (i: number): string | undefined => {
    const paragraph = doc.paragraphs[i]
    return paragraph?.heading ? doc.text.slice(...paragraph.span) : undefined
  }
  const words = doc.text.slice(...span)
  return (
    billed(words, lexicon) ??
    voiced(words, lexicon) ??
    spokesman(words, lexicon) ??
    bylined(words, lexicon) ??
    presented(words, lexicon) ??
    under(words, line(index - 1), lexicon) ??
    (headed(s) ? inOffice(words, line(index + 1), lexicon) : null) ??
    signed(words, line(index - 1), lexicon) ??
    signed(words, line(index + 1), lexicon) ??
    alone(
      words,
      doc.paragraphs.slice(index + 1, index + 3).map((paragraph) => doc.text.slice(...paragraph.span)),
      lexicon,
    ) ??
    dated(words, lexicon)
  )
}

/** Does a line at the head tell that what stands below is a speech, a statement, a briefing? */
const headed = ({ doc, lexicon: { speechTitles } }: Scan): boolean =>
  doc.paragraphs
    .slice(0, HEAD)
    .some(({ heading, span }) => heading && speechTitles.any.test(doc.text.slice(...span)))

/** "The General Staff of Norland:", "The following statement was issued by Ana Reyes:", and a title too long for a heading. */
function byLongLine(s: Scan, { index, first, last, span }: Paragraph): Billed | null {
  const words = s.doc.text.slice(...span)
  if (words.length > LONGEST) return null
  const body = index === 0 ? headedBy(words, s.lexicon) : null
  const told = body ?? introduced(words, s.lexicon)
  if (told || index > 2) return told
  // A sentence has a verb: "Remarks by Ana Reyes have angered the army."
  const verb = s.tokens.slice(first, last + 1).some(({ tag, quotation }) => tag === 'AUX' && quotation < 0)
  return verb ? null : opens(words, s.lexicon)
}

/** "Briefing by Ana Reyes Full Transcript" */
const FULL = /\bfull (?:text|transcript)\b/i

/** "Below is the full text of her speech:" */
const TEXT =
  /\b(?:text|transcript|extracts?|excerpts?|remarks|statement|speech|letter|address|follows?|below)\b[^.!?]*:$/i

/** What a title or a line below it calls the full text is all of it his whom the title names. */
function withText({ doc }: Scan, title: Title, full = false): Title {
  const line = doc.paragraphs
    .slice(0, HEAD)
    .findLast(
      ({ first, span, index }) =>
        first >= title.from && index < doc.paragraphs.length - 1 && TEXT.test(doc.text.slice(...span)),
    )
  if (line) return { ...title, attributable: true, from: line.last + 1 }
  return full ? { ...title, attributable: true } : title
}

/** Who speaks below a line of the text that tells it. */
const belowLine = ({ span: [start], last }: Paragraph, told: Billed): Title => ({
  ...told,
  at: told.span && [start + told.span[0], start + told.span[1]],
  from: last + 1,
})

/**
 * The token at which the words of somebody begin: below paragraphs at the head that tell in the third person where he spoke
 * ("The minister, Ana Reyes, made a statement on Friday.").
 */
export function wordsFrom({ doc, tokens, lexicon }: Scan, from: number, speaker: string): number {
  const name = speaker.split(/\s+/).at(-1) ?? speaker
  const own = (first: number, last: number): boolean =>
    tokens
      .slice(first, last + 1)
      .some(
        ({ norm, quotation }) =>
          quotation < 0 && (lexicon.pronouns.get(norm) === 'self' || /^(my|our|mine|ours)$/.test(norm)),
      )
  let at = from
  for (const { first, last, span, heading, index } of doc.paragraphs.slice(0, -1)) {
    if (first < at || heading) continue
    const words = doc.text.slice(...span)
    const tells = words.includes(name) && lexicon.speechTitles.any.test(words)
    if (index > HEAD || !tells || own(first, last)) break
    at = last + 1
  }
  return at
}

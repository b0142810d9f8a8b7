import type { Quotation, Span, VerbGroup } from '../../model/index.ts'
import { clauseEnd } from './clause-end.ts'
import { contentSpan, takesQuotes } from './content.ts'
import type { Following } from './following.ts'
import { closes, norm, opens, quotationAt, type Scan, verbFrom } from '../phrase/scan.ts'
import { isDay } from '../phrase/speech-line.ts'
import { ownEnd } from '../source/speech.ts'
import { itemsBelow } from './listed.ts'
import { subjectBefore } from './subject.ts'

/** Quoted words after the cue: all of the quotation, with what goes on after it in the same clause. */
export function quotedAfter(s: Scan, next: Following, ceiling: number): Span | null {
  if (next.at > ceiling) return next.word === ':' ? paragraphsAfter(s, next.at - 1) : null
  if (next.word === ':' && !opens(s, next.at)) return contentSpan(s, [next.at, ceiling])
  const quotation = quotationAt(s, next.at)
  if (quotation && (next.word === ':' || ended(s, quotation))) return quotation.span
  return contentSpan(s, [next.at, clauseEnd(s, next.at, ceiling)])
}

/** He yelled “Stop!” at the crowd: quoted words with a stop of their own, or a comma, are quoted whole. */
const ended = ({ doc }: Scan, { span: [, end] }: Quotation): boolean =>
  /[.!?,]\W{0,2}$/.test(doc.text.slice(end - 3, end))

/**
 * "The minister said:" at the end of a paragraph: the quotation that follows, or, without marks, the paragraphs up
 * to a heading.
 */
export function paragraphsAfter(s: Scan, colon: number): Span | null {
  const { paragraphs, sentences, tokens } = s.doc
  const own = sentences[tokens[colon]?.sentence ?? -1]
  const paragraph = paragraphs[own?.paragraph ?? -1]
  if (!paragraph || paragraph.last !== colon || paragraph.turn >= 0) return null
  const first = paragraphs[paragraph.index + 1]
  // Items of a list that end in no stop look like headings.
  if (!first || first.heading) return itemsBelow(s.doc, paragraph.index)
  if (opens(s, first.first)) return toItsEnd(s, first.index, quotationAt(s, first.first)?.span ?? null)
  let last = first
  // Only at the head of a statement is all that follows one speaker's; elsewhere it is one paragraph, or all up to the
  // last that goes on in the first person.
  const until = lastOwn(s, first.index)
  for (let i = first.index + 1; ; i++) {
    const after = paragraphs[i]
    if (!after || after.heading || opens(s, after.first) || ofPaper(s, after.first)) break
    if (i > until && (paragraph.index > 2 || reported(s, after.first))) break
    last = after
  }
  return [first.span[0], last.span[1]]
}

/** "The party has issued the following statement:", with nothing above it but headings and days: all that stands below; else as after a colon. */
export function statementBelow(s: Scan, colon: number): Span | null {
  const { paragraphs, tokens, text } = s.doc
  const own = s.doc.sentences[tokens[colon]?.sentence ?? -1]
  const paragraph = paragraphs[own?.paragraph ?? -1]
  const first = paragraphs[(paragraph?.index ?? Infinity) + 1]
  const heads =
    paragraph?.first === own?.first &&
    /\bfollowing\b/i.test(text.slice(...(own?.span ?? [0, 0]))) &&
    paragraphs
      .slice(0, paragraph?.index)
      .every(({ heading, span, turn }) => turn < 0 && (heading || isDay(text.slice(...span))))
  if (!heads || s.doc.turns.length > 0 || !first || first.heading || opens(s, first.first))
    return paragraphsAfter(s, colon)
  const again = paragraphs.slice(first.index + 1).find(({ first: at }) => ofPaper(s, at))
  const end = tokens[again ? again.first - 1 : ownEnd(s)]?.end
  return end ? [first.span[0], end] : paragraphsAfter(s, colon)
}

/**
 * "The statement did not say …", "The army's statement gave no names", "DOVRA, May 3 — …": the paragraph that begins at
 * `first` tells of a statement, or is another report, and is none of it.
 */
function ofPaper(s: Scan, first: number): boolean {
  const last = s.doc.sentences[s.tokens[first]?.sentence ?? -1]?.last ?? first
  if (/^(-{1,2}|—|–)$/.test(norm(s, last))) return true
  const group = s.groups[verbFrom(s, first + 1)]
  if (!group || group.first > last || !(group.form === 'past' || norm(s, group.first) === 'did')) return false
  const told = s.tokens.slice(first, group.first)
  return told[0]?.norm === 'the' && told.at(-1)?.norm === 'statement' && told.length < 6
}

/** A quotation that its own paragraph, of index `from`, does not close: up to the one that does, where none opens another. */
export function toItsEnd({ doc: { text, paragraphs } }: Scan, from: number, span: Span | null): Span | null {
  if (!span || /["”]\s*$/.test(text.slice(...span))) return span
  for (const { span: own } of paragraphs.slice(from + 1)) {
    const words = text.slice(...own)
    if (/^["“]/.test(words)) return span
    if (/["”]$/.test(words)) return /["“]/.test(words.slice(0, -1)) ? span : [span[0], own[1]]
  }
  return span
}

/** "The charity, which runs the clinic, reports that …": the paragraph tells what somebody else says. */
function reported(s: Scan, first: number): boolean {
  const last = s.doc.sentences[s.tokens[first]?.sentence ?? -1]?.last ?? first
  if (s.lexicon.pronouns.has(norm(s, first))) return false
  for (let i = first; i <= last; i++) {
    const group = s.groupOf.get(i)
    if (group?.head !== i || !takesQuotes(s, i)) continue
    if (subjectBefore(s, group)?.[0] === first) return true
  }
  return false
}

/** "Reyes agreed. “We lost,” …": the quoted sentence after one that only says who speaks. */
export function sentenceAfter(s: Scan, group: VerbGroup, ceiling: number): Span | null {
  const own = s.doc.sentences[s.tokens[group.head]?.sentence ?? -1]
  const next = s.doc.sentences[(own?.index ?? -2) + 1]
  if (!own || !next || next.paragraph !== own.paragraph || ceiling !== own.last || !opens(s, next.first))
    return null
  const quotation = quotationAt(s, next.first)
  if (!quotation) return null
  // “…,” she said: that quotation has words of attribution of its own.
  const after = s.tokens[quotation.last + 1]
  const end = s.doc.sentences[s.tokens[quotation.last]?.sentence ?? -1]?.last ?? 0
  for (let k = after?.index ?? end; k <= end; k++)
    if (!closes(s, k) && s.tokens[k]?.tag !== 'PUNCT') return null
  return quotation.span
}

/** The last of the paragraphs from `first` up to a heading or quotation that says "we" outside of quotation marks, or -1. */
function lastOwn(s: Scan, first: number): number {
  const { paragraphs, tokens } = s.doc
  let found = -1
  for (let i = first; ; i++) {
    const paragraph = paragraphs[i]
    if (!paragraph || paragraph.heading || opens(s, paragraph.first)) return found
    for (let k = paragraph.first; k <= paragraph.last; k++)
      if (tokens[k]?.quotation === -1 && s.lexicon.pronouns.get(norm(s, k)) === 'self') found = i
  }
}

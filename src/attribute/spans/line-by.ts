import { wordSet } from '../../lexicon/index.ts'
import type { Paragraph, Token } from '../../model/index.ts'
import { startsWithCapital } from '../../text/index.ts'
import { bare, isRank } from '../phrase/apposition.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { isPaper } from '../source/maker.ts'
import { phraseStartingAt } from '../phrase/phrase.ts'
import { holdsVerb, norm, opens, type Scan, spanOf } from '../phrase/scan.ts'
import { sourceWords } from '../phrase/source-words.ts'
import { contentSpan } from './content.ts'
import { isAmount } from './figure.ts'
import { holdsClause } from './holds-clause.ts'
import { townLabel } from './town-label.ts'
import { withApposition } from './subject.ts'

/** An office and its holder with a region hold no more tokens than this. */
const LONGEST = 16
/** Of whom a line with a colon tells, it says "he": "Carl Hale, mayor: He was shot on Friday" is an entry of a list of the dead. */
const TOLD_OF = wordSet(['he', 'she', 'his', 'her', 'him'])

/**
 * "Governor of Harra, Carl Hale: In the night nine were hurt. Two died.", "Police: Gunmen killed nine": a paragraph that opens with
 * a body or with whoever holds an office, and a colon, and goes on with a clause. All of it is said by them.
 */
export function lineBy(s: Scan, paragraph: Paragraph): FoundAttribution | null {
  const colon = labelColon(s, paragraph)
  if (colon < 0 || listed(s, paragraph.index - 1) || listed(s, paragraph.index + 1)) return null
  const { first, last } = paragraph
  if (salutes(s, paragraph, colon)) return null
  const end = Math.min(s.doc.sentences[s.tokens[colon + 1]?.sentence ?? -1]?.last ?? last, last)
  if (!holdsClause(s, colon + 1, end) || s.tokens.slice(colon + 1, end).some((t) => TOLD_OF.has(t)))
    return null
  const phrase = phraseStartingAt(s, first, colon - 1)
  const who = phrase && withApposition(s, phrase, colon - 1)
  if (townLabel(s, s.tokens.slice(first, colon), paragraph)) return null
  if (who?.[1] !== colon - 1 || holdsVerb(s, who) || !states(s, s.tokens.slice(first, colon))) return null
  return {
    source: [spanOf(s, who)],
    cue: [spanOf(s, [colon, colon])],
    content: [contentSpan(s, [colon + 1, last])],
    rule: 'headline-colon',
  }
}

/**
 * "Sir: I have the honor to report …", "Mr. Speaker: I rise …": a rank or an office alone, to whom somebody speaks who says "I";
 * "My fellow officers: Nine fell" greets, whatever follows.
 */
export function salutes(s: Scan, { first, last, heading }: Paragraph, colon: number): boolean {
  if (/^(?:my|our|dear|fellow)$/.test(norm(s, first))) return true
  const titles = s.tokens
    .slice(first, colon)
    .filter(({ norm: word }) => word !== '.')
    .map(({ norm: word }) => bare(word))
  const toRank = titles.length <= 3 && isRank(titles[0], s.lexicon)
  if (heading || !toRank || !titles.every((word) => s.lexicon.titles.has(word))) return false
  return s.tokens.slice(colon, last + 1).some(({ norm: word, quotation }) => quotation < 0 && word === 'i')
}

/** The colon behind the words that a paragraph opens with, before a sentence that nobody is quoted for, or -1. */
function labelColon(s: Scan, paragraph: Paragraph | undefined): number {
  if (!paragraph) return -1
  const { first, last } = paragraph
  const end = Math.min(first + LONGEST, last)
  let colon = first + 1
  while (colon < end && s.tokens[colon]?.norm !== ':') colon++
  if (colon >= end) return -1
  for (let i = first + 1; i < colon; i++) if (/^[.?!;]$/.test(norm(s, i)) || opens(s, i)) return -1
  return startsWithCapital(s.tokens[colon + 1]?.text ?? '') || isAmount(s, colon + 1) ? colon : -1
}

/** "Petra Moss, 34: Shot on Friday", "Market: Nine fell": is the paragraph an entry of a list, by what is no voice? */
function listed(s: Scan, index: number): boolean {
  const paragraph = s.doc.paragraphs[index]
  const colon = labelColon(s, paragraph)
  return paragraph !== undefined && colon >= 0 && !states(s, s.tokens.slice(paragraph.first, colon))
}

/**
 * Somebody who states what happened, by these words: an office, a ministry, an army, witnesses. A school or a clinic is as
 * often the place of it, soldiers those to whom it happened.
 */
export function states(s: Scan, words: readonly Token[]): boolean {
  const { doc, lexicon } = s
  const { title, known, core, rest } = sourceWords(words, doc.text, lexicon)
  const head = core.at(-1)
  if (!head || lexicon.sets.headings.has(head) || (words.length === 1 && isPaper(s, words))) return false
  const office = core[title]
  if (office && [office.norm, office.lemma].some((word) => lexicon.titles.has(word))) return true
  if (rest.some(({ norm: word }) => lexicon.titles.has(word))) return true
  // "NATO", "the U.N."
  const union = lexicon.sides.at(core, 0)
  if (union?.side.kind === 'alliance' && union.length === core.length) return true
  if (!known || lexicon.placeNouns.has(head.lemma) || lexicon.placeNouns.has(head.norm)) return false
  return known.kind === 'group' ? !lexicon.sets.toldOf.has(head) : known.shared || head.tag === 'PROPN'
}

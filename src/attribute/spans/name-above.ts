import type { Paragraph, Span } from '../../model/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { phraseStartingAt } from '../phrase/phrase.ts'
import {
  holdsVerb,
  norm,
  opens,
  quotationAt,
  quotationParts,
  type Range,
  type Scan,
  spanOf,
} from '../phrase/scan.ts'
import { sourceWords } from '../phrase/source-words.ts'
import { canSpeak } from './figure.ts'
import { withApposition } from './subject.ts'

/** Such a name with all that describes it holds no more tokens than this. */
const LONGEST = 24

/**
 * "Ana Reyes, Minister of Health: “We lost nine nurses.”", or the same name on the line above the quoted words: how reactions
 * are listed. Only before a paragraph of nothing but quoted words.
 */
export function nameAbove(s: Scan, paragraph: Paragraph): FoundAttribution | null {
  const { first, last, index } = paragraph
  const colon = colonOf(s, paragraph)
  const below = colon < 0 || colon === last
  const content = below
    ? last - first < LONGEST && quotedFrom(s, s.doc.paragraphs[index + 1], 0)
    : quotedFrom(s, paragraph, colon + 1)
  const who = content ? speaker(s, first, colon < 0 ? last : colon - 1) : null
  if (!content || !who || !(colon < 0 ? titled(s, who) : canSpeak(s, who))) return null
  const cue: Span[] = colon < 0 ? [] : [spanOf(s, [colon, colon])]
  return { source: [spanOf(s, who)], cue, content, rule: 'name-above' }
}

/** The colon before quoted words, or at the end of the line; -1 where none stands there. */
function colonOf(s: Scan, { first, last }: Paragraph): number {
  for (let i = first + 1; i <= Math.min(first + LONGEST, last); i++) {
    if (norm(s, i) === ':') return i === last || opens(s, i + 1) ? i : -1
    if (opens(s, i)) return -1
  }
  return -1
}

/** Whoever the words from token `first` to `last` name and describe, and where he said it: "the mayor, Ana Reyes, on Telegram". */
function speaker(s: Scan, first: number, last: number): Range | null {
  if (holdsVerb(s, [first, last]) || /^[.?!]$/.test(norm(s, last)) || tells(s, [first, last])) return null
  const phrase = phraseStartingAt(s, first, last)
  const who = phrase && withApposition(s, phrase, last)
  if (!who) return null
  const rest = norm(s, who[1] + 1) === ',' ? who[1] + 2 : who[1] + 1
  const where = /^(on|in|via)$/.test(norm(s, rest)) && s.lexicon.channels.at(s.tokens, rest + 1) !== null
  return who[1] === last || where ? who : null
}

/** "Hale Praises Reporter": in a headline a verb has a capital as a name does; "United States" has none. */
function tells({ tokens, lexicon }: Scan, [first, last]: Range): boolean {
  for (let i = first; i <= last; i++) {
    const land = lexicon.sides.at(tokens, i)
    if (land) i += land.length - 1
    else if (lexicon.cues.forms.has(tokens[i]?.norm ?? '')) return true
  }
  return false
}

/** A name with an office or a description beside it: "President Hale", "Ana Reyes, a nurse"; "Ana Reyes" alone is a byline. */
function titled({ tokens, doc, lexicon }: Scan, [first, last]: Range): boolean {
  const { title, core, rest } = sourceWords(tokens.slice(first, last + 1), doc.text, lexicon)
  const named = core.slice(title + 1).some(({ tag }) => tag === 'PROPN')
  return (
    named &&
    core.length > 1 &&
    (title >= 0 || (rest.length > 1 && lexicon.givenNames.has(core[0]?.norm ?? '')))
  )
}

/** The quotation that a paragraph is from token `from` (0: its first) to its end, with those that go on from it. */
function quotedFrom(s: Scan, paragraph: Paragraph | undefined, from: number): Span[] | null {
  if (!paragraph) return null
  const at = Math.max(from, paragraph.first)
  const quotation = opens(s, at) ? quotationAt(s, at) : undefined
  if (!quotation || quotation.span[1] < paragraph.span[1] - 1) return null
  return quotationParts(s, quotation)
}

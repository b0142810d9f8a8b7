import type { Paragraph, Span } from '../../model/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { phraseStartingAt } from '../phrase/phrase.ts'
import { isPaper } from '../source/maker.ts'
import { norm, type Range, type Scan, spanOf } from '../phrase/scan.ts'
import { contentSpan } from './content.ts'
import { canSpeak } from './figure.ts'
import { itemsBelow } from './listed.ts'
import { owner } from './owner.ts'

/** Such a heading has no more tokens than this. */
const LONGEST = 10

/** "The commission's findings: …", "Findings of the court" above a list or a section, "The text of Reyes's letter follows:": whose they are. */
export function findingsBelow(s: Scan, paragraph: Paragraph): FoundAttribution | null {
  const { first, last, heading } = paragraph
  const text = norm(s, last) === ':' && last - first < 2 * LONGEST ? textOf(s, first, last - 1) : null
  const all = text && below(s, paragraph)
  if (text && all)
    return { source: [spanOf(s, text.who)], cue: [text.cue], content: all, rule: 'findings-below' }
  const end = Math.min(first + LONGEST, last)
  let stop = first
  while (stop <= end && norm(s, stop) !== ':') stop++
  if (stop > end && !(heading && end === last)) return null
  const found = whose(s, first, Math.min(stop - 1, last))
  const content = found && (stop < last ? [contentSpan(s, [stop + 1, last])] : below(s, paragraph))
  return content
    ? { source: [spanOf(s, found.who)], cue: [found.cue], content, rule: 'findings-below' }
    : null
}

/** "findings of the court", "the court's main findings": whose they are, where the words say nothing else. */
function whose(s: Scan, first: number, last: number): { readonly who: Range; readonly cue: Span } | null {
  let noun = first
  while (noun <= last && !s.lexicon.sets.findings.has(s.tokens[noun])) noun++
  if (noun > last) return null
  const of = /^(of|by)$/.test(norm(s, noun + 1)) ? phraseStartingAt(s, noun + 2, last) : null
  const who = of ?? (noun === last ? owner(s, noun, first) : null)
  const whole = of ? of[1] === last : who?.[0] === first
  return who && whole && canSpeak(s, who) ? { who, cue: spanOf(s, [noun, noun]) } : null
}

/** "the (full) text of [Ambassador Reyes's] letter", "the text of a statement by [the army]": whose it is. */
function textOf(s: Scan, first: number, last: number): { readonly who: Range; readonly cue: Span } | null {
  let of = first
  while (of < last && !(/^(text|transcript|wording)$/.test(norm(s, of)) && norm(s, of + 1) === 'of')) of++
  if (of === last) return null
  let noun = of + 2
  while (noun < last && !isPaper(s, s.tokens.slice(noun, noun + 1)) && !s.lexicon.channels.at(s.tokens, noun))
    noun++
  const by = /^(by|of|from)$/.test(norm(s, noun + 1)) ? phraseStartingAt(s, noun + 2, last) : null
  const who = by ?? owner(s, noun, of + 2)
  return who && canSpeak(s, who) ? { who, cue: spanOf(s, [noun, noun]) } : null
}

/** The items of a list, else all that stands there, up to the next heading. */
function below({ doc }: Scan, { index }: Paragraph): Span[] | null {
  const { paragraphs } = doc
  const next = paragraphs[index + 1]
  const items = itemsBelow(doc, index)
  if (items || !next) return items && [items]
  let last = index
  for (let one: Paragraph | undefined = next; one && !one.heading; one = paragraphs[last + 1])
    last = one.index
  return last === index ? null : [[next.span[0], paragraphs[last]?.span[1] ?? next.span[1]]]
}

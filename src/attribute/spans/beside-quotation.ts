import type { Paragraph, Quotation, Sentence, Span } from '../../model/index.ts'
import { growing } from '../../text/index.ts'
import { canSpeak } from './figure.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { tokensWithin } from '../../segment/index.ts'
import { mention } from '../phrase/mention.ts'
import {
  closes,
  hasTense,
  isFirstPerson,
  norm,
  opens,
  quotationParts,
  type Range,
  type Scan,
  spanOf,
} from '../phrase/scan.ts'
import { subjectBefore } from './subject.ts'

/** Words in quotation marks of fewer words than this may be a title or a nickname. */
const SHORTEST = 4

/**
 * Quoted words that no verb of saying leads to, by whoever the words before them tell of: "Reyes was in tears: “We lost nine.”",
 * and below "The mayor praised the nurses." or "Ana Reyes lost her son." a paragraph of nothing but quoted words. `found` and
 * `layout` are what other rules read.
 */
export function besideQuotations(
  s: Scan,
  found: readonly FoundAttribution[],
  layout: readonly FoundAttribution[],
): FoundAttribution[] {
  if (s.doc.quotations.length === 0) return []
  const taken = growing(s.doc.text.length)
  for (const { content } of [...found, ...layout]) for (const span of content) taken.add(span)
  const made: FoundAttribution[] = []
  let going = -1
  for (const quotation of s.doc.quotations) {
    const { within, words, inner } = quotation
    if (within >= 0 || words < SHORTEST || taken.holds([inner[0] + 1, inner[1] - 2])) continue
    const paragraph = paragraphOf(s, quotation)
    if (!paragraph || paragraph.turn >= 0) continue
    const told = afterColon(s, quotation)
    if (told) {
      made.push(told)
      continue
    }
    if (!isQuoted(s, paragraph) || paragraph.first !== quotation.first - 1) continue
    const before = going === paragraph.index - 1 ? made.pop() : undefined
    const source = before ? before.source : toldOf(s, paragraph, found)
    if (!source) continue
    going = paragraph.index
    made.push({ source, cue: [], content: [...(before?.content ?? []), paragraph.span], rule: 'quote-below' })
  }
  return made
}

const paragraphOf = ({ doc, tokens }: Scan, { first }: Quotation): Paragraph | undefined =>
  doc.paragraphs[doc.sentences[tokens[first]?.sentence ?? -1]?.paragraph ?? -1]

/** Is a paragraph nothing but quoted words? */
const isQuoted = ({ tokens }: Scan, { first, last }: Paragraph): boolean =>
  tokens.slice(first, last + 1).every(({ quotation, tag }) => quotation >= 0 || tag === 'PUNCT')

/** "Reyes was in tears: “We lost nine.”": whom the sentence before the colon tells of, where the quotation is all that follows it. */
function afterColon(s: Scan, quotation: Quotation): FoundAttribution | null {
  const colon = quotation.first - 2
  if (!opens(s, colon + 1) || norm(s, colon) !== ':') return null
  const end = s.doc.sentences[s.tokens[quotation.last]?.sentence ?? -1]?.last ?? quotation.last
  for (let k = quotation.last + 1; k <= end; k++)
    if (!closes(s, k) && s.tokens[k]?.tag !== 'PUNCT') return null
  const sentence = s.doc.sentences[s.tokens[colon]?.sentence ?? -1]
  const who = sentence && subjectOf(s, sentence, colon)
  // "found a letter on him: “…”": whose words they are is not told.
  if (!who || !canSpeak(s, who.subject) || holdsChannel(s, [who.head, colon])) return null
  return {
    source: [spanOf(s, who.subject)],
    cue: [spanOf(s, [who.first, who.head])],
    content: quotationParts(s, quotation),
    rule: 'quote-after-cue',
  }
}

/** The first verb of a sentence before token `end` that has a tense, and its subject. */
function subjectOf(
  s: Scan,
  sentence: Sentence,
  end: number,
): { subject: Range; first: number; head: number } | null {
  for (let i = sentence.first; i < end; i++) {
    const group = s.groupOf.get(i)
    if (!hasTense(group) || s.tokens[i]?.quotation !== -1) continue
    const subject = subjectBefore(s, group)
    const whole =
      subject && /^(it|there|this|that|which|who|they|we|i|you|our|my|your)$/.test(norm(s, subject[0]))
        ? null
        : subject
    return whole && { subject: whole, first: group.first, head: group.head }
  }
  return null
}

function holdsChannel({ tokens, lexicon }: Scan, [first, last]: Range): boolean {
  for (let i = first + 1; i < last; i++) if (lexicon.channels.at(tokens, i)) return true
  return false
}

/** Rules whose source is the subject of a verb, as a rule the one that its sentence is about. */
const ABOUT =
  /^(clause-after-cue|object-after-cue|object-after-preposition|infinitive-after-cue|gerund-after-cue|clause-after-adjective)$/

/** Whom the last sentence above a paragraph of quoted words tells of, past a heading between them. */
function toldOf(s: Scan, { index }: Paragraph, found: readonly FoundAttribution[]): readonly Span[] | null {
  const { doc, tokens } = s
  const next = doc.paragraphs[index - 1]
  const above = next?.heading ? doc.paragraphs[index - 2] : next
  const sentence = doc.sentences[tokens[above?.last ?? -1]?.sentence ?? -1]
  if (!above || above.heading || above.turn >= 0 || !sentence || isQuoted(s, above)) return null
  const inside = ([start, end]: Span): boolean => start >= sentence.span[0] && end <= sentence.span[1]
  const voices = found.filter(({ cue: [cue] }) => cue && inside(cue))
  const [voice, other] = voices
  if (voice)
    return !other && ABOUT.test(voice.rule) && voice.source.every(inside) && speaks(s, voice)
      ? voice.source
      : null
  const who = subjectOf(s, sentence, sentence.last)
  if (!who || !named(s, who.subject) || !inFirstPerson(s, index)) return null
  return [spanOf(s, who.subject)]
}

const speaks = (s: Scan, { source }: FoundAttribution): boolean =>
  source.some((span) => {
    const words = tokensWithin(s.tokens, [span])
    const [first, last] = [words[0], words.at(-1)]
    return first !== undefined && last !== undefined && canSpeak(s, [first.index, last.index])
  })

/** "Ana Reyes", "Mr. Hale": a person's name. */
const named = (s: Scan, [first, last]: Range): boolean => {
  const tokens = s.tokens.slice(first, last + 1)
  const who = mention(tokens, s.doc.text, s.lexicon)
  return who.name !== null && canSpeak(s, [first, last])
}

/** Does a paragraph speak in the first person? */
const inFirstPerson = ({ doc, tokens, lexicon }: Scan, index: number): boolean => {
  const paragraph = doc.paragraphs[index]
  return (
    paragraph !== undefined &&
    tokens.slice(paragraph.first, paragraph.last + 1).some((token) => isFirstPerson(token, lexicon))
  )
}

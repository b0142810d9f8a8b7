import type { Quotation, Sentence, Span } from '../../model/index.ts'
import { countBefore, type Growing, growing } from '../../text/index.ts'
import { takesQuotes } from './content.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { spanTokens, tokensWithin } from '../../segment/index.ts'
import { MADE } from './noun.ts'
import { closes, norm, opens, quotationAt, type Scan } from '../phrase/scan.ts'

/**
 * Quoted sentences that follow quoted words in their paragraph, without words of attribution of their own, and
 * quotations taken up in the next paragraph, belong to the same speaker; so does a next paragraph that is nothing but a
 * quotation after “…,” she said.
 */
export function continued(s: Scan, found: readonly FoundAttribution[]): FoundAttribution[] {
  const taken = growing(s.doc.text.length)
  for (const { content } of found) for (const span of content) taken.add(span)
  const parts = s.doc.quotations.filter(({ continuedBy }) => continuedBy >= 0)
  const begun = new Map(parts.map((part) => [part.continuedBy, part]))
  const whole = found.map((attribution) => fromItsStart(s, attribution, begun, taken))
  const around = surroundings(s, whole)
  // "She answered by rising, saying all were safe. “We are.”": the words that stand nearest to the quotation.
  const nearest = whole.toSorted((a, b) => endOf(b) - endOf(a))
  const made = new Map(nearest.map((attribution) => [attribution, extended(attribution)]))
  return whole.map((attribution) => made.get(attribution) ?? attribution)

  function extended(attribution: FoundAttribution): FoundAttribution {
    // What is quoted after a question that somebody was asked is the answer.
    // What is quoted after a claim that the speaker tells of is the speaker's.
    if (attribution.rule === 'asked' || attribution.rule === MADE) return attribution
    const content = [...attribution.content]
    for (let k = 0; k < 40; k++) {
      const more = next(s, content.at(-1), attribution, around)
      if (!more || taken.holds(more)) break
      content.push(more)
      taken.add(more)
    }
    return content.length === attribution.content.length ? attribution : { ...attribution, content }
  }
}

/**
 * “They came at night.¶ “They took nine men,” Reyes said.: the paragraphs of a quotation before the one whose end tells who
 * speaks, where no words of attribution lead to them. Adds them to `taken`.
 */
function fromItsStart(
  s: Scan,
  attribution: FoundAttribution,
  begun: Begun,
  taken: Growing,
): FoundAttribution {
  const [first] = attribution.content
  const token = begun.size > 0 && first ? spanTokens(s.tokens, first)[0] : undefined
  const before: Quotation[] = []
  let part = token && begun.get(quotationAt(s, token.index)?.index ?? -1)
  while (part && !taken.holds(part.span)) {
    before.unshift(part)
    part = begun.get(part.index)
  }
  const [start] = before
  if (!start || !opensAnew(s, start)) return attribution
  const spans = before.map(({ span }) => span)
  for (const span of spans) taken.add(span)
  return { ...attribution, content: [...spans, ...attribution.content] }
}

/** Does what is quoted begin its paragraph, or follow its dateline, below one without quoted words, whose speaker it could go on from? */
function opensAnew(s: Scan, { first, span }: Quotation): boolean {
  const { doc, tokens } = s
  const own = tokens[first]?.sentence ?? -1
  const at = doc.sentences[own]?.paragraph ?? -1
  const before = doc.paragraphs[at - 1]
  const ahead = doc.sentences[own - 1]
  const dated = ahead?.paragraph === at && /^[—–-]$/.test(norm(s, ahead.last))
  const opens = doc.paragraphs[at]?.span[0] === span[0] || (dated && doc.sentences[own]?.span[0] === span[0])
  return opens && !(before && tokens.slice(before.first, before.last + 1).some((t) => t.quotation >= 0))
}

/** The part of a quotation before the one with an index, in the paragraph before. */
type Begun = ReadonlyMap<number, Quotation>

/** What is asked of the text for every attribution. */
interface Surroundings {
  /** Quotations that stand in no other one. */
  readonly outer: readonly Quotation[]
  /** Is there a word of attribution among the tokens from the first to the last? */
  readonly cued: (first: number, last: number) => boolean
}

function surroundings({ doc, tokens }: Scan, found: readonly FoundAttribution[]): Surroundings {
  const cues = new Uint8Array(tokens.length)
  for (const { cue } of found) for (const { index } of tokensWithin(tokens, cue)) cues[index] = 1
  const outer = doc.quotations.filter(({ within }) => within < 0)
  return { outer, cued: (first, last) => cues.subarray(first, last + 1).includes(1) }
}

const endOf = ({ content }: FoundAttribution): number => Math.max(0, ...content.map(([, end]) => end))

/** "Reyes said they lost. “We had no chance.”": only after words that report speech. */
export const reportsSpeech = (s: Scan, cue: readonly Span[]): boolean =>
  cue.some((span) => spanTokens(s.tokens, span).some(({ index }) => takesQuotes(s, index)))

/** Does the cue stand behind the content: "The road is shut, Reyes said."? */
const followed = ([, end]: Span, cue: readonly Span[]): boolean => cue.every(([start]) => start >= end)

/** Does the writer report the speech? Within quoted words the next quotation is that of who is quoted. */
const aloud = (s: Scan, cue: readonly Span[]): boolean =>
  cue.every((span) =>
    spanTokens(s.tokens, span).every((t) => t.quotation < 0 && !s.lexicon.sets.write.has(t)),
  )

/** "“We lost,” she said. That was “the worst day” of all.": a sentence that begins or ends quoted, of nobody else. */
function goesOn(s: Scan, { first, last }: Sentence, { cued }: Surroundings): boolean {
  let end = last
  while (end > first && s.tokens[end]?.tag === 'PUNCT' && !closes(s, end)) end--
  // A word or a title in quotation marks is nobody's sentence; after a colon somebody speaks anew.
  const quoted = opens(s, first) ? quotationAt(s, first) : closes(s, end) ? quotationAt(s, end) : undefined
  if (
    !quoted ||
    quoted.last - quoted.first < 4 ||
    norm(s, quoted.first - (opens(s, quoted.first - 2) ? 3 : 2)) === ':'
  )
    return false
  return !cued(first, last)
}

/** Where the words of a sentence end, without its stop, save in quotation marks. */
function endOfWords({ tokens, marks }: Scan, { last }: Sentence): number {
  let end = last
  while (tokens[end]?.tag === 'PUNCT' && !marks.has(end)) end--
  return tokens[end]?.end ?? 0
}

function next(
  s: Scan,
  content: Span | undefined,
  { cue }: FoundAttribution,
  around: Surroundings,
): Span | null {
  const { doc, tokens } = s
  if (!content) return null
  const last = around.outer[countBefore(around.outer, ({ span }) => span[1] <= content[1]) - 1]
  const quotation = last && last.span[0] >= content[0] ? last : undefined
  const quoted = quotation && quotation.span[1] >= content[1] - 1 ? quotation : null
  const taken = quoted && quoted.continuedBy >= 0 ? doc.quotations[quoted.continuedBy] : undefined
  if (taken) return taken.span
  const reported = reportsSpeech(s, cue)
  if (!quoted && (!reported || !(quotation || followed(content, cue) || aloud(s, cue)))) return null
  // The sentence after the one that holds both the content and its cue.
  const end = Math.max(content[1], ...cue.map((c) => c[1]))
  let i = spanTokens(tokens, content)[0]?.index ?? 0
  while ((tokens[i]?.end ?? Infinity) < end) i++
  const own = doc.sentences[tokens[i]?.sentence ?? -1]
  const after = doc.sentences[(tokens[i]?.sentence ?? -2) + 1]
  const sentence = quoted && reported ? pastHeading(s, after) : after
  if (!sentence || !own) return null
  const near = sentence.paragraph === own.paragraph
  const said = reported && (quoted !== null || aloud(s, cue))
  const whole = near || said ? quotedWhole(s, sentence, near, around) : null
  if (whole || !near || !quoted || !followed(content, cue) || !reported || !goesOn(s, sentence, around))
    return whole
  return [sentence.span[0], endOfWords(s, sentence)]
}

/**
 * “We lost,” she said. ¶ Convoy turned back ¶ “We had nothing left.”: the sentence below a heading or the words under a picture
 * that stand between two paragraphs of one speaker's. A name alone is that of another speaker, or of who wrote it.
 */
function pastHeading({ doc, tokens }: Scan, sentence: Sentence | undefined): Sentence | undefined {
  const between = sentence && doc.paragraphs[sentence.paragraph]
  if (!between?.heading || between.turn >= 0) return sentence
  const words = tokens.slice(between.first, between.last + 1)
  const named =
    words.every(({ tag }) => /^(PROPN|PUNCT)$/.test(tag)) || words.some(({ norm: word }) => word === ',')
  return named ? sentence : doc.sentences[tokens[between.last + 1]?.sentence ?? -1]
}

/** A quotation, of one sentence or several, that is all there is up to the stop, or unless it is `near`, in its paragraph. */
function quotedWhole(s: Scan, sentence: Sentence, near: boolean, { cued }: Surroundings): Span | null {
  const { doc, tokens } = s
  if (!opens(s, sentence.first)) return null
  const following = quotationAt(s, sentence.first)
  if (!following) return null
  const rest = following.last + 1
  const last = doc.sentences[tokens[following.last]?.sentence ?? -1]?.last ?? rest
  for (let k = rest; k <= last; k++) if (!closes(s, k) && tokens[k]?.tag !== 'PUNCT') return null
  if (!near && last !== doc.paragraphs[sentence.paragraph]?.last) return null
  return cued(rest, last) ? null : following.span
}

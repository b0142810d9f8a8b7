import { isDirect } from '../segment/index.ts'
import type { Span } from '../model/index.ts'
import { overlaps } from '../text/index.ts'
import { decode, type ParsedAttribution } from './decode.ts'
import { withEdges } from './edges.ts'
import { type EventRows, eventTeller } from './events.ts'
import { guide } from './guide.ts'
import type { AttributionModel } from './model.ts'
import { pieces } from './pieces.ts'
import type { ProposedAttribution, Proposer } from './proposal.ts'
import { windows } from './window.ts'

/**
 * The reader with a trained model: attributions in the order of their cues, with the rule `trained`, and what happened to
 * people of whom the rules tell nothing.
 */
export function trained(model: AttributionModel): Proposer {
  return async (doc, byRules) => {
    const quotations = doc.quotations.map(({ span }) => span)
    const paragraphs = doc.paragraphs.map(({ span }) => pieces(doc.text, span, model.vocabulary))
    const found: ParsedAttribution[] = []
    const rows: EventRows[] = []
    for (const window of windows(paragraphs, model.window.pieces, model.window.overlap)) {
      const guided = guide(window, byRules, quotations, model.firm)
      const scores = await model.encode(window.ids, guided.marks)
      found.push(...decode(window, guided, scores, model))
      if (scores.events) rows.push({ window, rows: scores.events })
    }
    const attributions = once(found).flatMap((cut): ProposedAttribution[] => {
      const words = wordsOf(doc.text, cut)
      const one = { ...cut, ...words, content: withEdges(doc, words.content, words.cue) }
      const enough = isDirect(doc, one.content) ? model.directThreshold : model.sureThreshold
      if (one.sure >= enough) return [one]
      return one.sure >= model.speechThreshold ? [{ ...one, alone: 'if-speech' }] : []
    })
    const tell = model.events ? eventTeller(model.events, rows) : undefined
    return { attributions, claims: [], problems: [], complete: true, ...(tell && { tell }) }
  }
}

/** The model finds pieces of words; a span of it holds the whole words. */
function wordsOf(
  text: string,
  { source, cue, content }: ParsedAttribution,
): Pick<ParsedAttribution, 'source' | 'cue' | 'content'> {
  const whole = (spans: readonly Span[]): Span[] =>
    spans
      .map((span) => wholeWords(text, span))
      // Two parts may begin and end in one word: it is the first one's.
      .map(([start, end], k, all): Span => [Math.max(start, all[k - 1]?.[1] ?? 0), end])
      .filter(([start, end]) => start < end)
  return { source: whole(source), cue: whole(cue), content: whole(content) }
}

function wholeWords(text: string, [start, end]: Span): Span {
  const inWord = (at: number): boolean => LETTER.test(text.charAt(at - 1)) && LETTER.test(text.charAt(at))
  let [from, to] = [start, end]
  while (from > 0 && inWord(from)) from--
  while (to < text.length && inWord(to)) to++
  return [from, to]
}

const LETTER = /[\p{L}\p{N}]/u

/** A cue that stands in two windows is read where it stands nearer the middle. */
function once(found: readonly ParsedAttribution[]): ParsedAttribution[] {
  const kept: ParsedAttribution[] = []
  for (const one of found.toSorted((a, b) => a.off - b.off)) {
    const again = kept.some((k) => k.cue.some((a) => one.cue.some((b) => overlaps(a, b))))
    if (!again) kept.push(one)
  }
  return kept.toSorted((a, b) => (a.cue[0]?.[0] ?? 0) - (b.cue[0]?.[0] ?? 0))
}

import type { Lexicon } from '../lexicon/index.ts'
import type { Doc, Paragraph, Quotation, Sentence, Span, Token } from '../model/index.ts'
import { allCapitals, clean, countBefore, traceOf } from '../text/index.ts'
import { bearers } from './bearers.ts'
import { belowHeadlines, datelines } from './dateline.ts'
import { heading, paragraphs } from './paragraph.ts'
import { mended } from './mended.ts'
import { ownLetters, plainLetters } from './letters.ts'
import { marks } from './quotation.ts'
import { endsSentence, withClosing } from './sentence.ts'
import { truecase } from './truecase.ts'
import { turns } from './turn.ts'
import { words, type Word } from './words.ts'

/**
 * What runs on for more words than any sentence does is a list or a loop. It is cut, for the rules of later stages
 * compare the words of a sentence with one another.
 */
const LONGEST_SENTENCE = 400

/** Cut a report's text into paragraphs, sentences, quotations, turns and tagged tokens. Spans point into `original`. */
export function segment(original: string, lexicon: Lexicon): Doc {
  const view = clean(original)
  const capitals = allCapitals(view.text)
  const text = capitals ? truecase(view.text, lexicon.capitals) : view.text
  const plain = plainLetters(text)
  const tagged = words(plain, lexicon.cues.forms)
  const found = ownLetters(capitals ? bearers(tagged, lexicon) : tagged, plain, text)
  const lines = paragraphs(text)
  const blocks = belowHeadlines(text, capitals ? lines : mended(text, lines))
  const spoken = turns(view.text, blocks, lexicon)
  const quoted = marks(text, blocks)
  const opened = datelines(text, blocks)

  const sentences: Sentence[] = []
  const cut: Paragraph[] = []
  const sentenceOf: number[] = []
  let next = 0
  let turn = -1
  for (const block of blocks) {
    while ((found[next]?.start ?? Infinity) < block[0]) sentenceOf[next++] = Math.max(0, sentences.length - 1)
    const first = next
    while ((found[next]?.start ?? Infinity) < block[1]) next++
    const last = next - 1
    if (last < first) continue
    const index = cut.length
    while ((spoken[turn + 1]?.from ?? Infinity) <= block[0]) turn++
    const within = turn >= 0 && block[1] <= (spoken[turn]?.span[1] ?? -1) ? turn : -1
    const line = text.slice(...block)
    cut.push({
      index,
      span: view.toOriginal(block),
      first,
      last,
      turn: within,
      heading: within < 0 && heading(line),
    })
    // "MR. HALE: Nine fell", "OSLO, March 3 — Nine fell": the label is no part of the sentence that follows it.
    const said = within >= 0 ? (spoken[within]?.span[0] ?? 0) : (opened.get(block[0]) ?? 0)
    let begin = first
    for (let i = first; i <= last; i++) {
      const label = (found[i]?.end ?? 0) <= said
      const full = i - begin + 1 >= LONGEST_SENTENCE
      const ends = label
        ? (found[i + 1]?.start ?? 0) >= said
        : full || endsSentence(found, i, last, lexicon.abbreviations)
      if (!ends && i < last) continue
      const end = withClosing(found, i, last)
      const span: Span = [found[begin]?.start ?? block[0], found[end]?.end ?? block[1]]
      sentences.push({
        index: sentences.length,
        span: view.toOriginal(span),
        first: begin,
        last: end,
        paragraph: index,
      })
      for (let k = begin; k <= end; k++) sentenceOf[k] = sentences.length - 1
      begin = end + 1
      i = end
    }
  }
  const innermost = quotationOf(
    found,
    quoted.map((q) => q.inner),
  )
  // Most texts hold nothing to clean: their spans are led back nowhere.
  const cleaned = view.text !== original
  const tokens = found.map(({ start, end, value, norm, lemma, tag }, index): Token => {
    const led = cleaned ? view.toOriginal([start, end]) : null
    const sentence = sentenceOf[index] ?? 0
    const quotation = innermost[index] ?? -1
    return {
      index,
      start: led ? led[0] : start,
      end: led ? led[1] : end,
      text: value,
      norm,
      lemma,
      trace: traceOf(norm),
      lemmaTrace: traceOf(lemma),
      tag,
      sentence,
      quotation,
    }
  })
  return {
    text: original,
    tokens,
    sentences,
    paragraphs: cut,
    quotations: quoted.map((q, index) => quotation(q, index, found, view.toOriginal)),
    turns: spoken.map(({ index, name, speaker, span }) => ({
      index,
      name,
      speaker: view.toOriginal(speaker),
      span: view.toOriginal(span),
    })),
  }
}

/** For each word the index of the shortest quotation whose inside holds it, or -1. */
function quotationOf(found: readonly Word[], inners: readonly Span[]): Int32Array {
  const result = new Int32Array(found.length).fill(-1)
  const order = inners
    .map((inner, index) => ({ inner, index }))
    .sort((a, b) => b.inner[1] - b.inner[0] - (a.inner[1] - a.inner[0]))
  for (const { inner, index } of order) {
    for (let i = wordFrom(found, inner[0]); i < found.length; i++) {
      const word = found[i]
      if (!word || word.start >= inner[1]) break
      if (word.start >= inner[0] && word.end <= inner[1]) result[i] = index
    }
  }
  return result
}

/** Index of the first word that begins at a position or after it. */
const wordFrom = (found: readonly Word[], position: number): number =>
  countBefore(found, ({ start }) => start < position)

function quotation(
  q: { span: Span; inner: Span; within: number; continuedBy: number },
  index: number,
  found: readonly Word[],
  toOriginal: (span: Span) => Span,
): Quotation {
  const first = wordFrom(found, q.inner[0])
  const last = wordFrom(found, q.inner[1]) - 1
  let count = 0
  for (let i = first; i <= last; i++) if (found[i]?.tag !== 'PUNCT') count++
  return { ...q, index, span: toOriginal(q.span), inner: toOriginal(q.inner), first, last, words: count }
}

import type { Span } from '../text/span.ts'

/** Universal part-of-speech tags, as wink-nlp gives them. */
export type Tag =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X'
  | 'SPACE'

/** A word or a mark of the text. `start`/`end` are a span of `Doc.text`. */
export interface Token {
  readonly index: number
  readonly start: number
  readonly end: number
  readonly text: string
  /** Lower case, with curly apostrophes made straight: what lexicon words are compared with. */
  readonly norm: string
  readonly lemma: string
  /** Of `norm` and of `lemma`, by `traceOf`: tables of words are asked by them. */
  readonly trace: number
  readonly lemmaTrace: number
  readonly tag: Tag
  /** Index into `Doc.sentences`. */
  readonly sentence: number
  /** Index into `Doc.quotations` of the innermost quotation this token is inside of, or -1. */
  readonly quotation: number
}

/** `first` and `last` are token indices, both inclusive. */
export interface Sentence {
  readonly index: number
  readonly span: Span
  readonly first: number
  readonly last: number
  /** Index into `Doc.paragraphs`. */
  readonly paragraph: number
}

export interface Paragraph {
  readonly index: number
  readonly span: Span
  readonly first: number
  readonly last: number
  /** Index into `Doc.turns`, or -1 outside a transcript. */
  readonly turn: number
  /** A headline, dateline, section title or other line that is no running prose. */
  readonly heading: boolean
}

/** Words between quotation marks. */
export interface Quotation {
  readonly index: number
  /** With its marks. */
  readonly span: Span
  /** Without its marks. */
  readonly inner: Span
  /** Token indices of what is inside the marks, both inclusive. */
  readonly first: number
  readonly last: number
  /** Index of the quotation around this one, or -1. */
  readonly within: number
  /**
   * A quotation that stays open to the end of its paragraph and is taken up
   * by an opening mark in the next one names that one here; else -1.
   */
  readonly continuedBy: number
  /** Title-like or single words in scare quotes ("human waves") are short; a sentence is not. */
  readonly words: number
}

/** One speaker's turn of a transcript: `MR. KIRBY:` and what follows, up to the next turn. */
export interface Turn {
  readonly index: number
  readonly speaker: Span
  /** As written, without the colon: `MR. KIRBY`, `Q`, `MODERATOR`. */
  readonly name: string
  /** What is said, from after the colon to the end of the turn. */
  readonly span: Span
}

/** A report's text cut into the units that rules work on. Spans point into the original text. */
export interface Doc {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly sentences: readonly Sentence[]
  readonly paragraphs: readonly Paragraph[]
  readonly quotations: readonly Quotation[]
  readonly turns: readonly Turn[]
}

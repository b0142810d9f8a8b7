import type { Lexicon } from '../lexicon/index.ts'
import type { Doc, Span, Token, VerbGroup } from '../model/index.ts'
import { verbGroups } from '../segment/index.ts'

/** Token indices, both inclusive. */
export type Range = readonly [first: number, last: number]

/** A document with what every rule of this stage asks of it worked out once. */
export interface Scan {
  readonly doc: Doc
  readonly tokens: readonly Token[]
  readonly lexicon: Lexicon
  readonly groups: readonly VerbGroup[]
  /** Token index -> the verb group that holds it. */
  readonly groupOf: ReadonlyMap<number, VerbGroup>
  /** Token index -> is it (part of) a quotation mark, and on which side. */
  readonly marks: ReadonlyMap<number, { side: 'open' | 'close'; quotation: number }>
}

export function scan(doc: Doc, lexicon: Lexicon): Scan {
  const groups = verbGroups(doc)
  const groupOf = new Map<number, VerbGroup>()
  for (const group of groups) for (let i = group.first; i <= group.last; i++) groupOf.set(i, group)
  const marks = new Map<number, { side: 'open' | 'close'; quotation: number }>()
  for (const { index, first, last, span } of doc.quotations) {
    for (let i = first - 1; (doc.tokens[i]?.start ?? -1) >= span[0]; i--)
      marks.set(i, { side: 'open', quotation: index })
    for (let i = last + 1; (doc.tokens[i]?.end ?? Infinity) <= span[1]; i++)
      marks.set(i, { side: 'close', quotation: index })
  }
  return { doc, tokens: doc.tokens, lexicon, groups, groupOf, marks }
}

export const spanOf = ({ tokens }: Scan, [first, last]: Range): Span => [
  tokens[first]?.start ?? 0,
  tokens[last]?.end ?? 0,
]

export const norm = ({ tokens }: Scan, i: number): string => tokens[i]?.norm ?? ''

export const opens = ({ marks }: Scan, i: number): boolean => marks.get(i)?.side === 'open'
export const closes = ({ marks }: Scan, i: number): boolean => marks.get(i)?.side === 'close'

/**
 * The tokens a rule may look at from token `i`: its sentence, or what of its quotation stands in that sentence.
 * A rule inside quoted words must not reach out of them.
 */
export function bounds({ doc, tokens }: Scan, i: number): Range {
  const token = tokens[i]
  const sentence = doc.sentences[token?.sentence ?? 0]
  const quotation = doc.quotations[token?.quotation ?? -1]
  const first = sentence?.first ?? 0
  const last = sentence?.last ?? tokens.length - 1
  return quotation ? [Math.max(first, quotation.first), Math.min(last, quotation.last)] : [first, last]
}

/** A noun, a name, or what stands for one at the end of a phrase. */
export const nominal = (token: Token | undefined): boolean => token?.tag === 'NOUN' || token?.tag === 'PROPN'

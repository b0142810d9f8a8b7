import type { Quantity, Span, Token } from '../../model/index.ts'
import { type Figure, figureOf } from '../../quantify/index.ts'
import { tokensOf, spanBetween } from '../../segment/index.ts'
import { plain } from '../phrase/bare.ts'
import type { Caption } from './caption.ts'
import type { Cell } from './cells.ts'
import { under } from './combine.ts'
import { type Happening, type Label, type People, placeNamed, type Reader } from './label.ts'

/** A figure of a table or list with all that its labels say, before anyone knows who says it. */
export interface Entry {
  readonly span: Span
  readonly happening: Happening
  readonly quantity: Quantity
  readonly label: Label
  /** Words whose attribution holds for the figure. */
  readonly said: Span | null
  /** The source that a column of sources names. */
  readonly sourceId: string | null
  readonly rule: string
}

/** Where a figure stands. */
export interface Standing {
  /** What its column, its row or its words in a list say of it. */
  readonly label: Label
  readonly caption: Caption
  /** Where the words begin that it is told with. */
  readonly from: number
  readonly sourceId: string | null
  readonly rule: string
}

/**
 * What a cell counts under its labels: its figure, the part of it that is told beside it ("12, including 3 children"),
 * and its growth ("760,000 (+1,200)"). Null where the cell holds anything else, which would make the figure another one.
 */
export function entries(reader: Reader, { span }: Cell, standing: Standing): Entry[] | null {
  const { text } = reader.doc
  const { caption, from, rule, sourceId } = standing
  const label = under(standing.label, caption)
  const tokens = tokensOf(text, span)
  const figure = figureOf(tokens, text, reader.lexicon, label.scale)
  const rest = figure && after(reader, tokens, figure.next, label)
  if (!figure || !rest) return null
  if (!rest.happening) return []
  const entry = (of: Figure, about: Label, by: string): Entry => ({
    span: [from, about.people && by === 'part-of-whole' ? about.people.span[1] : of.span[1]],
    happening: rest.happening as Happening,
    quantity: plain(of),
    label: about,
    said: caption.said,
    sourceId,
    rule: by,
  })
  const part = partOf(reader, tokens, figure.next)
  const grown = growthOf(text, [figure.span[1], span[1]], caption)
  return [
    entry(figure, rest, rule),
    ...(part ? [entry(part.figure, { ...rest, people: part.people }, 'part-of-whole')] : []),
    ...(grown ? [entry(grown.figure, { ...rest, period: grown.period }, rule)] : []),
  ]
}

const CLOSES = /^[([,;.*†+]/

/** The label with what stands after its figure: nothing, a bracket, who was counted ("12 people"), or where ("12 in Harra"). */
function after(reader: Reader, tokens: readonly Token[], next: number, label: Label): Label | null {
  const token = tokens[next]
  if (!token || CLOSES.test(token.text)) return label
  const who = reader.lexicon.populations.at(tokens, next)
  const end = next + (who?.length ?? 0)
  const people: People | null = who && {
    span: [token.start, tokens[end - 1]?.end ?? token.end],
    role: who.value,
    side: null,
  }
  const counted = people && !label.people ? { ...label, people } : label
  const then = tokens[end]
  if (!then || CLOSES.test(then.text)) return counted
  const place = /^(in|at|near)$/.test(then.norm) ? placeNamed(reader, tokens, end + 1) : null
  return place && place[1] === tokens.at(-1)?.end ? { ...counted, place } : null
}

/** "including 14 children", "of them 3 women", "(3 children)" after the figure. */
function partOf(
  reader: Reader,
  tokens: readonly Token[],
  next: number,
): { figure: Figure; people: People } | null {
  let k = next
  while (/^[,([]$/.test(tokens[k]?.text ?? '')) k++
  const opens = /^(including|incl|incl\.|of|among)$/.test(tokens[k]?.norm ?? '')
  if (!opens && !/^[([]$/.test(tokens[k - 1]?.text ?? '')) return null
  while (/^(including|incl|incl\.|of|among|them|whom|which|\.|are|were)$/.test(tokens[k]?.norm ?? '')) k++
  const figure = figureOf(tokens.slice(k), reader.doc.text, reader.lexicon, 1)
  if (!figure) return null
  const at = k + figure.next
  const who = reader.lexicon.populations.at(tokens, at)
  const span = spanBetween(tokens, at, at + (who?.length ?? 1) - 1)
  return who && { figure, people: { span, role: who.value, side: null } }
}

/** "about 760,000 (+1,200)": what the last day before the caption's date added; null where the caption tells no day. */
function growthOf(
  text: string,
  [from, to]: Span,
  { period }: Caption,
): { figure: Figure; period: NonNullable<Label['period']> } | null {
  const match = /^\s*\(\s*(\+\s?(\d{1,3}(?:,\d{3})+|\d+))\s*\)/.exec(text.slice(from, to))
  if (!match?.[1] || !match[2] || !period?.to) return null
  const start = from + match[0].indexOf(match[1])
  const span: Span = [start, start + match[1].length]
  const count = Number(match[2].replaceAll(',', ''))
  const eve = new Date(Date.parse(period.to) - 86_400_000).toISOString().slice(0, 10)
  const figure = { span, wording: match[1], lower: count, upper: count, approx: false, per: null, next: 0 }
  return { figure, period: { ...period, from: eve } }
}

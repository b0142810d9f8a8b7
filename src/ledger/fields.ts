import type { Claim } from '../model/index.ts'
import { anchor, locate, type Anchor, type Span } from '../text/index.ts'
import { canonical } from './canonical.ts'
import { PARTS, type Marked, type Words } from './marked.ts'
import type { ClaimRow } from './tables.ts'

/** What a claim says, apart from its ids: what a person may correct. Sources stand by their names. */
export type ClaimFields = Pick<
  Claim,
  'span' | 'event' | 'manner' | 'quantity' | 'population' | 'place' | 'period' | 'polarity' | 'modality'
> & {
  source: string | null
  via: string | null
  /** The words of its attribution, where a person marked them; null where the reader's stand. */
  marked: Marked | null
}

/** A claim that a person adds: all that it says; its attribution need not be marked. */
export type WholeClaim = Omit<ClaimFields, 'marked'> & Partial<Pick<ClaimFields, 'marked'>>

export const FIELDS = [
  'span',
  'event',
  'manner',
  'quantity',
  'population',
  'place',
  'period',
  'polarity',
  'modality',
  'source',
  'via',
  'marked',
] as const satisfies readonly (keyof ClaimFields)[]

/** The fields that point into the text. */
const SPANNED = ['quantity', 'population', 'place', 'period'] as const

/** By field; of words that were marked by part and number: `marked.cue.0`. */
export type Anchors = { [field: string]: Anchor }

/** Quote selectors for every span among `fields`, so that they can be found in a changed text. */
export function anchorsOf(fields: Partial<ClaimFields>, text: string): Anchors {
  const anchors: Anchors = {}
  if (fields.span) anchors.span = anchor(text, fields.span)
  for (const name of SPANNED) {
    const span = fields[name]?.span
    if (span) anchors[name] = anchor(text, span)
  }
  eachMarked(fields.marked, ({ span }, name) => void (anchors[name] = anchor(text, span)))
  return anchors
}

/** `fields` with their spans where the anchored words stand in `text` now; null when some are gone. */
export function refit<F extends Partial<ClaimFields>>(fields: F, anchors: Anchors, text: string): F | null {
  const fitted: F = { ...fields }
  if (fields.span) {
    const span = found(fields.span, anchors['span'], text)
    if (!span) return null
    fitted.span = span
  }
  for (const name of SPANNED) {
    const field = fields[name]
    if (!field) continue
    const span = found(field.span, anchors[name], text)
    if (!span) return null
    Object.assign(fitted, { [name]: { ...field, span } })
  }
  if (!fields.marked) return fitted
  const marked: { [part in (typeof PARTS)[number]]: Words[] } = { source: [], cue: [], content: [] }
  let all = true
  eachMarked(fields.marked, (words, name, part) => {
    const span = found(words.span, anchors[name], text)
    if (span) marked[part].push({ ...words, span })
    else all = false
  })
  return all ? { ...fitted, marked } : null
}

function eachMarked(
  marked: Marked | null | undefined,
  visit: (words: Words, name: string, part: (typeof PARTS)[number]) => void,
): void {
  if (!marked) return
  for (const part of PARTS) marked[part].forEach((words, at) => visit(words, `marked.${part}.${at}`, part))
}

const found = (span: Span, at: Anchor | undefined, text: string): Span | null =>
  at ? locate(text, at) : span[1] <= text.length ? span : null

export const sameField = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)

type FieldColumns = Pick<
  ClaimRow,
  | 'span_start'
  | 'span_end'
  | 'exact'
  | 'prefix'
  | 'suffix'
  | 'event'
  | 'manner'
  | 'polarity'
  | 'modality'
  | 'wording'
  | 'lower'
  | 'upper'
  | 'approx'
  | 'per'
  | 'quantity_start'
  | 'quantity_end'
  | 'population'
  | 'side'
  | 'role'
  | 'population_start'
  | 'population_end'
  | 'place'
  | 'place_start'
  | 'place_end'
  | 'period'
  | 'period_from'
  | 'period_to'
  | 'period_start'
  | 'period_end'
  | 'source'
  | 'via'
  | 'marked'
>

/** The claim columns that hold `fields`. */
export function columnsOf(fields: ClaimFields, text: string): FieldColumns {
  const { quantity, population, place, period } = fields
  const { exact, prefix, suffix } = anchor(text, fields.span)
  return {
    span_start: fields.span[0],
    span_end: fields.span[1],
    exact,
    prefix,
    suffix,
    event: fields.event,
    manner: fields.manner,
    wording: quantity?.wording ?? null,
    lower: quantity?.lower ?? null,
    upper: quantity?.upper ?? null,
    approx: quantity?.approx ? 1 : 0,
    per: quantity?.per ?? null,
    quantity_start: quantity?.span[0] ?? null,
    quantity_end: quantity?.span[1] ?? null,
    population: population?.text ?? null,
    side: population?.side ?? null,
    role: population?.role ?? null,
    population_start: population?.span[0] ?? null,
    population_end: population?.span[1] ?? null,
    place: place?.text ?? null,
    place_start: place?.span[0] ?? null,
    place_end: place?.span[1] ?? null,
    period: period?.text ?? null,
    period_from: period?.from ?? null,
    period_to: period?.to ?? null,
    period_start: period?.span[0] ?? null,
    period_end: period?.span[1] ?? null,
    polarity: fields.polarity,
    modality: fields.modality,
    source: fields.source,
    via: fields.via,
    marked: fields.marked ? canonical(fields.marked) : null,
  }
}

/** The claim in a row, in the shape of a reading. */
export function claimOfRow(row: ClaimRow): Omit<Claim, 'sourceId' | 'viaId'> {
  return {
    id: row.reading_claim_id ?? row.key,
    span: [row.span_start, row.span_end],
    event: row.event,
    manner: row.manner,
    quantity:
      row.quantity_start === null || row.quantity_end === null
        ? null
        : {
            span: [row.quantity_start, row.quantity_end],
            wording: row.wording ?? '',
            lower: row.lower,
            upper: row.upper,
            approx: row.approx === 1,
            per: row.per as never,
          },
    population:
      row.population_start === null || row.population_end === null
        ? null
        : {
            span: [row.population_start, row.population_end],
            text: row.population ?? '',
            side: row.side,
            role: row.role,
          },
    place:
      row.place_start === null || row.place_end === null
        ? null
        : { span: [row.place_start, row.place_end], text: row.place ?? '' },
    period:
      row.period_start === null || row.period_end === null
        ? null
        : {
            span: [row.period_start, row.period_end],
            text: row.period ?? '',
            from: row.period_from,
            to: row.period_to,
          },
    polarity: row.polarity as Claim['polarity'],
    modality: row.modality as Claim['modality'],
    attributionId: row.attribution_id,
    rule: row.rule,
  }
}

/** The fields of a claim as it stands in a row. */
export function fieldsOfRow(row: ClaimRow): ClaimFields {
  const { span, event, manner, quantity, population, place, period, polarity, modality } = claimOfRow(row)
  const { source, via } = row
  const marked = markedOfRow(row)
  return { span, event, manner, quantity, population, place, period, polarity, modality, source, via, marked }
}

export const markedOfRow = ({ marked }: Pick<ClaimRow, 'marked'>): Marked | null =>
  marked === null ? null : (JSON.parse(marked) as Marked)

/** The fields of a claim in the ledger, to change one and give them back in a decision. */
export const fieldsOf = <C extends ClaimFields>(claim: C): ClaimFields =>
  Object.fromEntries(FIELDS.map((name) => [name, claim[name]])) as unknown as ClaimFields

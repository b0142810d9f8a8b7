import type { ClaimFields, ClaimView, ReadingView } from '../../../src/server/schema.ts'
import { findWords } from './selection.ts'

export type Span = [number, number]

/** Parts of a claim that stand in the text and can be marked again by selecting other words. */
export const PARTS = ['claim', 'quantity', 'population', 'place', 'period', 'source'] as const
export type Part = (typeof PARTS)[number]

export const PART_NAMES: Record<Part, string> = {
  claim: 'Claim',
  quantity: 'Count',
  population: 'Who',
  place: 'Where',
  period: 'When',
  source: 'Source',
}

/** A claim while a person works on it: the words as typed, so that half-typed ones are not lost. */
export interface Draft {
  /** Null for a claim that is being added. */
  readonly claimId: string | null
  /** `split` keeps the claim and makes another one like it, which is then changed. */
  readonly purpose: 'correct' | 'add' | 'split'
  readonly event: string
  readonly manner: string
  readonly words: Record<Part, string>
  readonly spans: Record<Part, Span | null>
  readonly lower: string
  readonly upper: string
  readonly approx: boolean
  readonly per: string
  readonly side: string
  readonly role: string
  readonly from: string
  readonly to: string
  readonly polarity: ClaimFields['polarity']
  readonly modality: ClaimFields['modality']
  readonly sourceName: string
  readonly viaName: string
  readonly note: string
}

const numberText = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value)

export function draftOf(claim: ClaimView, reading: ReadingView, purpose: Draft['purpose']): Draft {
  const { text } = reading.report
  const attribution = reading.attributions.find((one) => one.id === claim.attributionId)
  const spans: Record<Part, Span | null> = {
    claim: claim.span,
    quantity: claim.quantity?.span ?? null,
    population: claim.population?.span ?? null,
    place: claim.place?.span ?? null,
    period: claim.period?.span ?? null,
    source: attribution?.source[0] ?? null,
  }
  return {
    claimId: claim.id,
    purpose,
    event: claim.event,
    manner: claim.manner ?? '',
    spans,
    words: wordsOf(spans, text),
    lower: numberText(claim.quantity?.lower),
    upper: numberText(claim.quantity?.upper),
    approx: claim.quantity?.approx ?? false,
    per: claim.quantity?.per ?? '',
    side: claim.population?.side ?? '',
    role: claim.population?.role ?? '',
    from: claim.period?.from ?? '',
    to: claim.period?.to ?? '',
    polarity: claim.polarity,
    modality: claim.modality,
    sourceName: claim.source ?? '',
    viaName: claim.via ?? '',
    note: '',
  }
}

/** The innermost attribution whose content holds `span`. */
const around = (span: Span | null, reading: ReadingView) =>
  reading.attributions
    .filter((one) => span && one.content.some(([start, end]) => start <= span[0] && span[1] <= end))
    .sort((a, b) => width(a.content) - width(b.content))[0]

/** A claim to be added over `span`; the nearest attribution around it is taken for its source. */
export function newDraft(span: Span, reading: ReadingView): Draft {
  const said = around(span, reading)
  const none = Object.fromEntries(PARTS.map((part) => [part, null])) as Record<Part, Span | null>
  const spans = {
    ...none,
    claim: span,
    source: said?.source[0] ?? null,
  }
  return {
    claimId: null,
    purpose: 'add',
    event: 'deaths',
    manner: '',
    spans,
    words: wordsOf(spans, reading.report.text),
    lower: '',
    upper: '',
    approx: false,
    per: '',
    side: '',
    role: '',
    from: '',
    to: '',
    polarity: 'affirmed',
    modality: 'asserted',
    sourceName: reading.sources.find((one) => one.id === said?.sourceId)?.name ?? '',
    viaName: '',
    note: '',
  }
}

const width = (spans: readonly (readonly [number, number])[]): number =>
  spans.reduce((sum, [start, end]) => sum + end - start, 0)

const wordsOf = (spans: Record<Part, Span | null>, text: string): Record<Part, string> =>
  Object.fromEntries(PARTS.map((part) => [part, spans[part] ? text.slice(...spans[part]) : ''])) as Record<
    Part,
    string
  >

/** The draft with `part` standing at `span`. */
export function marked(draft: Draft, part: Part, span: Span | null, text: string): Draft {
  return {
    ...draft,
    spans: { ...draft.spans, [part]: span },
    words: { ...draft.words, [part]: span ? text.slice(...span) : '' },
    ...(part === 'source' && span ? { sourceName: text.slice(...span) } : {}),
  }
}

/** The draft with other words typed for `part`: found in the text as near to the claim as they stand. */
export function typed(draft: Draft, part: Part, words: string, text: string): Draft {
  const near = draft.spans[part]?.[0] ?? draft.spans.claim?.[0] ?? 0
  return {
    ...draft,
    words: { ...draft.words, [part]: words },
    spans: { ...draft.spans, [part]: findWords(text, words.trim(), near) },
  }
}

/** What keeps the draft from being saved, in words; null when nothing does. */
export function obstacle(draft: Draft): string | null {
  for (const part of PARTS) {
    if (draft.words[part].trim() !== '' && draft.spans[part] === null)
      return `The words for “${PART_NAMES[part].toLowerCase()}” do not stand in the report: take them from its text.`
  }
  if (draft.spans.claim === null) return 'A claim needs its words in the report.'
  if (draft.event.trim() === '') return 'Say what happened: choose an event.'
  const lower = count(draft.lower)
  const upper = count(draft.upper)
  if (Number.isNaN(lower) || Number.isNaN(upper))
    return 'Bounds are whole numbers, or empty where the text gives none.'
  if (lower !== null && upper !== null && lower > upper) return 'The lower bound is above the upper one.'
  if ((lower !== null || upper !== null) && draft.spans.quantity === null)
    return 'A count needs its words in the report.'
  return null
}

/** A typed number; null when empty, NaN when it is none. */
function count(words: string): number | null {
  const bare = words.replaceAll(/[,\s]/g, '')
  if (bare === '') return null
  return /^\d+$/.test(bare) ? Number(bare) : Number.NaN
}

const orNull = (words: string): string | null => (words.trim() === '' ? null : words.trim())

/** The claim as the draft has it. */
export function fieldsOf(draft: Draft, reading: ReadingView): ClaimFields {
  const { spans } = draft
  const { text } = reading.report
  const slice = (span: Span): string => text.slice(...span)
  return {
    span: spans.claim ?? [0, 0],
    event: draft.event.trim(),
    manner: orNull(draft.manner),
    quantity: spans.quantity && {
      span: spans.quantity,
      wording: slice(spans.quantity),
      lower: count(draft.lower),
      upper: count(draft.upper),
      approx: draft.approx,
      per: draft.per === '' ? null : (draft.per as 'day'),
    },
    population: spans.population && {
      span: spans.population,
      text: slice(spans.population),
      side: orNull(draft.side),
      role: orNull(draft.role),
    },
    place: spans.place && { span: spans.place, text: slice(spans.place) },
    period: spans.period && {
      span: spans.period,
      text: slice(spans.period),
      from: orNull(draft.from),
      to: orNull(draft.to),
    },
    polarity: draft.polarity,
    modality: draft.modality,
    source: orNull(draft.sourceName),
    via: orNull(draft.viaName),
  }
}

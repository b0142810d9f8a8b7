import type { Period, Quantity } from '../../../src/model/reading.ts'
import { namedPeople } from '../../../src/text/amount-alone.ts'
import type { ClaimFields, ClaimView, ReadingView } from '../../../src/server/schema/index.ts'
import { emptyParts, pieces, samePlaces, wordsAt, type Part, type Places, type Span } from './part.ts'
import { findWords } from './selection.ts'

/** A claim while a person works on it: the words as typed, so that half-typed ones are not lost. */
export interface Draft {
  /** Null for a claim that is being added. */
  readonly claimId: string | null
  /** `split` keeps the claim and makes another one like it, which is then changed. */
  readonly purpose: 'correct' | 'add' | 'split'
  readonly event: string
  readonly manner: string
  readonly words: Readonly<Record<Part, string>>
  readonly spans: Places
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
  /** Bounds and days as they came with the words: where they stand so, nobody has typed others. */
  readonly came: Values
  /** What became of bounds or days when their words were marked or typed anew. */
  readonly told: { readonly part: Meant; readonly words: string } | null
}

/** Fields that the words of an amount or a time fill in. */
const FILLED = { quantity: ['lower', 'upper', 'approx', 'per'], period: ['from', 'to'] } as const
export type Meant = keyof typeof FILLED
type Values = Pick<Draft, (typeof FILLED)[Meant][number]>

const EMPTY = {
  manner: '',
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
  sourceName: '',
  viaName: '',
  note: '',
} as const

const NOTHING: Values = { lower: '', upper: '', approx: false, per: '', from: '', to: '' }

const numberText = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value)

const one = (field: { span: Span } | null): readonly Span[] => (field ? [field.span] : [])

type Said = Pick<Places, 'source' | 'cue' | 'content'>

/** Where the reader found source, cue and content of a claim. */
function saidAsRead({ attributionId }: Pick<ClaimView, 'attributionId'>, reading: ReadingView): Said {
  const found = reading.attributions.find(({ id }) => id === attributionId)
  return { source: found?.source ?? [], cue: found?.cue ?? [], content: found?.content ?? [] }
}

const places = (words: NonNullable<ClaimFields['marked']>): Said => ({
  source: words.source.map(({ span }) => span),
  cue: words.cue.map(({ span }) => span),
  content: words.content.map(({ span }) => span),
})

export function draftOf(claim: ClaimView, reading: ReadingView, purpose: Draft['purpose']): Draft {
  const spans: Places = {
    claim: [claim.span],
    quantity: one(claim.quantity),
    population: one(namedPeople(claim)),
    place: one(claim.place),
    period: one(claim.period),
    ...(claim.marked ? places(claim.marked) : saidAsRead(claim, reading)),
  }
  const came = { ...valuesOf('quantity', claim.quantity), ...valuesOf('period', claim.period) } as Values
  return {
    ...EMPTY,
    ...came,
    came,
    told: null,
    claimId: claim.id,
    purpose,
    event: claim.event,
    manner: claim.manner ?? '',
    spans,
    words: wordsAt(spans, reading.report.text),
    side: claim.population?.side ?? '',
    role: claim.population?.role ?? '',
    polarity: claim.polarity,
    modality: claim.modality,
    sourceName: claim.source ?? '',
    viaName: claim.via ?? '',
  }
}

const width = (spans: readonly (readonly [number, number])[]): number =>
  spans.reduce((sum, [start, end]) => sum + end - start, 0)

/** The innermost attribution whose content holds `span`. */
const around = (span: Span, reading: ReadingView) =>
  reading.attributions
    .filter(({ content }) => content.some(([start, end]) => start <= span[0] && span[1] <= end))
    .sort((a, b) => width(a.content) - width(b.content))[0]

/** A claim to be added over `span`; the nearest attribution around it is taken for its source. */
export function newDraft(span: Span, reading: ReadingView): Draft {
  const said = around(span, reading)
  const spans: Places = {
    ...emptyParts([]),
    claim: [span],
    source: said?.source ?? [],
    cue: said?.cue ?? [],
    content: said?.content ?? [],
  }
  return {
    ...EMPTY,
    came: NOTHING,
    told: null,
    claimId: null,
    purpose: 'add',
    event: 'deaths',
    spans,
    words: wordsAt(spans, reading.report.text),
    sourceName: reading.sources.find(({ id }) => id === said?.sourceId)?.name ?? '',
  }
}

const SAID = ['source', 'cue', 'content'] as const

/** Source, cue and content of a draft. */
const said = ({ spans, words, sourceName }: Draft) => ({
  spans: Object.fromEntries(SAID.map((part) => [part, spans[part]])),
  words: Object.fromEntries(SAID.map((part) => [part, words[part]])),
  sourceName,
})

/** Who says the words of a claim that is being added, as the reader found it where they stand. */
function saidThere(draft: Draft, reading: ReadingView): ReturnType<typeof said> {
  const [span] = draft.spans.claim
  const none = { spans: emptyParts([]), words: emptyParts('') }
  return said(span ? newDraft(span, reading) : { ...draft, ...none, sourceName: '' })
}

/** A claim that is being added takes its source from where its words stand now, unless a person gave it another. */
export function attributed(before: Draft, after: Draft, reading: ReadingView): Draft {
  const given = JSON.stringify(said(before)) !== JSON.stringify(saidThere(before, reading))
  if (after.purpose !== 'add' || given) return after
  const { spans, words, sourceName } = saidThere(after, reading)
  return {
    ...after,
    spans: { ...after.spans, ...spans },
    words: { ...after.words, ...words },
    sourceName,
  }
}

/** The name of the source that is mentioned at `span`, else the words that stand there. */
function nameAt([start, end]: Span, { sources, report }: ReadingView): string {
  const known = sources.find(({ mentions }) => mentions.some(([from, to]) => from < end && start < to))
  return known?.name ?? report.text.slice(start, end)
}

/** The draft with `part` standing at `span`, beside where it stood before if it is `more`. */
export function marked(draft: Draft, part: Part, span: Span, reading: ReadingView, more = false): Draft {
  const here = more ? [...draft.spans[part], span].sort((a, b) => a[0] - b[0]) : [span]
  const spans = { ...draft.spans, [part]: here }
  return {
    ...draft,
    spans,
    words: { ...draft.words, [part]: wordsAt(spans, reading.report.text)[part] },
    ...(part === 'source' && !more ? { sourceName: nameAt(span, reading) } : {}),
  }
}

/** What words mean, as the fields beside them hold it; empty ones for null. */
export function valuesOf(part: Meant, read: Partial<Quantity & Period> | null): Partial<Values> {
  return part === 'period'
    ? { from: read?.from ?? '', to: read?.to ?? '' }
    : {
        lower: numberText(read?.lower),
        upper: numberText(read?.upper),
        approx: read?.approx ?? false,
        per: read?.per ?? '',
      }
}

/** The draft with `values` beside the words of `part`; itself where a person has typed others there. */
export function filled(draft: Draft, part: Meant, values: Partial<Values>): Draft {
  const typed = FILLED[part].some((name) => draft[name] !== draft.came[name])
  return typed ? draft : { ...draft, ...values, came: { ...draft.came, ...values } }
}

/** The draft with other words typed for `part`: found in the text as near to the claim as they stand. */
export function typed(draft: Draft, part: Part, words: string, text: string): Draft {
  const near = draft.spans[part][0]?.[0] ?? draft.spans.claim[0]?.[0] ?? 0
  const found = pieces(part, words).map((piece) => findWords(text, piece, near))
  return {
    ...draft,
    words: { ...draft.words, [part]: words },
    spans: { ...draft.spans, [part]: found.includes(null) ? [] : found },
  }
}

/** A typed number; null when empty, NaN when it is none. */
export function count(words: string): number | null {
  const bare = words.replaceAll(/[,\s]/g, '')
  if (bare === '') return null
  return /^\d+$/.test(bare) ? Number(bare) : Number.NaN
}

const orNull = (words: string): string | null => (words.trim() === '' ? null : words.trim())

/** Source, cue and content as the draft has them; null where they stand as the reader found them. */
function markedIn(draft: Draft, reading: ReadingView): ClaimFields['marked'] {
  const { source, cue, content } = draft.spans
  const claim = reading.claims.find(({ id }) => id === draft.claimId)
  const read = claim ? saidAsRead(claim, reading) : { source: [], cue: [], content: [] }
  const same =
    samePlaces(source, read.source) && samePlaces(cue, read.cue) && samePlaces(content, read.content)
  if (same) return null
  const words = (spans: readonly Span[]) =>
    spans.map((span) => ({ span, text: reading.report.text.slice(...span) }))
  return { source: words(source), cue: words(cue), content: words(content) }
}

/** The claim as the draft has it. */
export function fieldsOf(draft: Draft, reading: ReadingView): ClaimFields {
  const { text } = reading.report
  const part = (name: Part): { span: Span; text: string } | null => {
    const [span] = draft.spans[name]
    return span ? { span, text: text.slice(...span) } : null
  }
  const [quantity, period] = [part('quantity'), part('period')]
  // A side without words for people is that of the amount's.
  const people = part('population') ?? (draft.side === '' || draft.role !== '' ? null : quantity)
  return {
    span: draft.spans.claim[0] ?? [0, 0],
    event: draft.event.trim(),
    manner: orNull(draft.manner),
    quantity: quantity && {
      span: quantity.span,
      wording: quantity.text,
      lower: count(draft.lower),
      upper: count(draft.upper),
      approx: draft.approx,
      per: draft.per === '' ? null : (draft.per as 'day'),
    },
    population: people && { ...people, side: orNull(draft.side), role: orNull(draft.role) },
    place: part('place'),
    period: period && { ...period, from: orNull(draft.from), to: orNull(draft.to) },
    polarity: draft.polarity,
    modality: draft.modality,
    source: orNull(draft.sourceName),
    via: orNull(draft.viaName),
    marked: markedIn(draft, reading),
  }
}

import type { Span } from '../text/span.ts'

/** One document taken in: an article, a statement, a transcript. */
export interface Report {
  id: string
  /** Path or address, as given by the caller. */
  location: string
  title: string | null
  author: string | null
  publisher: string | null
  url: string | null
  /** ISO date `YYYY-MM-DD`, or null when unknown: relative dates then stay unresolved. */
  published: string | null
  /** BCP 47 tag of the language the text is in, `und` when it could not be told. */
  language: string
  /** SHA-256 of the original bytes, hex. */
  sha256: string
  text: string
}

export const SOURCE_KINDS = ['person', 'organisation', 'government', 'group', 'unnamed'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** Whoever content is attributed to, under the fullest name the report gives. */
export interface Source {
  id: string
  name: string
  kind: SourceKind
  role: string | null
  mentions: Span[]
}

export const STANCES = [
  'asserts',
  'confirms',
  'denies',
  'estimates',
  'suggests',
  'acknowledges',
  'does-not-acknowledge',
  'asks',
  'other',
] as const
export type Stance = (typeof STANCES)[number]

export type AttributionKind = 'direct' | 'indirect' | 'mixed'

/** Source + cue + content (PARC / PolNeAR terms): *Kirby* · *said* · *that …*. */
export interface Attribution {
  id: string
  source: Span[]
  cue: Span[]
  content: Span[]
  sourceId: string | null
  kind: AttributionKind
  stance: Stance
  channel: { text: string; span: Span } | null
  saidOn: { from: string; to: string; span: Span } | null
  hedges: Span[]
  /** The id of the attribution this one stands in, if any. */
  within: string | null
  rule: string
}

export const EVENTS = [
  'deaths',
  'injuries',
  'casualties',
  'captures',
  'missing',
  'releases',
  'displacement',
  'deployment',
] as const
/** Events are open: the lexicon may add to `EVENTS`. */
export type EventName = (typeof EVENTS)[number] | (string & {})

export const RATES = ['day', 'week', 'month', 'year'] as const
export type Rate = (typeof RATES)[number]

/**
 * Bounds as the words give them, never a midpoint. A vague word ("several")
 * has null bounds here; its readable bounds stand in `lexicon/en/vague.yaml`.
 */
export interface Quantity {
  span: Span
  wording: string
  lower: number | null
  upper: number | null
  approx: boolean
  per: Rate | null
}

/**
 * Who is counted, in the words of the text. Where nobody is named but it is known whose they are ("30 were hurt" in a
 * town of Chad), the number stands for them: `span` and `text` are then that part of `quantity`, and `role` is null.
 */
export interface Population {
  span: Span
  text: string
  side: string | null
  role: string | null
}

export interface Place {
  span: Span
  text: string
}

/** `from`/`to` are ISO dates, both inclusive; null = open or unresolved. */
export interface Period {
  span: Span
  text: string
  from: string | null
  to: string | null
}

export const POLARITIES = ['affirmed', 'negated', 'unknown'] as const
export type Polarity = (typeof POLARITIES)[number]

export const MODALITIES = ['asserted', 'hedged', 'hypothetical'] as const
export type Modality = (typeof MODALITIES)[number]

/** One assertion in one place about people to whom something happened. */
export interface Claim {
  id: string
  span: Span
  event: EventName
  manner: string | null
  quantity: Quantity | null
  population: Population | null
  place: Place | null
  period: Period | null
  polarity: Polarity
  modality: Modality
  attributionId: string | null
  sourceId: string | null
  /** The source that relays the claim of `sourceId`, if any. */
  viaId: string | null
  rule: string
}

export const RELATION_KINDS = [
  'same',
  'agree',
  'conflict',
  'consistent',
  'inconsistent',
  'not-comparable',
  'competing-account',
  'retells',
  'drift',
  'derived-from',
  'updates',
] as const
export type RelationKind = (typeof RELATION_KINDS)[number]

export interface Reason {
  field: string
  a: string
  b: string
  note: string
}

export interface Relation {
  kind: RelationKind
  /** Claim ids. */
  a: string
  b: string
  because: Reason[]
}

/** Text we could not read: collected, never thrown. */
export interface Problem {
  kind: string
  span: Span | null
  message: string
}

/** The contract between reader, ledger, server, page and everybody's scripts. */
export interface Reading {
  schema: 1
  report: Report
  sources: Source[]
  attributions: Attribution[]
  claims: Claim[]
  /** Between claims of this report; across reports they live in the ledger. */
  relations: Relation[]
  problems: Problem[]
}

/**
 * The ledger's tables, the same on SQLite and PostgreSQL. Lists and objects are kept as JSON text, spans as
 * UTF-16 positions of the report's text, truth values as 0 and 1, times as ISO 8601 in UTC.
 */
export interface Tables {
  reports: ReportRow
  locations: LocationRow
  readings: ReadingRow
  reading_sources: ReadingSourceRow
  attributions: AttributionRow
  reading_claims: ReadingClaimRow
  sources: SourceRow
  claims: ClaimRow
  relations: RelationRow
  decisions: DecisionRow
  failures: FailureRow
  passages: PassageRow
  statements: StatementRow
  compared: ComparedRow
  prints: PrintRow
  copies: CopyRow
}

/** One document taken in, whole. */
export interface ReportRow {
  id: string
  location: string
  title: string | null
  author: string | null
  publisher: string | null
  url: string | null
  published: string | null
  language: string
  /** Of the original bytes. */
  sha256: string
  media_type: string
  text: string
  text_sha256: string
  /** The original bytes; null where they are not kept, or are just the text in UTF-8. */
  bytes: Uint8Array | null
  /** How the text leads back to the bytes: encoding, runs, captions and headings, the archive it was in. */
  original: string
  added_at: string
  state: string
  revision: number
  note: string | null
}

/** A path or address at which a report was found; one report can stand at several. */
export interface LocationRow {
  location: string
  report_id: string
  size: number | null
  modified_ms: number | null
  seen_at: string
}

/** What one version of the reader made of a report. */
export interface ReadingRow {
  id: string
  report_id: string
  reader: string
  current: number
  made_at: string
  /** The text that this reading's spans point into, where it is no longer the report's. */
  text: string | null
  problems: string
}

/** A source as one reading names it. */
export interface ReadingSourceRow {
  reading_id: string
  id: string
  /** Its place in the reading's list, from 0. */
  number: number
  /** -> sources.key */
  source_key: string
  name: string
  kind: string
  role: string | null
  mentions: string
}

export interface AttributionRow {
  reading_id: string
  id: string
  /** Its place in the reading's list, from 0. */
  number: number
  source_id: string | null
  /** -> sources.key */
  source_key: string | null
  kind: string
  stance: string
  cue: string
  channel: string | null
  said_from: string | null
  said_to: string | null
  within: string | null
  rule: string
  /** `{ source, cue, content, hedges, channel, saidOn }` */
  spans: string
  span_start: number
  span_end: number
  exact: string
  prefix: string
  suffix: string
}

/** A claim exactly as a reading gave it. */
export interface ReadingClaimRow {
  reading_id: string
  id: string
  /** Its place in the reading's list, from 0. */
  number: number
  /** -> claims.key */
  claim_key: string
  claim: string
}

/** A source across reports. */
export interface SourceRow {
  key: string
  name: string
  kind: string
  role: string | null
  /** The source this one is the same as, by a person's decision; itself otherwise. */
  merged_into: string | null
  /** Where the chain of `merged_into` ends. */
  root: string
  grade: string | null
  state: string
  revision: number
  note: string | null
}

/** A claim as it stands: what the current reading says, with what people decided. */
export interface ClaimRow {
  key: string
  report_id: string
  /** 1 for the first claim of the report; never used again. */
  number: number
  /** The id it has in the current reading. */
  reading_claim_id: string | null
  span_start: number
  span_end: number
  exact: string
  prefix: string
  suffix: string
  event: string
  manner: string | null
  wording: string | null
  lower: number | null
  upper: number | null
  approx: number
  per: string | null
  quantity_start: number | null
  quantity_end: number | null
  population: string | null
  side: string | null
  role: string | null
  population_start: number | null
  population_end: number | null
  place: string | null
  place_start: number | null
  place_end: number | null
  period: string | null
  period_from: string | null
  period_to: string | null
  period_start: number | null
  period_end: number | null
  polarity: string
  modality: string
  /** Ids in the current reading. */
  attribution_id: string | null
  source_id: string | null
  via_id: string | null
  /** Names as the report or a person gave them. */
  source: string | null
  via: string | null
  /** The words of its attribution, where a person marked them: `{ source, cue, content }`, each a list of
   * `{ span, text }`. */
  marked: string | null
  /** -> sources.key */
  source_key: string | null
  via_key: string | null
  rule: string
  /** `reader`, or `person` for a claim that somebody added. */
  origin: string
  /** 0: no claim of the current reading is this one, or the decision that added it was undone. */
  present: number
  state: string
  /** Counts every change; a decision names the one it saw. */
  revision: number
  grade: string | null
  note: string | null
  /** Fields in which it differs from the current reading. */
  differs: string
  /** Decisions whose words are no longer in the text. */
  unfit: string
}

export interface RelationRow {
  key: string
  kind: string
  /** -> claims.key */
  a: string
  b: string
  because: string
  made_at: string
  state: string
  revision: number
  note: string | null
}

/** What a person said, in order, each bound to the one before by its hash. */
export interface DecisionRow {
  seq: number
  made_at: string
  who: string
  action: string
  subject_kind: string
  subject: string
  report_id: string | null
  /** 1: a second reader's, which does not change how the claim stands. */
  blind: number
  from_json: string
  to_json: string
  why: string | null
  anchors: string
  previous: string
  hash: string
}

/** A path or address that could not be read. */
export interface FailureRow {
  location: string
  code: string
  reason: string
  failed_at: string
  tries: number
}

/** A paragraph of a report, in the full-text index. */
export interface PassageRow {
  text: string
  report_id: string
  span_start: number
  span_end: number
}

/** A claim as comparing sees it, with what other claims find it by. Made anew whenever the claim changes. */
export interface StatementRow {
  claim_key: string
  report_id: string
  /** The widest event that its event is a part of. */
  family: string
  /** Whose people, '' when nobody says. */
  side: string
  place: string
  /** The origin: a side whose voice it is, or a name. */
  voice: string
  stated_on: string | null
  /** A period that is said. */
  period_from: string | null
  period_to: string | null
  figure: number | null
  lower: number
  /** The path of the widest area that the place can mean, each step ended by a slash. */
  area: string
  counts_from: string
  counts_to: string
  /** An upper bound of a whole scope, and the area all of which it holds for. */
  ceiling: number | null
  ceiling_area: string | null
  /** One claimant's counts of one open matter. */
  series: string | null
  statement: string
}

/** A report whose claims have been compared with the others' since they last changed. */
export interface ComparedRow {
  report_id: string
  /** The report it was first told in, where it is a copy or a part of one; itself otherwise. */
  first_report: string
}

/** A fingerprint of a report's text. */
export interface PrintRow {
  print: number
  report_id: string
}

/** Two reports that are near-copies, or one a part of the other. */
export interface CopyRow {
  report_id: string
  of_report: string
  likeness: string
  shared: number
}

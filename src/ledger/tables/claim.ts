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

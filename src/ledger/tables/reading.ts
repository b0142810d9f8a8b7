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

export interface ReadingClaimRow {
  reading_id: string
  id: string
  /** Its place in the reading's list, from 0. */
  number: number
  /** -> claims.key */
  claim_key: string
  claim: string
}

import type { Attribution, Claim, Problem, Reason, Report, Source, SourceKind } from '../../model/index.ts'
import type { Anchor } from '../../text/index.ts'
import type { Original } from '../add.ts'
import type { Decision } from '../decision.ts'
import type { Anchors, ClaimFields } from '../fields.ts'
import type { Given } from '../failure.ts'
import type { State } from '../standing.ts'

/** The form of the records that are written here; a reader that knows it refuses what is newer. */
export const VERSION = 1

/** One line of a ledger given out, from which the same ledger can be made. docs/exporting.md describes them. */
export type LedgerRecord =
  | BeginRecord
  | SourceRecord
  | ReportRecord
  | RelationRecord
  | DecisionRecord
  | FailureRecord
  | EndRecord

export interface BeginRecord {
  readonly kind: 'ledger'
  readonly version: typeof VERSION
  /** Everything that the ledger holds; else some of its reports, with what was decided on them. */
  readonly whole: boolean
}

/** The last record: what was cut off does not have it. */
export interface EndRecord {
  readonly kind: 'end'
  readonly reports: number
  readonly decisions: number
}

/** A source across reports. What people decided on it stands in the decisions. */
export interface SourceRecord {
  readonly kind: 'source'
  readonly key: string
  readonly name: string
  readonly sourceKind: SourceKind
  readonly role: string | null
  readonly revision: number
}

export interface ReportRecord {
  readonly kind: 'report'
  readonly report: Report
  readonly mediaType: string
  /** SHA-256 of the text in UTF-8. */
  readonly textSha256: string
  /** The original bytes in Base64; null where they are the text in UTF-8, or were not kept. */
  readonly bytes: string | null
  /** How the text leads back to the bytes. */
  readonly original: Original
  readonly addedAt: string
  readonly revision: number
  readonly locations: readonly LocationRecord[]
  /** Every reading of the report, the oldest first. */
  readonly readings: readonly ReadingRecord[]
  /** Every claim that the report ever had, as it stands. */
  readonly claims: readonly ClaimRecord[]
}

export interface LocationRecord {
  readonly location: string
  readonly size: number | null
  readonly modifiedMs: number | null
  readonly seenAt: string
}

export interface ReadingRecord {
  readonly id: string
  readonly reader: string
  readonly current: boolean
  readonly madeAt: string
  /** The text that its spans point into, where it is no longer the report's. */
  readonly text: string | null
  readonly sources: readonly Source[]
  readonly attributions: readonly Attribution[]
  readonly claims: readonly { readonly key: string; readonly claim: Claim }[]
  readonly problems: readonly Problem[]
  /** A quote selector for each place that it points to. */
  readonly anchors: readonly Anchor[]
}

export interface ClaimRecord {
  readonly key: string
  readonly fields: ClaimFields
  /** Quote selectors for the places in `fields`. */
  readonly anchors: Anchors
  readonly readingClaimId: string | null
  readonly attributionId: string | null
  readonly sourceId: string | null
  readonly viaId: string | null
  readonly sourceKey: string | null
  readonly viaKey: string | null
  readonly rule: string
  readonly origin: 'reader' | 'person'
  readonly present: boolean
  readonly state: State
  readonly revision: number
  readonly grade: string | null
  readonly note: string | null
  readonly differs: readonly string[]
  readonly unfit: readonly number[]
}

/** Two claims that stand in a relation, `a` and `b` being claim keys. */
export interface RelationRecord {
  readonly kind: 'relation'
  readonly relation: string
  readonly a: string
  readonly b: string
  readonly because: readonly Reason[]
  readonly madeAt: string
  readonly revision: number
}

export interface DecisionRecord {
  readonly kind: 'decision'
  readonly decision: Decision
}

export interface FailureRecord {
  readonly kind: 'failure'
  readonly location: string
  readonly code: string
  readonly reason: string
  readonly failedAt: string
  readonly tries: number
  readonly given: Given
}

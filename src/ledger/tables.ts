import type { SourceRow, ClaimRow, RelationRow, DecisionRow } from './tables/claim.ts'
import type { StatementRow, ComparedRow, PrintRow, CopyRow } from './tables/comparing.ts'
import type { ReadingRow, ReadingSourceRow, AttributionRow, ReadingClaimRow } from './tables/reading.ts'
import type { ReportRow, LocationRow, FailureRow, PassageRow } from './tables/report.ts'

export type * from './tables/claim.ts'
export type * from './tables/comparing.ts'
export type * from './tables/reading.ts'
export type * from './tables/report.ts'

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

export { addReading, type Added, type AddOptions, type Original } from './add.ts'
export { backup, restore, type Restored } from './backup.ts'
export {
  CLAIM_ORDERS,
  claimByKey,
  claimList,
  claimsByKey,
  countClaims,
  type ClaimFilter,
  type ClaimOrder,
  type LedgerClaim,
} from './claim.ts'
export { decide } from './decide.ts'
export type { DecisionGiven, ReportFields } from './decision-given.ts'
export { ACTIONS, holding, SUBJECTS, type Action, type Decision, type SubjectKind } from './decision.ts'
export { importFrom, offered, type Offered } from './exchange/import.ts'
export { RECORD, RECORD_IRI } from './exchange/linked.ts'
export { ledgerRecords } from './exchange/out.ts'
export type { LedgerRecord } from './exchange/record.ts'
export { sourceKey } from './source.ts'
export { failureList, noteFailure, type Failure, type Given } from './failure.ts'
export { FIELDS, fieldsOf, type ClaimFields } from './fields.ts'
export { decisionsOn, history, orphans, type HistoryFilter, type Orphan } from './history.ts'
export { joinLedger, type Joined } from './join.ts'
export { keyFor, reportFor } from './key.ts'
export { attributionAsMarked, PARTS, type Marked } from './marked.ts'
export { locationsUnder, noteLocation, reportAt, type Seen } from './location.ts'
export { inTurn, openLedger, transaction, type Ledger } from './open.ts'
export { readingOf } from './reading.ts'
export {
  countRelations,
  putRelations,
  relationKey,
  relationList,
  type LedgerRelation,
  type RelationFilter,
} from './relation.ts'
export {
  reportById,
  reportBySha256,
  reportOriginal,
  reportList,
  type LedgerReport,
  type ReportFilter,
} from './report.ts'
export { search, type Hit } from './search.ts'
export { snapshot } from './snapshot.ts'
export { sourceList, type LedgerSource } from './source-list.ts'
export { claimStanding, STATES, standing, type ClaimStanding, type Standing, type State } from './standing.ts'
export type { Tables } from './tables.ts'
export { revisionOf, undoLast, type Undone } from './undo.ts'
export { verify, type Flaw, type Verified } from './verify.ts'
export { asWriter, type Writer } from './writer.ts'

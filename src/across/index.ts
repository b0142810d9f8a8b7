export { addCompared } from './add-compared.ts'
export {
  conflictsOn,
  copiesOf,
  originCounts,
  statementsOn,
  statementsWith,
  type OriginCount,
} from './asked.ts'
export { compareReport, comparePending, countPending } from './compare-report.ts'
export { originOf, type ClaimOrigin } from './origin.ts'
export { readAgain, type Rereader } from './read-again.ts'

export { compareReport, comparePending, countPending } from './compare-report.ts'

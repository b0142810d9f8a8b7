import { line } from './harmless.ts'
import { shortKey } from './shown.ts'
import type { Taken } from './take-in.ts'

/** The line of a report that is in the ledger now, for a program: status, id, number of claims, where it was. */
export function takenLine(taken: Extract<Taken, { reportId: string }>): string {
  const { status, reportId, claims, location } = taken
  return `${status}\t${shortKey(reportId)}\t${status === 'known' ? '' : claims}\t${line(location)}\n`
}

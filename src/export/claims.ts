import { claimList, reportList, type ClaimFilter, type Ledger, type LedgerClaim } from '../ledger/index.ts'

const REPORTS = 50

/**
 * The claims of a ledger, report by report, a few reports in memory at a time. A filter that sorts or cuts is one query.
 */
export async function* claimsOf(ledger: Ledger, filter: ClaimFilter = {}): AsyncGenerator<LedgerClaim> {
  if (
    filter.order !== undefined ||
    filter.limit !== undefined ||
    filter.offset !== undefined ||
    filter.keys
  ) {
    yield* await claimList(ledger, filter)
    return
  }
  const wanted = filter.reports ? new Set(filter.reports) : null
  for (let offset = 0; ; offset += REPORTS) {
    const reports = await reportList(ledger, { limit: REPORTS, offset })
    if (reports.length === 0) return
    const ids = reports.map(({ id }) => id).filter((id) => wanted === null || wanted.has(id))
    if (ids.length > 0) yield* await claimList(ledger, { ...filter, reports: ids })
  }
}

import { stateOf } from './claim-view.ts'
import type { ClaimCounts } from './schema/index.ts'

/** Claims by state, as the page calls the states. */
export function countsOf(
  rows: readonly { state: string; differs: number; count: number | string | bigint }[],
): ClaimCounts {
  const counts: ClaimCounts = { total: 0, open: 0, accepted: 0, corrected: 0, rejected: 0, unsure: 0 }
  for (const { state, differs, count } of rows) {
    counts.total += Number(count)
    counts[stateOf(state, Number(differs) === 1 ? ['differs'] : [])] += Number(count)
  }
  return counts
}

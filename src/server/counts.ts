import { sql } from 'kysely'
import { stateOf } from './claim-view.ts'
import type { ClaimCounts } from './schema/index.ts'

/**
 * 1 where a person changed what the reader read, 0 elsewhere: to count claims by. Its name is none of a column's, for
 * PostgreSQL would group by that.
 */
export const changed =
  sql<number>`case when claims.differs = '[]' or claims.origin = 'person' then 0 else 1 end`.as('changed')

/** Claims by state, as the page calls the states. */
export function countsOf(
  rows: readonly { state: string; changed: number; count: number | string | bigint }[],
): ClaimCounts {
  const counts: ClaimCounts = { total: 0, open: 0, accepted: 0, corrected: 0, rejected: 0, unsure: 0 }
  for (const { state, changed, count } of rows) {
    counts.total += Number(count)
    counts[stateOf(state, Number(changed) === 1 ? ['differs'] : [])] += Number(count)
  }
  return counts
}

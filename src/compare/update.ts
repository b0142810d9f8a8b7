import type { Reason } from '../model/index.ts'
import { isIncident } from './incident.ts'
import { SINCE } from './period.ts'
import { ofAnyReport } from './place.ts'
import { origin, type Statement } from './statement.ts'
import { said, voice } from './words.ts'

/** A later figure of one claimant for one scope that starts in the open ("so far", "since March"). */
export function update(early: Statement, late: Statement): Reason[] {
  const falls = (late.figure ?? 0) < (early.figure ?? 0)
  const note = falls
    ? `${voice(late)} gave the higher number earlier: a count that only grows has been revised.`
    : `${voice(late)} gives the later count of ${late.statedOn}.`
  return [{ field: falls ? 'revised' : 'quantity', a: said(early, 'bounds'), b: said(late, 'bounds'), note }]
}

/** The count of a matter that is still open: it runs to the day of the statement, and can only grow. */
function cumulative({ bounds, scope, statedOn }: Statement): boolean {
  const total = bounds?.extent === 'total'
  const { known, from, to, label } = scope.period
  if (known === 'unknown' || to !== statedOn) return false
  if (known === 'inferred') return total
  return SINCE.test(label ?? '') || (from !== null && total)
}

/** Whether both are counts of one series, which are only told apart by the day. */
export const oneSeries = (a: Statement, b: Statement): boolean =>
  seriesOf(a) !== null && seriesOf(a) === seriesOf(b)

/**
 * What the counts of one series have in common: claimant, people, place and start. Null where a statement is no
 * such count. Each is related to the one before it and the one after it only.
 */
export function seriesOf(one: Statement): string | null {
  if (!one.bounds?.counted || one.polarity !== 'affirmed' || one.modality !== 'asserted') return null
  if (one.statedOn === null || one.scope.per !== null) return null
  const incident = isIncident(one.scope)
  if (one.part || !(incident || cumulative(one))) return null
  const { authority, key, local } = origin(one)
  // The own voice of a report that nobody is known to have published is no claimant who could be heard again.
  if (one.chain.length < 2 && local !== null) return null
  const { event, population, place, period } = one.scope
  return JSON.stringify([
    authority ?? key,
    authority === null ? local : null,
    event,
    population.side,
    population.role,
    population.named,
    // Of one claimant "a market in Harra" on one day is one market.
    ...[place.hull, place.core].map((path) => (incident && path ? ofAnyReport(path) : path)),
    // "Since the start of the invasion": no day is known, but the words are the same each time.
    ...(incident ? [period.to] : []),
    period.from ?? (SINCE.test(period.label ?? '') ? period.label?.toLowerCase() : null),
  ])
}

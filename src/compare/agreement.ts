import type { Reason } from '../model/index.ts'
import type { Bounds } from './bounds.ts'
import { same } from './nest.ts'
import { oneVoice } from './party.ts'
import type { Nests } from './scope.ts'
import type { Settings } from './settings.ts'
import { leavesOpen, origin, type Statement } from './statement.ts'
import { citesOutlet, oneOccasion } from './retelling.ts'
import { interval, said, voice } from './words.ts'

/** Two origins, one scope, and ends that meet within the tolerance. */
export function agreement(a: Statement, b: Statement, lie: Nests, settings: Settings): Reason[] | null {
  if (a.polarity !== 'affirmed' || b.polarity !== 'affirmed') return null
  if (a.modality !== 'asserted' || b.modality !== 'asserted') return null
  if (a.bounds === null || b.bounds === null || !a.bounds.counted || !b.bounds.counted) return null
  // Two hospitals count patients of their own.
  if (a.seen && b.seen) return null
  if (!independent(a, b) || !same(lie.event) || !same(lie.per)) return null
  if (!same(lie.population) || !scopeAgrees(a, b, lie, settings)) return null
  const ends = meet(a.bounds, b.bounds, settings.tolerance)
  if (ends === null) return null
  const note = `${voice(a)} and ${voice(b)} are different origins; ${ends}${rest(a, b, lie)}.`
  return [{ field: 'quantity', a: said(a, 'bounds'), b: said(b, 'bounds'), note }]
}

/** Two origins: neither is the other's voice, nor cites it or the outlet that has it. */
export function independent(a: Statement, b: Statement): boolean {
  if (citesOutlet(a, b) || citesOutlet(b, a)) return false
  if (a.chain.length < 2 || b.chain.length < 2)
    return a.report !== b.report && !oneVoice(origin(a), origin(b))
  return !a.chain.slice(1).some((x) => b.chain.slice(1).some((y) => oneVoice(x, y)))
}

function scopeAgrees(a: Statement, b: Statement, lie: Nests, settings: Settings): boolean {
  const together = a.report === b.report
  const place = same(lie.place) || (bothUnsaid(a, b, 'place') && together)
  const period =
    same(lie.period) ||
    (bothUnsaid(a, b, 'period') && (together || (oneOccasion(a, b, settings) && same(lie.place))))
  return place && period
}

const bothUnsaid = (a: Statement, b: Statement, field: 'place' | 'period'): boolean =>
  leavesOpen(a, field) && leavesOpen(b, field)

const rest = (a: Statement, b: Statement, lie: Nests): string =>
  same(lie.place) && same(lie.period)
    ? ''
    : `; ${(['place', 'period'] as const).filter((f) => bothUnsaid(a, b, f)).join(' and ')} are said by neither`

function meet(a: Bounds, b: Bounds, tolerance: number): string | null {
  const close = (x: number, y: number) => Math.abs(x - y) <= tolerance * Math.max(x, y)
  const lowers = a.lower > 0 && b.lower > 0
  const uppers = a.upper !== null && b.upper !== null
  if (!lowers && !uppers) return null
  if (a.upper !== null && b.upper !== null && (a.approx || b.approx)) {
    return a.lower <= b.upper && b.lower <= a.upper ? `${interval(a)} and ${interval(b)} overlap` : null
  }
  if (lowers && !close(a.lower, b.lower)) return null
  if (uppers && !close(a.upper ?? 0, b.upper ?? 0)) return null
  return `${interval(a)} and ${interval(b)} meet within ${Math.round(tolerance * 100)} %`
}

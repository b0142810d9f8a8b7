import type { Period } from '../model/index.ts'
import type { Nest, ScopePeriod } from './scope.ts'

const DAY = 86_400_000

/** Words of a count that goes on to the day it is said. */
export const SINCE = /\bsince\b/i

/** Days from one ISO date to another; negative when `to` comes first. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY)

/** Days of a closed period, both ends counted, or null when an end is open. */
export const length = ({ from, to }: ScopePeriod): number | null =>
  from === null || to === null ? null : daysBetween(from, to) + 1

/**
 * When, as dates. What is not said reaches to the day of the statement: `soFar` says that it starts with the
 * matter itself ("so far", "to date"), else the start is unknown.
 */
export function periodOf(period: Period | null, statedOn: string | null, soFar: boolean): ScopePeriod {
  if (period === null || (period.from === null && period.to === null)) {
    const label = period?.text ?? null
    const known = soFar ? 'inferred' : 'unknown'
    return { from: null, to: statedOn, label, known }
  }
  // "So far": open at the start, up to the day it is said.
  if (period.from === null && period.to === statedOn) {
    return { from: null, to: period.to, label: period.text, known: soFar ? 'inferred' : 'said' }
  }
  // "since October" runs to the day it is said.
  const to = period.to ?? statedOn
  return { from: period.from, to, label: period.text, known: 'said' }
}

const early = (date: string | null): string => date ?? '0000-00-00'
const late = (date: string | null): string => date ?? '9999-99-99'

export const apart = (a: ScopePeriod, b: ScopePeriod): boolean =>
  late(a.to) < early(b.from) || late(b.to) < early(a.from)

/** Whether the dates of `inner` lie in those of `outer`. */
export const spans = (outer: ScopePeriod, inner: ScopePeriod): boolean =>
  early(outer.from) <= early(inner.from) && late(inner.to) <= late(outer.to)

/** How period `a` lies to period `b`: "inside" is a part of it. */
export function periodNest(a: ScopePeriod, b: ScopePeriod): Nest {
  if (apart(a, b)) return 'apart'
  if (a.known === 'unknown' && b.known === 'unknown') return 'unclear'
  const inside = b.known !== 'unknown' && spans(b, a)
  const around = a.known !== 'unknown' && spans(a, b)
  if (inside && around) return 'same'
  return inside ? 'inside' : around ? 'around' : 'unclear'
}

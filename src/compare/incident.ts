import { SIDE } from './part-of-place.ts'
import { length } from './period.ts'
import type { Scope } from './scope.ts'

/** A place closer than a region that is known, and at most three days that are said: what is counted there and then is one matter. */
export function isIncident({ place, period }: Scope): boolean {
  if (place.known === 'unknown' || period.known !== 'said') return false
  const path = place.core ?? []
  const last = path.at(-1) ?? ''
  const close = (path.length >= 3 || last.startsWith('~')) && !last.startsWith(SIDE)
  return close && (length(period) ?? Infinity) <= 3
}

import type { Bounds } from './bounds.ts'
import { families, family } from './event.ts'
import type { Comparing } from './relate.ts'
import { oneOccasion } from './retelling.ts'
import type { Path } from './scope.ts'
import type { Statement } from './statement.ts'
import { seriesOf } from './update.ts'

/** What statements of other reports that could bear on this one are looked up by. */
export interface Keys {
  /** The widest event that its event is a part of. */
  readonly family: string
  /** Whose people, '' when nobody says. */
  readonly side: string
  /** Folded path of the place, '' when it is not said. */
  readonly place: string
  readonly statedOn: string | null
  /** A period that is said. */
  readonly from: string | null
  readonly to: string | null
  readonly figure: number | null
  /** Lower bound, and the days it counts, for comparing with ceilings; 0 where it sets none. */
  readonly lower: number
  /** The widest area that the place can mean, as a path with a slash after each step. */
  readonly area: string
  readonly countsFrom: string | null
  readonly countsTo: string | null
  /** An upper bound that holds for a whole scope of known place and time; null where there is none. */
  readonly ceiling: number | null
  /** The area all of which it holds for. */
  readonly ceilingArea: string | null
  /** One claimant's counts of one open matter. */
  readonly series: string | null
}

/** The keys of a statement. Two statements of different reports are compared only if their keys touch. */
export function keysOf(one: Statement, { lexicon }: Pick<Comparing, 'lexicon'>): Keys {
  const { event, population, place, period } = one.scope
  const said = period.known === 'said'
  const ceiling = ceilingOf(one, one.bounds)
  return {
    family: family(event, lexicon.scopes),
    side: population.side ?? '',
    place: place.known === 'said' ? [...place.hull, '|', ...(place.core ?? [])].join('/') : '',
    statedOn: one.statedOn,
    from: said ? period.from : null,
    to: said ? period.to : null,
    figure: one.figure !== null && one.figure >= 2 ? one.figure : null,
    lower: one.bounds !== null && one.modality === 'asserted' ? one.bounds.lower : 0,
    area: pathText(place.hull),
    countsFrom: period.from,
    countsTo: period.to,
    ceiling,
    ceilingArea: ceiling === null || place.core === null ? null : pathText(place.core),
    series: seriesOf(one),
  }
}

function ceilingOf(one: Statement, bounds: Bounds | null): number | null {
  if (bounds === null || bounds.upper === null || bounds.vague || bounds.extent === 'incident') return null
  if (one.modality !== 'asserted' || one.scope.period.known === 'unknown') return null
  return one.scope.place.core === null ? null : bounds.upper
}

const pathText = (path: Path): string => path.map((step) => `${step}/`).join('')

/**
 * Whether two statements of different reports can bear on each other. The ledger finds the same pairs by its
 * indexes; whatever is related here has to be found there.
 */
export function touches(a: Statement, b: Statement, comparing: Comparing): boolean {
  const [x, y] = [keysOf(a, comparing), keysOf(b, comparing)]
  const near = oneOccasion(a, b, comparing.settings)
  const oneNumber = near && x.figure !== null && x.figure === y.figure
  const samePeriod = x.to !== null && x.from === y.from && x.to === y.to
  const there = samePeriod && x.place !== '' && x.place === y.place
  if (x.family !== y.family) {
    // "40 captured" may have become "40 killed".
    const known = families(comparing.lexicon.scopes)
    return oneNumber && there && known.includes(x.family) && known.includes(y.family)
  }
  if (oneNumber || there) return true
  return x.side === y.side && (near || samePeriod || above(x, y) || above(y, x))
}

/** The lower bound of `x` is above the ceiling of `y`, and `y` counts all the places and days that `x` does. */
const above = (x: Keys, y: Keys): boolean =>
  y.ceiling !== null &&
  x.lower > y.ceiling &&
  x.area.startsWith(y.ceilingArea ?? '') &&
  (x.countsTo ?? '9999-99-99') <= (y.countsTo ?? '9999-99-99') &&
  (x.countsFrom ?? '') >= (y.countsFrom ?? '')

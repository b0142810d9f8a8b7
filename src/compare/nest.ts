import type { Lexicon } from '../lexicon/index.ts'
import { eventNest } from './event.ts'
import { periodNest } from './period.ts'
import { placeNest } from './place.ts'
import { populationNest } from './population.ts'
import type { Nest, Nests, Scope } from './scope.ts'

/** How the scopes of two statements lie to each other, part by part. */
export function nests(a: Scope, b: Scope, lexicon: Lexicon): Nests {
  return {
    event: eventNest(a.event, b.event, lexicon.scopes),
    population: populationNest(a.population, b.population, lexicon),
    place: placeNest(a.place, b.place),
    period: periodNest(a.period, b.period),
    per: a.per === b.per ? 'same' : 'apart',
  }
}

export const same = (nest: Nest): boolean => nest === 'same'

/** Certainly inside or the same. */
export const within = (nest: Nest): boolean => nest === 'same' || nest === 'inside'

/** Whether every one who counts in `a` certainly counts in `b`. */
export const liesIn = (lie: Nests): boolean => besidesPeriod(lie) && within(lie.period)

/** The same, periods apart. */
export const besidesPeriod = (lie: Nests): boolean =>
  within(lie.event) && within(lie.population) && within(lie.place) && same(lie.per)

/** Whether nobody can count in both. */
export const separate = (lie: Nests): boolean =>
  lie.event === 'apart' || lie.population === 'apart' || lie.place === 'apart' || lie.period === 'apart'

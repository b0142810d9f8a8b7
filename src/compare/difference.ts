import type { Lexicon } from '../lexicon/index.ts'
import { grouped } from './group.ts'
import type { Bound, Item } from './item.ts'
import { liesIn, nests } from './nest.ts'
import type { Scope } from './scope.ts'
import { origin } from './statement.ts'
import { number } from './words.ts'

/** One claimant's counts of one open matter, in the order of their last days. */
export type Counts = readonly Count[]

interface Count {
  readonly item: Item
  readonly last: string
  /** The day after the last: what a later count has more fell on it or later. */
  readonly next: string
}

/** The running totals among items, each series by its authority and what it counts. */
export function countsOf(items: readonly Item[]): Counts[] {
  const counts = items.filter(
    ({ uses, upper, scope }) =>
      uses.length === 1 &&
      uses[0]?.bounds?.extent === 'total' &&
      upper !== null &&
      scope.period.known !== 'unknown' &&
      scope.period.to !== null,
  )
  const series = grouped(counts, ({ uses: [one], scope }) =>
    [
      one === undefined ? '' : (origin(one).authority ?? origin(one).key),
      scope.event,
      scope.population.side,
      scope.population.role,
      scope.place.hull.join('/'),
      scope.period.from,
      scope.per,
    ].join('|'),
  )
  return [...series.values()].map((some) =>
    some
      .map((item) => ({ item, last: item.scope.period.to ?? '', next: nextDay(item.scope.period.to ?? '') }))
      .sort((a, b) => (a.last < b.last ? -1 : a.last > b.last ? 1 : 0)),
  )
}

const nextDay = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)

/**
 * One claimant's counts of one open matter, day after day, never fall: a later one less an earlier one is what
 * fell between them. The best pair whose days between lie in the question.
 */
export function difference(question: Scope, series: readonly Counts[], lexicon: Lexicon): Bound | null {
  const starts = question.period.from ?? ''
  const ends = question.period.to ?? '9999-99-99'
  let best: Bound | null = null
  for (const counts of series) {
    let early: Count | null = null
    for (const late of counts) {
      if (late.last > ends) break
      if (early !== null && early.last !== late.last) {
        const value = late.item.lower - (early.item.upper ?? 0)
        const period = { ...late.item.scope.period, from: early.next }
        if (value > (best?.value ?? 0) && liesIn(nests({ ...late.item.scope, period }, question, lexicon))) {
          const step = `The later count less the earlier leaves at least ${number(value)} for ${early.next} to ${late.last}.`
          best = {
            value,
            uses: [...early.item.uses, ...late.item.uses],
            steps: [...early.item.steps, ...late.item.steps, step],
          }
        }
      }
      if (late.next >= starts && (early === null || (late.item.upper ?? 0) <= (early.item.upper ?? 0)))
        early = late
    }
  }
  return best
}

import { countBefore } from '../text/index.ts'
import type { Lexicon } from '../lexicon/index.ts'
import { grouped } from './group.ts'
import type { Bound, Item, Kinds } from './item.ts'
import { isFirm, roleChain, rootSide } from './population.ts'
import { number } from './words.ts'

/**
 * The largest sum of lower bounds over scopes that do not overlap, of one event: the dead of one week may be the
 * wounded of another.
 */
export const largest = (items: readonly Item[], lexicon: Lexicon): Bound | null =>
  [...grouped(items, ({ scope }) => scope.event).values()].reduce<Bound | null>(
    (best, some) =>
      better(
        best,
        schedule(some, (slot) => placeTree(slot, 0, lexicon)),
      ),
    null,
  )

type Best = (items: readonly Item[]) => Bound | null

export const better = (a: Bound | null, b: Bound | null): Bound | null =>
  a === null || (b !== null && b.value > a.value) ? b : a

function sum(parts: readonly (Bound | null)[], why: (value: string) => string): Bound | null {
  const known = parts.filter((part) => part !== null)
  if (known.length < 2) return known[0] ?? null
  const value = known.reduce((total, part) => total + part.value, 0)
  return {
    value,
    uses: known.flatMap(({ uses }) => uses),
    steps: [...known.flatMap(({ steps }) => steps), why(number(value))],
  }
}

/** Periods that do not overlap add up: weighted interval scheduling, exact. */
function schedule(items: readonly Item[], then: Best): Bound | null {
  const groups = grouped(items, ({ scope: { period } }) => `${period.from ?? ''}..${period.to ?? ''}`)
  const slots = [...groups.values()].flatMap((group): Slot[] => {
    const bound = then(group)
    return bound === null || group[0] === undefined
      ? []
      : [{ ...slotOf(group[0]), value: bound.value, bound }]
  })
  const chosen = bestSlots(slots).flatMap(({ bound }) => bound ?? [])
  return sum(chosen, (value) => `These periods do not overlap, so together at least ${value}.`)
}

interface Slot {
  readonly from: string
  readonly to: string
  readonly value: number
  readonly bound: Bound | null
}

const slotOf = ({ scope: { period }, lower }: Item): Slot => ({
  from: period.from ?? '',
  to: period.to ?? '9999-99-99',
  value: lower,
  bound: null,
})

/** Slots of which no two overlap, with the largest sum. */
function bestSlots(slots: readonly Slot[]): Slot[] {
  const sorted = slots.toSorted((a, b) =>
    a.to < b.to ? -1 : a.to > b.to ? 1 : a.from < b.from ? -1 : a.from > b.from ? 1 : 0,
  )
  // best[i]: the best choice among the first i slots, its last slot and the choice before that.
  const best: { value: number; slot: Slot | null; before: number }[] = [{ value: 0, slot: null, before: 0 }]
  sorted.forEach((slot, i) => {
    const ended = countBefore(sorted, ({ to }) => to < slot.from, i)
    const value = (best[ended]?.value ?? 0) + slot.value
    const skip = best[i] as (typeof best)[number]
    best.push(value > skip.value ? { value, slot, before: ended } : skip)
  })
  const chosen: Slot[] = []
  for (let at = best.at(-1); at?.slot; at = best[at.before]) chosen.push(at.slot)
  return chosen.toReversed()
}

/** A number that the largest sum is certainly not above, found much faster: each kind by itself, in the best case. */
export const atMost = (kinds: Kinds): number =>
  kinds.reduce((all, kind) => {
    // Most kinds are counts of one matter, which all start together: only one of them can be taken.
    const last = kind.reduce((day, { scope }) => later(day, scope.period.from ?? ''), '')
    const together = kind.every(({ scope }) => (scope.period.to ?? '9999-99-99') >= last)
    const highest = kind.reduce((high, { lower }) => Math.max(high, lower), 0)
    return all + (together ? highest : bestSlots(kind.map(slotOf)).reduce((sum, { value }) => sum + value, 0))
  }, 0)

const later = (a: string, b: string): string => (a > b ? a : b)

/** Places apart add up; places that no list knows may lie in any other, so they are only taken one at a time. */
function placeTree(items: readonly Item[], depth: number, lexicon: Lexicon): Bound | null {
  const here = items.filter(({ scope }) => scope.place.hull.length === depth)
  const deeper = grouped(
    items.filter(({ scope }) => scope.place.hull.length > depth),
    ({ scope }) => scope.place.hull[depth] ?? '',
  )
  const firm: (Bound | null)[] = []
  let best = sides(here, lexicon)
  for (const [step, some] of deeper) {
    const bound = placeTree(some, depth + 1, lexicon)
    if (step.startsWith('~')) best = better(best, bound)
    else firm.push(bound)
  }
  return better(
    best,
    sum(firm, (value) => `These places lie apart, so together at least ${value}.`),
  )
}

/** People of sides that share nobody add up, and so do combatants and civilians. */
function sides(items: readonly Item[], lexicon: Lexicon): Bound | null {
  const people = (some: readonly Item[]): Bound | null => {
    const role = (name: string) =>
      highest(some.filter(({ scope: { population } }) => roleChain(population.role, lexicon).includes(name)))
    const apart = sum(
      [role('combatants'), role('civilians')],
      (value) => `Combatants and civilians are counted apart, so together at least ${value}.`,
    )
    return better(highest(some), apart)
  }
  const firm = items.filter(({ scope: { population } }) => isFirm(population.side, lexicon))
  const bySide = grouped(firm, ({ scope: { population } }) =>
    population.side === null ? '' : rootSide(population.side, lexicon),
  )
  const anybodys = people(items.filter(({ scope }) => scope.population.side === null))
  return better(
    better(highest(items), anybodys),
    sum(
      [...bySide.values()].map(people),
      (value) => `These sides share no people, so together at least ${value}.`,
    ),
  )
}

const highest = (items: readonly Item[]): Bound | null =>
  items.reduce<Bound | null>(
    (best, { lower, uses, steps }) => better(best, { value: lower, uses, steps }),
    null,
  )

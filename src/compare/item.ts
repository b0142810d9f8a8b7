import type { Lexicon } from '../lexicon/index.ts'
import { grouped } from './group.ts'
import { besidesPeriod, nests, within } from './nest.ts'
import { length, periodNest } from './period.ts'
import type { Scope, ScopePeriod } from './scope.ts'
import { everywhere, origin, someOnly, type Statement } from './statement.ts'
import { amount, number, said, voice } from './words.ts'

/** A bound that holds for a scope, what it was made of, and how, in sentences. */
export interface Bound {
  readonly value: number
  readonly uses: readonly Statement[]
  readonly steps: readonly string[]
}

/** What a statement, or several together, say of a scope. `lower` 0 and `upper` null say nothing. */
export interface Item {
  readonly scope: Scope
  readonly lower: number
  readonly upper: number | null
  /** The upper bound is one incident's only: it holds for no more than the very same scope. */
  readonly incident: boolean
  readonly uses: readonly Statement[]
  readonly steps: readonly string[]
}

/** Claims that set bounds, and what follows from each by itself or from it and the one before it. */
export function itemsOf(all: readonly Statement[], lexicon: Lexicon): Item[] {
  const base = all.flatMap((one) => itemOf(one) ?? [])
  const rates = base.flatMap((item) => totalOfRate(item) ?? [])
  return [...base, ...rates, ...additions(base), ...together(base, lexicon)]
}

function itemOf(one: Statement): Item | null {
  const { bounds, scope } = one
  if (bounds === null || one.modality !== 'asserted') return null
  const note = bounds.note === null ? '' : ` (${bounds.note})`
  const about = [said(one, 'population'), said(one, 'place'), said(one, 'period')]
    .filter((part) => part !== 'not said')
    .join(', ')
  const step = `${voice(one)}: ${amount(scope, bounds)}${about === '' ? '' : `, ${about}`}${note}.`
  const place = everywhere(one) ? { ...scope.place, core: [] } : scope.place
  return {
    scope: { ...scope, place },
    lower: bounds.lower,
    upper: bounds.vague || someOnly(one) ? null : bounds.upper,
    incident: bounds.extent === 'incident',
    uses: [one],
    steps: [step],
  }
}

const DAYS = { day: 1, week: 7, month: 30.44, year: 365.25 } as const

/** A rate over a known period bounds that period's total. */
function totalOfRate(item: Item): Item | null {
  const { per, period } = item.scope
  const days = length(period)
  if (per === null || period.known !== 'said' || days === null || days <= DAYS[per]) return null
  const units = days / DAYS[per]
  const lower = Math.floor(item.lower * units)
  const upper = item.upper === null ? null : Math.ceil(item.upper * units)
  const step = `At that rate, the ${days} days make ${upper === null ? 'at least ' : ''}${number(lower)}${upper === null || upper === lower ? '' : ` to ${number(upper)}`}.`
  return { ...item, scope: { ...item.scope, per: null }, lower, upper, steps: [...item.steps, step] }
}

/** "Another 20" counts people beside those of the figure before it. */
function additions(base: readonly Item[]): Item[] {
  return base.flatMap((item) => {
    const [one] = item.uses
    const before = base.find(({ uses: [other] }) => other !== undefined && other.id === one?.addsTo)
    if (one === undefined || before === undefined || item.lower === 0 || before.lower === 0) return []
    const lower = before.lower + item.lower
    const scope = { ...before.scope, period: hullOf(before.scope.period, item.scope.period) }
    const step = `"${one.quantity}" adds to the figure before it: together at least ${number(lower)}.`
    const steps = [...before.steps, ...item.steps, step]
    return [{ scope, lower, upper: null, incident: true, uses: [...before.uses, ...item.uses], steps }]
  })
}

/**
 * "Killed 12 and wounded 30": parts of a whole which one voice tells in one report of one scope add up. Those told
 * apart may not, as the wounded of one day are the dead of another; nor may single persons, who are often one.
 */
function together(base: readonly Item[], lexicon: Lexicon): Item[] {
  return lexicon.scopes.events.flatMap(({ whole, parts: [one, other] }) => {
    const firsts = base.filter(({ scope, lower }) => scope.event === one && lower > 1)
    const seconds = base.filter(({ scope, lower }) => scope.event === other && lower > 1)
    return firsts.flatMap((a) =>
      seconds.flatMap((b) => {
        if (!oneTelling(a, b, lexicon)) return []
        const lower = a.lower + b.lower
        const step = `${one} and ${other} are counted apart there, so together at least ${number(lower)}.`
        const scope = { ...a.scope, event: whole }
        const steps = [...a.steps, ...b.steps, step]
        return [{ scope, lower, upper: null, incident: true, uses: [...a.uses, ...b.uses], steps }]
      }),
    )
  })
}

function oneTelling({ uses: [a] }: Item, { uses: [b] }: Item, lexicon: Lexicon): boolean {
  if (a === undefined || b === undefined || a.report !== b.report) return false
  if (origin(a).key !== origin(b).key || a.statedOn !== b.statedOn) return false
  const lie = nests(a.scope, b.scope, lexicon)
  const people = lie.population === 'same' || b.scope.population.known !== 'said'
  const { place: p, period: q } = b.scope
  const where = lie.place === 'same' || (p.known === 'unknown' && a.scope.place.known === 'unknown')
  const when = lie.period === 'same' || (q.known === 'unknown' && a.scope.period.known === 'unknown')
  return people && where && when && lie.per === 'same'
}

const hullOf = (a: ScopePeriod, b: ScopePeriod): ScopePeriod => ({
  from: a.from === null || b.from === null ? null : a.from < b.from ? a.from : b.from,
  to: a.to === null || b.to === null ? null : a.to > b.to ? a.to : b.to,
  label: null,
  known: a.known === 'said' && b.known === 'said' ? 'said' : 'inferred',
})

/** Items that count the same at different times: how their scopes lie to another is asked once for all of them. */
export type Kinds = readonly (readonly Item[])[]

export function kindsOf(items: readonly Item[]): Kinds {
  const kinds = grouped(items, ({ scope: { event, population, place, per } }) =>
    JSON.stringify([
      [event, per, population.side, population.role, population.named, population.known],
      [place.hull, place.core, place.known],
    ]),
  )
  return [...kinds.values()]
}

/** Those that say of a scope, or of a part of it, that there were some. */
export const inside = (question: Scope, kinds: Kinds, lexicon: Lexicon): Kinds =>
  kinds.flatMap((kind) => {
    const [first] = kind
    if (first === undefined || !besidesPeriod(nests(first.scope, question, lexicon))) return []
    const some = kind.filter(
      ({ scope, lower }) => lower > 0 && within(periodNest(scope.period, question.period)),
    )
    return some.length === 0 ? [] : [some]
  })

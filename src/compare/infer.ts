import type { Lexicon } from '../lexicon/index.ts'
import { grouped } from './group.ts'
import { liesIn, nests, separate } from './nest.ts'
import { apart, length } from './period.ts'
import type { Scope, ScopePeriod } from './scope.ts'
import { origin, type Statement } from './statement.ts'
import { interval, said, voice } from './words.ts'

/** A bound that holds for a scope, what it was made of, and how, in sentences. */
export interface Bound {
  readonly value: number
  readonly uses: readonly Statement[]
  readonly steps: readonly string[]
}

/** What a statement, or several together, say of a scope. `lower` 0 and `upper` null say nothing. */
interface Item {
  readonly scope: Scope
  readonly lower: number
  readonly upper: number | null
  /** The upper bound is one incident's only: it holds for no more than the very same scope. */
  readonly incident: boolean
  readonly uses: readonly Statement[]
  readonly steps: readonly string[]
}

const number = (n: number): string => n.toLocaleString('en')

/** Claims that set bounds, and what follows from each by itself or from it and the one before it. */
export function itemsOf(all: readonly Statement[]): Item[] {
  const base = all.flatMap((one) => itemOf(one) ?? [])
  const rates = base.flatMap((item) => totalOfRate(item) ?? [])
  return [...base, ...rates, ...additions(base)]
}

function itemOf(one: Statement): Item | null {
  const { bounds, scope } = one
  if (bounds === null || one.modality !== 'asserted') return null
  const note = bounds.note === null ? '' : ` (${bounds.note})`
  const about = [said(one, 'population'), said(one, 'place'), said(one, 'period')]
    .filter((part) => part !== 'not said')
    .join(', ')
  const step = `${voice(one)}: ${interval(bounds)} ${scope.event}${scope.per === null ? '' : ` a ${scope.per}`}${about === '' ? '' : `, ${about}`}${note}.`
  // A total without a place counts that side's people wherever they are.
  const everywhere =
    bounds.extent === 'total' && scope.place.known === 'unknown' && scope.population.side !== null
  const place = everywhere ? { ...scope.place, core: [] } : scope.place
  return {
    scope: { ...scope, place },
    lower: bounds.lower,
    upper: bounds.vague ? null : bounds.upper,
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

const hullOf = (a: ScopePeriod, b: ScopePeriod): ScopePeriod => ({
  from: a.from === null || b.from === null ? null : a.from < b.from ? a.from : b.from,
  to: a.to === null || b.to === null ? null : a.to > b.to ? a.to : b.to,
  label: null,
  known: a.known === 'said' && b.known === 'said' ? 'said' : 'inferred',
})

/**
 * One claimant's counts of one open matter, day after day, never fall: a later one less an earlier one is what
 * fell between them. The best pair whose days between lie in the question.
 */
function between(question: Scope, items: readonly Item[], lexicon: Lexicon): Bound | null {
  const counts = items.filter(
    ({ uses, upper, scope }) =>
      uses.length === 1 &&
      uses[0]?.bounds?.extent === 'total' &&
      upper !== null &&
      scope.period.known !== 'unknown',
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
  const starts = question.period.from ?? ''
  const ends = question.period.to ?? '9999-99-99'
  let best: Bound | null = null
  for (const some of series.values()) {
    const inOrder = some.sort((a, b) => ((a.scope.period.to ?? '') < (b.scope.period.to ?? '') ? -1 : 1))
    let early: Item | null = null
    for (const late of inOrder) {
      const day = late.scope.period.to ?? ''
      if (early !== null && day <= ends && early.scope.period.to !== late.scope.period.to) {
        const value = late.lower - (early.upper ?? 0)
        const period = { ...late.scope.period, from: nextDay(early.scope.period.to ?? '') }
        if (value > (best?.value ?? 0) && liesIn(nests({ ...late.scope, period }, question, lexicon))) {
          const step = `The later count less the earlier leaves at least ${number(value)} for ${period.from} to ${day}.`
          best = { value, uses: [...early.uses, ...late.uses], steps: [...early.steps, ...late.steps, step] }
        }
      }
      const usable = day !== '' && nextDay(day) >= starts
      if (usable && (early === null || (late.upper ?? 0) <= (early.upper ?? 0))) early = late
    }
  }
  return best
}

const nextDay = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)

/** The largest lower bound of a scope that follows, or null where none does. */
export function lowerBound(question: Scope, items: readonly Item[], lexicon: Lexicon): Bound | null {
  const inside = items.filter(({ scope, lower }) => lower > 0 && liesIn(nests(scope, question, lexicon)))
  return better(largest(inside, lexicon), between(question, items, lexicon))
}

/** The largest sum of lower bounds over scopes that do not overlap. */
function largest(items: readonly Item[], lexicon: Lexicon): Bound | null {
  const byPlace = (some: readonly Item[]) => placeTree(some, 0, lexicon)
  const byEvent = (some: readonly Item[], then: Best) => events(some, then, lexicon)
  const byPeriod = (some: readonly Item[], then: Best) => schedule(some, then)
  return better(
    byPeriod(items, (some) => byEvent(some, byPlace)),
    byEvent(items, (some) => byPeriod(some, byPlace)),
  )
}

type Best = (items: readonly Item[]) => Bound | null

const better = (a: Bound | null, b: Bound | null): Bound | null =>
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
  const slots = [...groups.values()]
    .flatMap((group) => {
      const bound = then(group)
      const period = group[0]?.scope.period
      return bound === null || period === undefined
        ? []
        : [{ bound, from: period.from ?? '', to: period.to ?? '9999-99-99' }]
    })
    .sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : a.from < b.from ? -1 : 1))
  // chosen[i]: the best set among the first i slots.
  const chosen: { value: number; bounds: Bound[] }[] = [{ value: 0, bounds: [] }]
  slots.forEach(({ bound, from }, i) => {
    let before = i
    while (before > 0 && (slots[before - 1]?.to ?? '') >= from) before--
    const base = chosen[before] as (typeof chosen)[number]
    const skip = chosen[i] as (typeof chosen)[number]
    const take = base.value + bound.value
    chosen.push(take > skip.value ? { value: take, bounds: [...base.bounds, bound] } : skip)
  })
  const last = chosen.at(-1)?.bounds ?? []
  return sum(last, (value) => `These periods do not overlap, so together at least ${value}.`)
}

/** Deaths and injuries are parts of casualties which do not overlap. */
function events(items: readonly Item[], then: Best, lexicon: Lexicon): Bound | null {
  const whole = then(items)
  return lexicon.scopes.events.reduce((best, { parts }) => {
    const split = parts.map((part) => items.filter(({ scope }) => scope.event === part))
    if (split.filter((some) => some.length > 0).length < 2) return best
    const names = parts.filter((_, i) => (split[i]?.length ?? 0) > 0).join(' and ')
    return better(
      best,
      sum(split.map(then), (value) => `${names} are counted apart, so together at least ${value}.`),
    )
  }, whole)
}

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
  const single = items.reduce<Bound | null>(
    (best, { lower, uses, steps }) => better(best, { value: lower, uses, steps }),
    null,
  )
  const firm = items.filter(({ scope }) => isFirm(scope.population.side, lexicon))
  const bySide = [...grouped(firm, ({ scope }) => root(scope.population.side ?? '', lexicon)).values()]
  const people = (some: readonly Item[]): Bound | null => {
    const alone = some.reduce<Bound | null>(
      (best, { lower, uses, steps }) => better(best, { value: lower, uses, steps }),
      null,
    )
    const role = (name: string) =>
      some.filter(({ scope }) => roles(scope.population.role, lexicon).includes(name))
    const [fighting, civil] = [role('combatants'), role('civilians')].map((each) =>
      each.reduce<Bound | null>(
        (best, { lower, uses, steps }) => better(best, { value: lower, uses, steps }),
        null,
      ),
    )
    return better(
      alone,
      sum(
        [fighting ?? null, civil ?? null],
        (value) => `Combatants and civilians are counted apart, so together at least ${value}.`,
      ),
    )
  }
  return better(
    better(single, people(items.filter(({ scope }) => scope.population.side === null))),
    sum(bySide.map(people), (value) => `These sides share no people, so together at least ${value}.`),
  )
}

const isFirm = (side: string | null, lexicon: Lexicon): boolean =>
  side !== null && ['country', 'former', 'group', 'army'].includes(lexicon.sides.named(side)?.kind ?? '')

function root(side: string, lexicon: Lexicon): string {
  const of = lexicon.sides.named(side)?.of ?? null
  return of === null ? side : root(of, lexicon)
}

function roles(role: string | null, lexicon: Lexicon): string[] {
  if (role === null) return []
  const within = lexicon.scopes.roles.get(role)?.within ?? null
  return [role, ...roles(within, lexicon)]
}

/** The smallest upper bound of a scope that follows, or null where none does. */
export function upperBound(question: Scope, items: readonly Item[], lexicon: Lexicon): Bound | null {
  const around = items.filter(
    (item) =>
      item.upper !== null &&
      (item.incident ? oneMatter(question, item, lexicon) : liesIn(nests(question, item.scope, lexicon))),
  )
  const direct = around.reduce<Bound | null>(
    (best, { upper, uses, steps }) => smaller(best, { value: upper as number, uses, steps }),
    null,
  )
  return [lessPart, fromParts].reduce(
    (best, way) => smaller(best, way(question, around, items, lexicon)),
    direct,
  )
}

const smaller = (a: Bound | null, b: Bound | null): Bound | null =>
  a === null || (b !== null && b.value < a.value) ? b : a

/** One incident's count holds for its own people, place and days. */
function oneMatter(question: Scope, { scope }: Item, lexicon: Lexicon): boolean {
  const lie = nests(question, scope, lexicon)
  const days = length(scope.period)
  return (
    liesIn(lie) &&
    lie.place === 'same' &&
    lie.period === 'same' &&
    scope.place.hull.length >= 3 &&
    days !== null &&
    days <= 3
  )
}

/** What is left of a whole when a part beside the question is taken away. */
function lessPart(
  question: Scope,
  around: readonly Item[],
  items: readonly Item[],
  lexicon: Lexicon,
): Bound | null {
  return around.reduce<Bound | null>((best, whole) => {
    if (whole.incident) return best
    const beside = items.filter(
      ({ scope, lower }) =>
        lower > 0 &&
        liesIn(nests(scope, whole.scope, lexicon)) &&
        (separate(nests(scope, question, lexicon)) || apart(scope.period, question.period)),
    )
    const part = largest(beside, lexicon)
    if (part === null || whole.upper === null || part.value > whole.upper) return best
    const value = whole.upper - part.value
    const step = `At most ${number(whole.upper)} in the whole, less at least ${number(part.value)} beside the question, leaves at most ${number(value)}.`
    return smaller(best, {
      value,
      uses: [...whole.uses, ...part.uses],
      steps: [...whole.steps, ...part.steps, step],
    })
  }, null)
}

/** All parts of a whole bounded from above bound the whole. */
function fromParts(
  question: Scope,
  _around: readonly Item[],
  items: readonly Item[],
  lexicon: Lexicon,
): Bound | null {
  const split = lexicon.scopes.events.find(({ whole, exhaustive }) => exhaustive && whole === question.event)
  if (split === undefined) return null
  const parts = split.parts.map((event) => upperBound({ ...question, event }, items, lexicon))
  const known = parts.filter((part) => part !== null)
  if (known.length < split.parts.length) return null
  const value = known.reduce((total, part) => total + part.value, 0)
  const step = `${split.parts.join(' and ')} are all ${split.whole}, so at most ${number(value)}.`
  return {
    value,
    uses: known.flatMap(({ uses }) => uses),
    steps: [...known.flatMap(({ steps }) => steps), step],
  }
}

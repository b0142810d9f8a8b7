import type { Lexicon, ScopeWords } from '../lexicon/index.ts'
import { isBare, type Telling } from './bare.ts'
import { eventNest } from './event.ts'
import { nests } from './nest.ts'
import { keyOf, oneVoice } from './party.ts'
import type { Nests, Scope } from './scope.ts'
import { origin, someOnly, type Statement } from './statement.ts'

/** So many characters back another voice may have told of the matter: some two sentences. */
const NEAR = 300

/** A figure so many times another one rather counts all that happened up to now than the same matter; less so of the very same people. */
const FAR = { others: 10, same: 100 }

/**
 * Statements of a report with the place and the days that they leave out because another voice has just told them:
 * "Nine people were killed at a market in Harra on Friday, police said. The rebels said 40 had died." Such a statement
 * names the first one of its `matter`; what it takes from there is inferred, and relations say so.
 */
export function inMatters(told: readonly Statement[], telling: Telling, lexicon: Lexicon): Statement[] {
  const accounts = new Map<string, Statement[]>()
  const found: Statement[] = []
  for (const one of told) {
    const before = found
      .slice(firstNear(found.length, telling))
      .findLast((other) => mayBeMatter(other, one, lexicon.scopes))
    const others = before === undefined ? [] : (accounts.get(before.matter ?? before.id) ?? [before])
    const takes =
      before !== undefined &&
      isAccountOf(one, before, lexicon) &&
      isBare(one, before, telling, lexicon.scopes) &&
      !others.some((other) => oneVoice(origin(other), origin(one)))
    const own = takes ? accountOf(one, before) : one
    if (own.matter !== null) accounts.set(own.matter, [...others, own])
    found.push(own)
  }
  return found
}

/** The first of the claims before one that stand near enough for it to follow on. */
function firstNear(order: number, { claims }: Telling): number {
  const from = (claims[order]?.span[0] ?? 0) - NEAR
  let first = order
  while (first > 0 && (claims[first - 1]?.span[1] ?? 0) >= from) first--
  return first
}

/** Whether both are accounts of one matter, of which one of them does not say where and when. */
export const oneMatter = (a: Statement, b: Statement): boolean =>
  a.report === b.report && (a.matter ?? a.id) === (b.matter ?? b.id)

/** What is said of two accounts of one matter. */
export const ACCOUNTS = 'Two accounts of one matter: the later leaves out where or when it was.'

/** How two statements' scopes lie to each other. Of two accounts of one matter, what one leaves out is the other's. */
export function lieOf(a: Statement, b: Statement, lexicon: Lexicon): Nests {
  const lie = nests(a.scope, b.scope, lexicon)
  if (!oneMatter(a, b)) return lie
  const taken = (['population', 'place', 'period'] as const).filter(
    (field) => lie[field] === 'unclear' && [a, b].some(({ scope }) => scope[field].known !== 'said'),
  )
  return { ...lie, ...Object.fromEntries(taken.map((field) => [field, 'same'])) }
}

/** A figure of all the people of a matter, and of an event that may be the same; "five of the wounded" are some of them. */
const mayBeMatter = (before: Statement, one: Statement, words: ScopeWords): boolean =>
  maybeOneEvent(before.scope.event, one.scope.event, words) &&
  !before.part &&
  !someOfThese(before) &&
  before.modality === 'asserted'

/** "Lost two men" are deaths more often than not, so that it is no account of the three who were hurt. */
const maybeOneEvent = (a: string, b: string, words: ScopeWords): boolean =>
  a === b || (eventNest(a, b, words) !== 'apart' && a !== 'injuries' && b !== 'injuries')

/** A number of people, or outright none. */
function counts(one: Statement): boolean {
  const { bounds, figure, outright } = one
  if (bounds === null) return false
  return (bounds.counted && (figure ?? 0) >= 2 && !someOfThese(one)) || (bounds.upper === 0 && outright)
}

/** "Both", "three of the wounded": some of those told before. */
const someOfThese = ({ quantity, wording }: Statement): boolean =>
  /^both\b/i.test(quantity ?? '') || (quantity !== null && wording.includes(`${quantity} of the `))

/** Whether a statement may be another voice's account of what was told before. */
function isAccountOf(one: Statement, before: Statement, lexicon: Lexicon): boolean {
  if (one.chain.length < 2 || one.modality !== 'asserted' || one.part || one.addsTo !== null) return false
  if (!counts(one) || !counts(before) || someOnly(one) || (one.seen && before.seen)) return false
  const lie = nests(one.scope, before.scope, lexicon)
  if (farOff(one, before, lie)) return false
  if (lie.event === 'apart' || lie.per !== 'same' || !onePeople(one, before, lie, lexicon)) return false
  const { place, period } = one.scope
  const where = place.known === 'unknown' || lie.place === 'same'
  const when = period.known !== 'said' || lie.period === 'same'
  return where && when && (place.known === 'unknown' || period.known !== 'said')
}

/** The same people, or some of them; whom "none" leaves out nobody knows. */
function onePeople(one: Statement, before: Statement, lie: Nests, lexicon: Lexicon): boolean {
  const [own, told] = [one.scope.population, before.scope.population]
  if (lie.population === 'apart' || (own.side !== null && own.side !== told.side)) return false
  if (lie.population !== 'unclear') return true
  // "The rebels admit only 120 deaths": of rebels.
  const theirs = keyOf(told.label ?? '', false, lexicon) === origin(one).key
  if (one.stance === 'acknowledges' && !theirs) return false
  return own.known !== 'said' && [one, before].every(({ bounds }) => bounds?.upper !== 0)
}

function farOff(one: Statement, before: Statement, lie: Nests): boolean {
  const [a, b] = [one.figure ?? 0, before.figure ?? 0]
  const told = one.scope.population.known === 'said' && lie.population === 'same'
  return Math.min(a, b) > 0 && Math.max(a, b) > FAR[told ? 'same' : 'others'] * Math.min(a, b)
}

/** A statement with what it leaves out of its matter. */
function accountOf(one: Statement, before: Statement): Statement {
  const { population, place, period } = one.scope
  const told = before.scope
  const scope: Scope = {
    ...one.scope,
    population:
      population.known === 'said' || told.population.known === 'unknown'
        ? population
        : { ...told.population, side: population.side ?? told.population.side, known: 'inferred' },
    place:
      place.known === 'unknown' && told.place.known !== 'unknown'
        ? { ...told.place, known: 'inferred' }
        : place,
    period:
      period.known !== 'said' && (told.period.known === 'said' || before.matter !== null)
        ? { ...told.period, known: 'inferred' }
        : period,
  }
  return { ...one, scope, matter: before.matter ?? before.id }
}

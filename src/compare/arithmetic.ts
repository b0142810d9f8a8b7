import type { Reason } from '../model/index.ts'
import { within } from './nest.ts'
import { oneVoice } from './party.ts'
import { length, spans } from './period.ts'
import { oneOccasion } from './retelling.ts'
import type { Settings } from './settings.ts'
import { turned, type Nests } from './scope.ts'
import { leavesOpen, origin, type Statement } from './statement.ts'
import { interval, said } from './words.ts'

const DAYS = { day: 1, week: 7, month: 30.44, year: 365.25 } as const

const whole = (n: number): string => Math.round(n).toLocaleString('en')

/** A rate against a total, or a part against its whole, where the two can be checked against each other. */
export function arithmetic(
  a: Statement,
  b: Statement,
  lie: Nests,
  settings: Settings,
): { kind: 'consistent' | 'inconsistent'; because: Reason[] } | null {
  if (a.polarity !== 'affirmed' || b.polarity !== 'affirmed') return null
  if (a.modality !== 'asserted' || b.modality !== 'asserted') return null
  if (!a.bounds?.counted || !b.bounds?.counted) return null
  if (a.report !== b.report && !(oneVoice(origin(a), origin(b)) && oneOccasion(a, b, settings))) return null
  return rateAndTotal(a, b, lie, settings) ?? partAndWhole(a, b, lie)
}

function rateAndTotal(a: Statement, b: Statement, lie: Nests, { tolerance }: Settings) {
  if (lie.event !== 'same' || lie.place === 'apart' || (a.scope.per === null) === (b.scope.per === null))
    return null
  const [rate, total] = a.scope.per === null ? [b, a] : [a, b]
  if (!oneSide(a, b, lie) || rate.bounds === null || total.bounds === null || rate.scope.per === null)
    return null
  if (!oneVoice(origin(a), origin(b))) return null
  const days = length(total.scope.period)
  if (days === null || days < 2 * DAYS[rate.scope.per] || lie.period === 'apart') return null
  const units = days / DAYS[rate.scope.per]
  const per = (n: number) => `${whole(n / units)} a ${rate.scope.per}`
  const known =
    total.bounds.lower > 0 ? total.bounds.lower - (total.bounds.strict ? 1 : 0) : (total.bounds.upper ?? 0)
  // A rate is a mean told in round words: days may lie under it, so that only its total can be held against it.
  const tooFew =
    total.bounds.upper !== null && rate.bounds.lower * units > total.bounds.upper * (1 + tolerance)
  const tooMany = rate.bounds.upper !== null && total.bounds.lower > rate.bounds.upper * units * 1.1
  const holds = !tooFew && !tooMany
  const note =
    `${interval(total.bounds)} in ${days} days is ${per(known)}` +
    `${holds ? ', which fits' : ', which does not fit'} ${interval(rate.bounds)} a ${rate.scope.per}.`
  const because = [{ field: 'per', a: said(a, 'bounds'), b: said(b, 'bounds'), note }]
  return { kind: holds ? ('consistent' as const) : ('inconsistent' as const), because }
}

/** The same people, or a figure without people of its own beside one that names them. */
const oneSide = (a: Statement, b: Statement, lie: Nests): boolean =>
  lie.population !== 'apart' &&
  a.scope.population.side === b.scope.population.side &&
  a.scope.population.side !== null

/** "41 in all" of a report: whatever it counts that happened before, though it does not say since when. */
const inAll = (part: Statement, whole: Statement): boolean =>
  part.report === whole.report &&
  whole.bounds?.extent === 'total' &&
  whole.scope.period.known === 'unknown' &&
  spans(whole.scope.period, part.scope.period)

function partAndWhole(a: Statement, b: Statement, lie: Nests) {
  const note = partNote(a, b, lie) ?? partNote(b, a, turned(lie))
  if (note === null) return null
  const because = [{ field: 'quantity', a: said(a, 'bounds'), b: said(b, 'bounds'), note }]
  return { kind: 'consistent' as const, because }
}

/** What to say where all whom one counts are some of those whom another one counts; else null. */
function partNote(part: Statement, outer: Statement, lie: Nests): string | null {
  const [inner, around] = [part.bounds, outer.bounds]
  if (lie.per !== 'same' || inner === null || around === null || around.vague) return null
  // "More than 90 wounded", "more than 130 casualties": of one voice the one is meant as a part of the other.
  if (around.upper === null && !oneVoice(origin(part), origin(outer))) return null
  // In one report, what neither says of the place is the same place.
  const unsaid = part.report === outer.report && leavesOpen(part, 'place') && leavesOpen(outer, 'place')
  const fields = [
    lie.event,
    lie.population,
    unsaid ? 'same' : lie.place,
    inAll(part, outer) ? 'inside' : lie.period,
  ]
  if (!fields.every(within) || !fields.includes('inside')) return null
  if (inner.lower > (around.upper ?? around.lower)) return null
  return `${interval(inner)} is a part of ${interval(around)}, and is no more than it.`
}

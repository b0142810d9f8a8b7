import type { ScopeWords } from '../lexicon/index.ts'
import type { Reason } from '../model/index.ts'
import { interval, said, voice } from './words.ts'
import { spans } from './period.ts'
import { ACCOUNTS, oneMatter } from './matter.ts'
import { within } from './nest.ts'
import { isIncident } from './incident.ts'
import { turned, type Nests, type ScopePopulation } from './scope.ts'
import { oneVoice, sameParty } from './party.ts'
import { leavesOpen, origin, someOnly, type Statement } from './statement.ts'

/** Whether `a` and `b` cannot both be true; the reasons name the two figures and what makes one hold in the other. */
export function conflict(a: Statement, b: Statement, lie: Nests, words: ScopeWords): Reason[] | null {
  if (a.modality !== 'asserted' || b.modality !== 'asserted' || a.earlier !== b.earlier) return null
  return denial(a, b, lie) ?? denial(b, a, lie, true) ?? opposed(a, b, lie, words) ?? exceeded(a, b, lie)
}

/** Whether two statements might conflict at all, by what they say of the number and the days: quick, and never wrong. */
export const opposable = (a: Statement, b: Statement): boolean =>
  a.denies !== null || b.denies !== null || a.polarity !== b.polarity || mayExceed(a, b) || mayExceed(b, a)

const mayExceed = (low: Statement, high: Statement): boolean =>
  low.bounds !== null &&
  high.bounds !== null &&
  high.bounds.upper !== null &&
  low.bounds.lower > high.bounds.upper &&
  (low.report === high.report || spans(high.scope.period, low.scope.period))

/** "Not 300": somebody denies the number that another one gives. */
function denial(a: Statement, b: Statement, lie: Nests, swapped = false): Reason[] | null {
  if (a.denies === null || a.denies !== b.figure || b.denies !== null || b.polarity !== 'affirmed')
    return null
  if (lie.event !== 'same' || lie.population === 'apart' || lie.place === 'apart') return null
  if (a.report !== b.report && (lie.place !== 'same' || lie.period !== 'same')) return null
  const [first, second] = swapped ? [b, a] : [a, b]
  const note = `${voice(a)} denies the number ${a.denies.toLocaleString('en')} that ${voice(b)} gives.`
  return [{ field: 'quantity', a: said(first, 'bounds'), b: said(second, 'bounds'), note }]
}

/** It happened, and it did not. */
function opposed(a: Statement, b: Statement, lie: Nests, words: ScopeWords): Reason[] | null {
  if (a.polarity === b.polarity) return null
  const [no, yes] = a.polarity === 'negated' ? [a, b] : [b, a]
  if (no.polarity !== 'negated' || yes.polarity !== 'affirmed') return null
  if (no.bounds?.upper !== 0 || (yes.bounds?.lower ?? 0) < 1) return null
  if (!no.outright || ownLosses(no, words)) return null
  const toNo = no === a ? turned(lie) : lie
  const inside = (field: keyof Nests): boolean => within(toNo[field])
  if (!inside('event') || lie.per !== 'same') return null
  const together = a.report === b.report
  // "Nobody was hurt" and "Twenty were hurt" of one mouth are two matters, unless it says where and when.
  const settled = no.scope.population.side !== null || !oneVoice(origin(a), origin(b))
  // A report that says in its own voice that nobody was killed speaks of what it told last.
  const open = together && settled && no.chain.length > 1
  const fits = (['population', 'place', 'period'] as const).every(
    (field) => inside(field) || (open && bothOpen(a, b, field)),
  )
  if (!fits) return null
  const note =
    'One says that it happened and the other that it did not' +
    (together && (['place', 'period'] as const).some((field) => bothOpen(a, b, field))
      ? '; neither says another place or time, and both stand in one report.'
      : '.')
  return [
    { field: 'polarity', a: a.polarity, b: b.polarity, note },
    {
      field: 'quantity',
      a: said(a, 'bounds'),
      b: said(b, 'bounds'),
      note: `${interval(yes.bounds ?? NONE)} against none`,
    },
  ]
}

/** "There were no casualties": nobody is named, so that the speaker's own people are meant, and no others. */
const ownLosses = ({ scope: { event, population } }: Statement, words: ScopeWords): boolean =>
  (population.label === null ||
    (population.known !== 'said' && words.events.some(({ whole }) => whole === event))) &&
  !words.says('pronoun', population.label ?? '')

const NONE = { lower: 0, upper: 0, strict: false }

/** Neither says it, so that in one report both speak of the same; "them" are the people just spoken of. */
function bothOpen(a: Statement, b: Statement, field: 'population' | 'place' | 'period'): boolean {
  if (field !== 'population') return leavesOpen(a, field) && leavesOpen(b, field)
  const [one, other] = [a.scope.population, b.scope.population]
  if (one.known === 'said' && other.known === 'said') return false
  const ofOne = oneVoice(origin(a), origin(b))
  // "Thirty were hurt", says the mayor, and the police that "no officer was hurt": the thirty may be others.
  if (!ofOne && [one, other].some(named)) return false
  // Who says that two were hurt, and no officer was, means two others.
  if (ofOne && [a, b].some(({ polarity, scope }) => polarity === 'negated' && named(scope.population)))
    return false
  return one.side === other.side || ((one.side === null || other.side === null) && ofOne)
}

/** Are they said to be of some kind: soldiers, police, women? */
const named = ({ known, role }: ScopePopulation): boolean =>
  known === 'said' && role !== null && role !== 'people'

/** At least so many inside, at most fewer around it. */
function exceeded(a: Statement, b: Statement, lie: Nests): Reason[] | null {
  const way = over(a, b, lie) ?? over(b, a, turned(lie))
  if (way === null) return null
  const { low, high, note } = way
  const [lower, upper] = [low.bounds, high.bounds]
  if (lower === null || upper === null) return null
  const arithmetic = `${voice(low)}: ${interval(lower)}; ${voice(high)}: ${interval(upper)}. ${note}`
  return [{ field: 'quantity', a: said(a, 'bounds'), b: said(b, 'bounds'), note: arithmetic }]
}

function over(
  low: Statement,
  high: Statement,
  lie: Nests,
): { low: Statement; high: Statement; note: string } | null {
  const [lower, upper] = [low.bounds, high.bounds]
  if (lower === null || upper === null || upper.upper === null || upper.vague) return null
  if (low.polarity !== 'affirmed' || high.polarity !== 'affirmed' || lower.lower <= upper.upper) return null
  if (someOnly(high) || high.seen || isSomebody(high)) return null
  const inside = (field: keyof Nests): boolean => within(lie[field])
  if (!inside('event') || !inside('population') || lie.per !== 'same') return null
  if (oneMatter(low, high)) return { low, high, note: ACCOUNTS }
  if (upper.extent === 'incident') {
    // Two incidents may share a day and a country, so both figures must be of one place on one day.
    if (!oneIncident(low, high, lie) || sameParty(origin(low), origin(high))) return null
    return { low, high, note: 'Both count one matter: the same place and day.' }
  }
  if (inside('place') && inside('period')) {
    return { low, high, note: 'What the first counts lies within what the second counts in all.' }
  }
  // Who gives two counts in one report counts two things; two who do may well dispute one.
  const dispute = low.report === high.report && !oneVoice(origin(low), origin(high))
  const open = (field: 'place' | 'period') => inside(field) || bothOpen(low, high, field)
  if (dispute && upper.extent === 'total' && open('place') && open('period')) {
    return { low, high, note: 'Neither says another place or time, and both stand in one report.' }
  }
  return null
}

/** "A wounded man", "the singer": somebody told of, and not how many there were, as "one man" or "a single man" tells. */
const isSomebody = ({ figure, quantity }: Statement): boolean =>
  figure === 1 && !/\b(?:one|1|single|lone|sole)\b/i.test(quantity ?? '')

/** The same place, closer than a region, within at most three days that both say. */
const oneIncident = (a: Statement, b: Statement, lie: Nests): boolean =>
  lie.place === 'same' && lie.period === 'same' && isIncident(a.scope) && isIncident(b.scope)

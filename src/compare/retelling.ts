import type { Reason } from '../model/index.ts'
import { oneFamily } from './event.ts'
import { isIncident } from './incident.ts'
import { same } from './nest.ts'
import { oneVoice, sameParty, type Party } from './party.ts'
import { daysBetween, length } from './period.ts'
import type { Comparing } from './relate.ts'
import { FIELDS, type Nests } from './scope.ts'
import type { Settings } from './settings.ts'
import { origin, speaker, type Statement } from './statement.ts'
import { oneSeries } from './update.ts'
import { said } from './words.ts'

/** Whether two reports tell one utterance: one speaker, one occasion, and one number or one run of words. */
export function oneUtterance(
  a: Statement,
  b: Statement,
  lie: Nests,
  { lexicon, settings }: Comparing,
): boolean {
  if (a.report === b.report) return false
  if (!oneOccasion(a, b, settings) || !(sameSpeaker(a, b) || oneWord(a, b, lie))) return false
  if (a.figure !== b.figure || countedAnew(a, b)) return false
  if (!oneFamily(a.scope.event, b.scope.event, lexicon.scopes)) return onlyIn('event', a, b, lie)
  if (lie.population === 'apart' && !onlyIn('population', a, b, lie)) return false
  if (a.figure !== null && a.figure >= 2 && !chance(a, b, lie)) return true
  return sameSide(a, b) && sharesWords(a, b)
}

/** Six words in a row are no chance. */
export const sharesWords = (a: Statement, b: Statement): boolean => sharedRun(a.wording, b.wording) >= 6

/** Below it, two counts of other things are often the same: three killed, three captured. */
const FEW = 10

/**
 * One number told of another event and another place is two numbers; so it is of either where an outlet speaks for
 * itself, as it does of many matters in three days. Few people of another event have to be of one place or time.
 */
function chance(a: Statement, b: Statement, lie: Nests): boolean {
  const [event, place] = [!same(lie.event), lie.place === 'apart']
  if (event && (a.figure ?? FEW) < FEW && !same(lie.place) && !same(lie.period)) return true
  return a.chain.length < 2 && b.chain.length < 2 ? event || place : event && place
}

/** Two bodies of one side who tell the very same: Kyiv, and its General Staff. */
const oneWord = (a: Statement, b: Statement, lie: Nests): boolean =>
  oneVoice(origin(a), origin(b)) &&
  FIELDS.every((field) => same(lie[field]) || (field === 'place' && nowhere(a) && nowhere(b))) &&
  [a, b].every(({ scope }) => scope.period.known === 'said') &&
  changes(a, b, lie).length === 0

const nowhere = ({ scope: { place } }: Statement): boolean => place.known === 'unknown'

/**
 * Ten people or more of one place and time, both said, who are told otherwise in nothing but what befell them, or who they
 * are: "40 were captured" and "40 were killed", "28 soldiers" and "28 civilians".
 */
function onlyIn(part: 'event' | 'population', a: Statement, b: Statement, lie: Nests): boolean {
  const sides = [a, b].map(({ scope: { population } }) => population.side)
  return (
    (a.figure ?? 0) >= FEW &&
    (sides.includes(null) || sides[0] === sides[1]) &&
    same(part === 'event' ? lie.population : lie.event) &&
    (['place', 'period'] as const).every(
      (field) => same(lie[field]) && [a, b].every(({ scope }) => scope[field].known === 'said'),
    )
  )
}

/** One outlet gives one claimant's count day after day: the same number once more is the next day's count, but of one incident. */
const countedAnew = (a: Statement, b: Statement): boolean =>
  a.statedOn !== b.statedOn && sameOutlet(a, b) && oneSeries(a, b) && !isIncident(a.scope)

/** Both stand in the publications of one outlet. */
const sameOutlet = ({ chain: [a] }: Statement, { chain: [b] }: Statement): boolean =>
  a !== undefined && b !== undefined && sameParty(a, b)

/** The same number of one series, within the days of one occasion, of one incident or from another outlet: the former told again. */
export const countRetold = (a: Statement, b: Statement, settings: Settings): boolean =>
  a.figure === b.figure && (isIncident(a.scope) || !sameOutlet(a, b)) && oneOccasion(a, b, settings)

/** Both speak of one side's people, or neither says whose. */
export const sameSide = (a: Statement, b: Statement): boolean =>
  a.scope.population.side === b.scope.population.side

/** Were both said within the days in which one occasion is told of? */
export function oneOccasion(a: Statement, b: Statement, settings: Settings): boolean {
  if (a.statedOn === null || b.statedOn === null) return false
  return Math.abs(daysBetween(a.statedOn, b.statedOn)) <= settings.occasion
}

/** One person or body by name, and not merely one government; or the voice of one outlet, told again or reprinted. */
export function sameSpeaker(a: Statement, b: Statement): boolean {
  if (voices(a).some((x) => voices(b).some((y) => sameParty(x, y)))) return true
  if (toldOfBody(a, b) || toldOfBody(b, a) || citesOutlet(a, b) || citesOutlet(b, a)) return true
  return (a.original || b.original) && oneVoice(origin(a), origin(b))
}

const voices = (one: Statement): Party[] =>
  one.chain.length < 2 ? [origin(one)] : [origin(one), speaker(one)]

/** What a body's speaker says in its own transcript is told elsewhere under the name of the body. */
function toldOfBody({ original, chain: [body] }: Statement, other: Statement): boolean {
  if (!original || body === undefined || body.local !== null || other.chain.length < 2) return false
  return voices(other).some((voice) => sameParty(body, voice))
}

/** "The Post reported, citing a doctor": what the Post itself has from "a doctor", or from whomever, if no more is told. */
export function citesOutlet(citing: Statement, { chain: [outlet, ...own] }: Statement): boolean {
  const [, relay, cited] = citing.chain
  if (outlet === undefined || relay === undefined || !sameParty(relay, outlet)) return false
  return cited === undefined || own.some(({ key }) => key === cited.key)
}

/** The longest run of words that both have. */
export function sharedRun(a: string, b: string): number {
  const [as, bs] = [wordsOf(a), wordsOf(b)]
  let best = 0
  let row = bs.map(() => 0)
  for (const word of as) {
    const next = bs.map(() => 0)
    bs.forEach((other, j) => {
      if (word === other) next[j] = (row[j - 1] ?? 0) + 1
      best = Math.max(best, next[j] ?? 0)
    })
    row = next
  }
  return best
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** The fields that differ between two tellings of one utterance; empty = told faithfully. */
export function changes(a: Statement, b: Statement, lie: Nests): Reason[] {
  const differs: Reason[] = []
  const add = (field: Parameters<typeof said>[1], note: string) =>
    differs.push({ field, a: said(a, field), b: said(b, field), note })
  if (!same(lie.event)) add('event', 'Another event is told.')
  if (lie.population === 'apart') add('population', 'Other people are told of.')
  if (lie.place === 'apart') add('place', 'Another place is told.')
  if (periodsDiffer(a, b, lie)) add('period', 'Another period is told.')
  if (!same(lie.per)) add('per', 'A rate in one is a total in the other.')
  if (a.polarity !== b.polarity) add('polarity', 'One denies what the other affirms.')
  if ((a.modality === 'hypothetical') !== (b.modality === 'hypothetical'))
    add('modality', 'One is certain and the other is not.')
  else if (a.modality !== b.modality) add('modality', 'One is less certain than the other.')
  if (boundsDiffer(a, b)) add('bounds', 'The bound is another one.')
  return differs
}

/** Dates that do not meet, or lengths that nobody would take for each other ("last week" against "since March"). */
function periodsDiffer(a: Statement, b: Statement, lie: Nests): boolean {
  if (a.scope.period.known !== 'said' || b.scope.period.known !== 'said') return false
  if (lie.period === 'apart') return true
  const [x, y] = [length(a.scope.period), length(b.scope.period)]
  if (x === null || y === null) return x !== y
  return Math.max(x, y) > 3 * Math.min(x, y)
}

/** "More than 1,000" against "up to 1,000" or "1,000"; "at least" and "more than" tell the same. */
function boundsDiffer({ bounds: a }: Statement, { bounds: b }: Statement): boolean {
  if (a === null || b === null || !a.counted || !b.counted) return false
  if (a.approx || b.approx) return (a.upper === null) !== (b.upper === null)
  const direction = (x: typeof a) => (x.upper === null ? 'up' : x.lower === 0 ? 'down' : 'both')
  return direction(a) !== direction(b)
}

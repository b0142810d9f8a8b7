import { firstSide, fold, type Lexicon, looseToken } from '../lexicon/index.ts'
import { EVENTS, OnrecordError, RATES, type Rate } from '../model/index.ts'
import { dateOf } from '../quantify/index.ts'
import { family } from './event.ts'
import { placeOf } from './place.ts'
import type { Scope, ScopePeriod, ScopePlace, ScopePopulation } from './scope.ts'

const EVERYWHERE: ScopePlace = { hull: [], core: [], label: null, known: 'said' }
const ANYBODY: ScopePopulation = { side: null, role: 'people', named: null, label: null, known: 'said' }
const EVER: ScopePeriod = { from: null, to: null, label: null, known: 'said' }

/**
 * A scope as a person writes it, its parts in any order with commas between: "casualties, North Korean soldiers,
 * Kursk region, 2024-10..2024-12". What is left out is everybody, everywhere, ever.
 * @throws OnrecordError `usage` when no event is named, or a date that there is not.
 */
export function questionOf(words: string, lexicon: Lexicon): Scope {
  const parts = words
    .split(/[,;·]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  let event: string | null = null
  let per: Rate | null = null
  let population = ANYBODY
  let place = EVERYWHERE
  let period = EVER
  for (const part of parts) {
    const low = part.toLowerCase()
    const rate = RATES.find((unit) => low === `per ${unit}` || low === `a ${unit}`)
    const dates = datesOf(low)
    if ((EVENTS as readonly string[]).includes(low) || family(low, lexicon.scopes) !== low) event = low
    else if (rate !== undefined) per = rate
    else if (dates !== null) period = { ...dates, label: part, known: 'said' }
    else {
      const people = peopleOf(part, lexicon)
      if (people === null) place = placeOf({ span: [0, 0], text: part }, population.side, lexicon)
      else population = people
    }
  }
  if (event === null) {
    throw new OnrecordError(
      'usage',
      `The scope "${words}" names no event: put one of ${EVENTS.join(', ')} among its parts, as in "casualties, North Korean soldiers, Kursk region, 2024-11".`,
    )
  }
  // A question is about all that its words can mean.
  return { event, population, place: { ...place, core: place.hull }, period, per }
}

/** "Russia" alone is a side here; a place is told apart by "in": "in Russia". */
function peopleOf(part: string, lexicon: Lexicon): ScopePopulation | null {
  if (/^(in|at|near|around)\s/i.test(part)) return null
  const words = part.split(/\s+/)
  const match = firstSide(part, lexicon)
  const side = match?.side.name ?? null
  const last = fold(words.at(-1) ?? '').replace(/(?<=[^s])s$/, '')
  const role = lexicon.scopes.anybody.has(last) ? 'people' : roleOf(words, lexicon)
  const whole = match !== null && match.length === words.length && match.side.kind !== 'territory'
  if (role === null && !whole) return null
  return { side, role: role ?? 'people', named: null, label: part, known: 'said' }
}

function roleOf(words: readonly string[], lexicon: Lexicon): string | null {
  const low = words.map((word) => word.toLowerCase())
  const plain = low.join(' ')
  if (lexicon.scopes.roles.has(plain) || lexicon.scopes.roles.has(low.at(-1) ?? '')) {
    return lexicon.scopes.roles.has(plain) ? plain : (low.at(-1) ?? null)
  }
  const tokens = low.map((text, index) =>
    looseToken({ text, index, lemma: text.replace(/(?<=[^s])s$/, ''), tag: 'NOUN' }),
  )
  return (
    tokens
      .map((_, at) => lexicon.populations.at(tokens, at)?.value ?? null)
      .findLast((role) => role !== null) ?? null
  )
}

/** "2024-11", "2024-11-05", "2024", "2024-10..2024-12", "2024-10..", as first and last days. */
function datesOf(words: string): { from: string | null; to: string | null } | null {
  const [first, last, ...more] = words.split(/\s*(?:\.\.|…|\bto\b)\s*/)
  if (more.length > 0 || first === undefined) return null
  const date = /^\d{4}(-\d{2}(-\d{2})?)?$/
  for (const one of [first, last ?? '']) if (date.test(one)) checkDate(one)
  if (last === undefined) return date.test(first) ? { from: firstDay(first), to: lastDay(first) } : null
  if (first === '' && last === '') return null
  if ((first !== '' && !date.test(first)) || (last !== '' && !date.test(last))) return null
  return { from: first === '' ? null : firstDay(first), to: last === '' ? null : lastDay(last) }
}

/** @throws OnrecordError `usage` where no calendar has it, such as 2024-13. */
function checkDate(date: string): void {
  if (dateOf(firstDay(date)) !== null) return
  throw new OnrecordError(
    'usage',
    `No calendar has "${date}": write a day as 2024-11-05, a month as 2024-11.`,
  )
}

const firstDay = (date: string): string => `${date}-01-01`.slice(0, 10)

function lastDay(date: string): string {
  if (date.length === 10) return date
  if (date.length === 4) return `${date}-12-31`
  const [year, month] = date.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, month ?? 1, 0)).toISOString().slice(0, 10)
}

import { type Bounds } from './bounds.ts'
import type { Field, Scope, ScopePlace } from './scope.ts'
import { origin, takenOver, type Statement } from './statement.ts'

/** 1455420 as "1,455,420". */
export const number = (n: number): string => n.toLocaleString('en')

/** "> 1,000", "≥ 3,000", "≤ 30", "20", "40–50", "none". */
export function interval(bounds: Pick<Bounds, 'lower' | 'upper' | 'strict'>): string {
  const { lower, upper, strict } = bounds
  if (upper === 0) return 'none'
  if (upper === null && lower === 0) return 'any number'
  if (upper === null) return strict ? `> ${number(lower - 1)}` : `≥ ${number(lower)}`
  if (lower === upper) return number(upper)
  return lower === 0 ? `≤ ${number(upper)}` : `${number(lower)}–${number(upper)}`
}

/** "deaths = 20", "casualties ≥ 3,000 a day", "no captures". */
export function amount({ event, per }: Scope, bounds: Pick<Bounds, 'lower' | 'upper' | 'strict'>): string {
  const words = interval(bounds)
  if (words === 'none') return `no ${event}`
  const rate = per === null ? '' : ` a ${per}`
  return words === 'any number'
    ? `${event}, ${words}${rate}`
    : `${event} ${/^\d/.test(words) ? '= ' : ''}${words}${rate}`
}

/** What a field of a statement says, for people: "not said" where it does not. */
export function said(
  statement: Statement,
  field: Field | 'bounds' | 'polarity' | 'modality' | 'manner',
): string {
  const { scope } = statement
  switch (field) {
    case 'event':
      return scope.event
    case 'population':
      return population(statement)
    case 'place':
      return fromBefore(statement, 'place', placeWords(scope.place) ?? 'not said')
    case 'period':
      return fromBefore(statement, 'period', period(statement))
    case 'per':
      return scope.per === null ? 'a total' : `a ${scope.per}`
    case 'bounds':
      return statement.quantity ?? (statement.bounds === null ? 'no amount' : interval(statement.bounds))
    case 'polarity':
      return statement.polarity
    case 'modality':
      return statement.modality
    case 'manner':
      return statement.manner ?? 'not said'
  }
}

/** A place's words, with those of the place told before that they point back at. */
export const placeWords = ({ label, means }: ScopePlace): string | null =>
  means ? `${label} (${means}, from the text before)` : label

/** Where and when a statement leaves it out, and the account before it of one matter tells it. */
const fromBefore = (statement: Statement, field: 'place' | 'period', words: string): string =>
  takenOver(statement, field) ? `${words}, from the text before` : words

function population({ scope: { population } }: Statement): string {
  const { side, label, role, known } = population
  if (label === null && side === null) return 'not said'
  if (side === null) return known === 'inferred' ? `${label}, from the text before` : (label ?? 'not said')
  const whose = label === null ? (role ?? 'people') : label
  return known === 'inferred' ? `${whose} (${side}, from the text before)` : `${whose} (${side})`
}

function period({ scope: { period } }: Statement): string {
  const { from, to, label, known } = period
  if (known === 'unknown') return label ?? 'not said'
  // "on Monday" of a report that has no date.
  if (from === null && to === null && label !== null) return label
  const dates = from === to ? (from ?? '') : `${from ?? '…'} to ${to ?? '…'}`
  return label === null ? `up to ${to ?? 'the report'}` : `${label} (${dates})`
}

/** "Volodymyr Zelenskyy (Ukraine)". */
export function voice(statement: Statement): string {
  const { name, authority } = origin(statement)
  return authority === null || authority === name ? name : `${name} (${authority})`
}

/** The names of a chain: whoever wrote a report and speaks in it stands there once. */
export const eachOnce = (names: readonly string[]): string[] =>
  names.filter((name, i) => name !== names[i - 1])

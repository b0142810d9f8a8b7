import type { TimeWords } from '../lexicon/periods.ts'
import type { Token } from '../model/index.ts'
import { startsWithDigit } from '../text/index.ts'
import {
  calendarOf,
  type Day,
  monthLength,
  monthStretch,
  oneDay,
  realDay,
  type Stretch,
  UNKNOWN,
  weekdayOf,
  yearStretch,
} from './calendar.ts'
import type { Passage } from './setting.ts'

/** A time read from token `i` up to `last`. */
export interface Time extends Stretch {
  readonly last: number
  readonly rule: string
  /** Does the text itself name the year? */
  readonly dated: boolean
}

const YEAR = /^(?:1[6-9]|20)\d\d$/

/** Words of a month or day name count with a capital: "may" and "march" do not. */
const named = (values: ReadonlyMap<string, number>, token: Token | undefined): number | undefined => {
  if (!token) return undefined
  const first = token.text.charCodeAt(0)
  return first >= 65 && first <= 90 ? values.get(token.norm) : undefined
}

export const monthAt = (tokens: readonly Token[], i: number, words: TimeWords): number | undefined =>
  named(words.months, tokens[i])

/** 1 for Monday to 7 for Sunday. The Mon are a people: "in Mon State", "Mon fighters". */
export function weekdayAt(tokens: readonly Token[], i: number, words: TimeWords): number | undefined {
  const day = named(words.weekdays, tokens[i])
  if (tokens[i]?.norm !== 'mon' || day === undefined) return day
  const noun = /^(NOUN|PROPN)$/.test(tokens[i + 1]?.tag ?? '') && monthAt(tokens, i + 1, words) === undefined
  return noun ? undefined : day
}

/** "7", "7th": a day of the month. */
export function dayNumber(token: Token | undefined): number | null {
  const match = token && startsWithDigit(token.norm) ? /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(token.norm) : null
  const day = Number(match?.[1])
  return match && day >= 1 && day <= 31 ? day : null
}

export const yearAt = (token: Token | undefined): number | null =>
  token?.norm.length === 4 && YEAR.test(token.norm) ? Number(token.norm) : null

interface Year {
  readonly year: number
  readonly last: number
}

/** A year after a month or day: "2024", ", 2024", "of 2024", "last year", "of this year". */
function yearAfter(tokens: readonly Token[], i: number, asOf: Day | null): Year | null {
  let k = i
  if (tokens[k]?.norm === ',' || tokens[k]?.norm === 'of') k++
  const year = yearAt(tokens[k])
  if (year !== null) {
    // ", 2014 people" is a count after a date.
    if (tokens[k - 1]?.norm === ',' && /^(people|men|soldiers|troops)$/.test(tokens[k + 1]?.norm ?? ''))
      return null
    return { year, last: k }
  }
  // The dateline of a wire: "SAN SALVADOR, 3 JAN 90 (ACAN)".
  const short = k === i && /^\d\d$/.test(tokens[k]?.norm ?? '') ? Number(tokens[k]?.norm) : null
  if (short !== null && /^(?:[([–—]|-+)$/.test(tokens[k + 1]?.norm ?? ''))
    return { year: short > 30 ? 1900 + short : 2000 + short, last: k }
  if (tokens[k]?.norm === ',' || asOf === null || tokens[k + 1]?.norm !== 'year') return null
  if (tokens[k]?.norm === 'last') return { year: calendarOf(asOf).year - 1, last: k + 1 }
  return tokens[k]?.norm === 'this' ? { year: calendarOf(asOf).year, last: k + 1 } : null
}

/** The latest such day up to `asOf`; where a weekday is said with it, of a year in which it fits. */
function latestDay(month: number, day: number, asOf: Day | null, weekday?: number): Day | null {
  if (asOf === null) return null
  let plain: Day | null = null
  for (let year = calendarOf(asOf).year; year > calendarOf(asOf).year - 12; year--) {
    const found = realDay(year, month, day)
    if (found === null || found > asOf) continue
    plain ??= found
    if (weekday === undefined || weekdayOf(found) === weekday) return found
  }
  return plain
}

/** The latest such month that had begun by `asOf`. */
export function latestMonth(month: number, asOf: Day | null): Stretch {
  if (asOf === null) return UNKNOWN
  const now = calendarOf(asOf)
  return monthStretch(month <= now.month ? now.year : now.year - 1, month)
}

/** All that a date of the calendar is told from. */
type Words = Pick<Passage, 'tokens' | 'lexicon'>

/**
 * A date of the calendar at token `i`: "Dec. 27, 2024", "27 December", "October 7th", "November 2024",
 * "3-5 March", "2024-12-27". A date without its year is the latest one up to `asOf`.
 */
export function calendarDate(i: number, asOf: Day | null, words: Words, weekday?: number): Time | null {
  const { tokens, lexicon } = words
  const token = tokens[i]
  if (!token) return null
  if (startsWithDigit(token.norm)) return numbered(i, asOf, words, weekday) ?? numeric(token, i)
  const month = monthAt(tokens, i, lexicon.periods)
  if (month === undefined) return null
  let k = i + 1
  // The tokenizer takes the stop off some abbreviations.
  if (tokens[k]?.norm === '.' && tokens[k]?.start === token.end && /^\d/.test(tokens[k + 1]?.norm ?? '')) k++
  const range = daysBetween(tokens, k)
  if (range)
    return within(range, { month, year: yearAfter(tokens, range.last + 1, asOf), asOf, last: range.last })
  const day = dayNumber(tokens[k])
  if (day !== null) return onDay(day, { month, year: yearAfter(tokens, k + 1, asOf), asOf, last: k }, weekday)
  const year = yearAfter(tokens, k, asOf)
  if (year) return { ...monthStretch(year.year, month), last: year.last, rule: 'month', dated: true }
  return { ...latestMonth(month, asOf), last: i, rule: 'month', dated: false }
}

/** "27 December 2024", "27th of December", "the" aside; "3-5 March". */
function numbered(i: number, asOf: Day | null, words: Words, weekday?: number): Time | null {
  const { tokens, lexicon } = words
  const range = daysBetween(tokens, i)
  const day = range ? range.lower : dayNumber(tokens[i])
  if (day === null) return null
  let k = range ? range.last + 1 : i + 1
  if (tokens[k]?.norm === 'of') k++
  const year = yearAfter(tokens, k + 1, asOf)
  const month = monthAt(tokens, k, lexicon.periods) ?? lowerMonth(words, i, k, year !== null)
  if (month === undefined) return null
  const of = { month, year, asOf, last: k }
  return range ? within(range, of) : onDay(day, of, weekday)
}

/** "on 12 may", "3 mar 1984" where a text of capitals was put in lower case: the words around it tell a month. */
function lowerMonth({ tokens, lexicon }: Words, day: number, at: number, dated: boolean): number | undefined {
  const linked = /^(on|since|until|till|from|by|between|before|after|through|for)$/.test(
    tokens[day - 1]?.norm ?? '',
  )
  if (!dated && (!linked || /^(VERB|AUX)$/.test(tokens[at + 1]?.tag ?? ''))) return undefined
  return lexicon.periods.months.get(tokens[at]?.norm ?? '')
}

/** A month that a date names, up to its token `last`, and its year where that follows. */
interface Month {
  readonly month: number
  readonly year: Year | null
  readonly asOf: Day | null
  readonly last: number
}

function onDay(day: number, { month, year, asOf, last }: Month, weekday?: number): Time {
  const found = year ? realDay(year.year, month, day) : latestDay(month, day, asOf, weekday)
  return { ...oneDay(found), last: year?.last ?? last, rule: 'date', dated: year !== null }
}

interface Days {
  readonly lower: number
  readonly upper: number
  readonly last: number
}

function within({ lower, upper }: Days, { month, year, asOf, last }: Month): Time {
  const to = year ? realDay(year.year, month, upper) : latestDay(month, upper, asOf)
  return {
    from: to === null ? null : to - (upper - lower),
    to,
    last: year?.last ?? last,
    rule: 'dates',
    dated: year !== null,
  }
}

/** "3-5", "3 - 5", "3 to 5", "3 and 4" (of a month): two days of one month, in order. */
function daysBetween(tokens: readonly Token[], i: number): Days | null {
  const joined = /^(\d{1,2})[-–](\d{1,2})$/.exec(tokens[i]?.norm ?? '')
  const [lower, upper, last] = joined
    ? [Number(joined[1]), Number(joined[2]), i]
    : /^(?:-|–|to|and|through)$/.test(tokens[i + 1]?.norm ?? '')
      ? [dayNumber(tokens[i]), dayNumber(tokens[i + 2]), i + 2]
      : [null, null, i]
  if (lower === null || upper === null || lower < 1 || upper > 31 || lower >= upper) return null
  // "on October 7th and 13 are missing": the second number has a verb of its own.
  const counts =
    tokens[i + 1]?.norm === 'and' && /^(is|are|was|were|have|had)$/.test(tokens[last + 1]?.norm ?? '')
  return counts ? null : { lower, upper, last }
}

/** "2024-12-27", "12/27/2024", "27.12.2024": a date whose parts could be read two ways stays unresolved. */
function numeric(token: Token, last: number): Time | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(token.norm)
  if (iso) {
    const day = realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
    return day === null ? null : { ...oneDay(day), last, rule: 'date', dated: true }
  }
  // "24.02.22": a year of two digits stands with stops, where the day comes first.
  const parts = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})$|^(\d{2})(\.)(\d{2})\.(\d{2})$/.exec(token.norm)
  if (!parts) return null
  const short = parts[8] === undefined ? null : Number(parts[8])
  const [a, b] = [Number(parts[1] ?? parts[5]), Number(parts[3] ?? parts[7])]
  const year = short === null ? Number(parts[4]) : short > 30 ? 1900 + short : 2000 + short
  if (a > 31 || b > 31 || (a > 12 && b > 12)) return null
  const american = realDay(year, a, b)
  const european = realDay(year, b, a)
  const day =
    (parts[2] ?? parts[6]) === '.'
      ? european
      : american !== null && european !== null && a !== b
        ? null
        : (american ?? european)
  return { ...oneDay(day), last, rule: 'date', dated: true }
}

/** A part of a month or year, in thirds, halves or quarters of its days or months. */
export function partOf({ from, to }: Stretch, [start, end]: readonly [number, number]): Stretch {
  if (from === null || to === null) return UNKNOWN
  const first = calendarOf(from)
  if (to - from > 3000) {
    return {
      from: yearStretch(first.year + Math.round(10 * start)).from,
      to: yearStretch(first.year + Math.round(10 * end) - 1).to,
    }
  }
  if (to - from > 300) {
    return {
      from: monthStretch(first.year, 1 + Math.round(12 * start)).from,
      to: monthStretch(first.year, Math.round(12 * end)).to,
    }
  }
  const length = to - from + 1
  const whole = length >= 28 ? monthLength(first.year, first.month) : length
  return { from: from + Math.round(whole * start), to: from + Math.round(whole * end) - 1 }
}

export const wholeYear = (year: number, last: number): Time => ({
  ...yearStretch(year),
  last,
  rule: 'year',
  dated: true,
})

import type { TimeUnit } from '../lexicon/periods.ts'
import type { Time } from './calendar-date.ts'
import {
  calendarOf,
  type Day,
  monthsBefore,
  monthStretch,
  oneDay,
  type Stretch,
  weekStretch,
  yearStretch,
} from './calendar.ts'

/**
 * "last week" is the calendar week before, or the seven days up to now: the stretch that holds both. "last
 * month" and "last year" are those of the calendar.
 */
export function lastUnit(
  unit: TimeUnit,
  asOf: Day,
  last: boolean,
  time: (stretch: Stretch, rule: string) => Time,
): Time {
  const stretch = unitStretch(unit, asOf, -1)
  if (unit === 'week' && last) return time({ from: stretch.from, to: asOf }, 'last-week')
  return time(stretch, 'calendar-unit')
}

/** The calendar's week, month, quarter or year around `day`, `shift` of them on; a day for shorter units. */
export function unitStretch(unit: TimeUnit, day: Day, shift: number): Stretch {
  const { year, month } = calendarOf(day)
  if (unit === 'week' || unit === 'fortnight') return weekStretch(day, shift)
  if (unit === 'month') return monthStretch(year, month + shift)
  if (unit === 'quarter') {
    const first = 3 * Math.floor((month - 1) / 3) + 1 + 3 * shift
    return { from: monthStretch(year, first).from, to: monthStretch(year, first + 2).to }
  }
  if (unit === 'year') return yearStretch(year + shift)
  if (unit === 'decade') {
    const first = year - (year % 10) + 10 * shift
    return { from: yearStretch(first).from, to: yearStretch(first + 9).to }
  }
  return oneDay(day + shift)
}

export const DAYS: Partial<Record<TimeUnit, number>> = { day: 1, week: 7, fortnight: 14, weekend: 7 }
export const MONTHS: Partial<Record<TimeUnit, number>> = { month: 1, quarter: 3, year: 12, decade: 120 }

/** The first day of the last `count` units up to `day`: "the past 24 hours" began the day before. */
export function backward(day: Day, unit: TimeUnit, count: number): Day {
  if (unit === 'hour') return day - Math.ceil(count / 24)
  if (unit === 'minute' || unit === 'second') return day - Math.ceil(count / 1440)
  const months = MONTHS[unit]
  if (months !== undefined) return monthsBefore(day, Math.min(12_000, Math.round(months * count)))
  return day - Math.min(400_000, Math.round((DAYS[unit] ?? 1) * count))
}

export const ahead = (day: Day, unit: TimeUnit, count: number): Day =>
  day + (day - backward(day, unit, count))

/** The day, week, month or year that a unit so many back falls in: weeks and more are not told to the day. */
export function around(day: Day, unit: TimeUnit, count: number): Stretch {
  const back = backward(day, unit, count)
  if (unit === 'hour' || unit === 'minute' || unit === 'second') return { from: back, to: day }
  if (unit === 'day') return oneDay(back)
  if (unit === 'week' || unit === 'fortnight' || unit === 'weekend') return { from: back - 3, to: back + 3 }
  const { year, month } = calendarOf(back)
  return unit === 'month' || unit === 'quarter' ? monthStretch(year, month) : yearStretch(year)
}

/** Days as whole numbers since 1970-01-01, so that distances are plain subtraction. */
export type Day = number

const MILLISECONDS = 86_400_000

export const dayOf = (year: number, month: number, day: number): Day =>
  Math.round(Date.UTC(year, month - 1, day) / MILLISECONDS)

/** `YYYY-MM-DD` -> day; null for anything else and for days that do not exist. */
export function parseDay(text: string | null): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text ?? '')
  if (!match) return null
  return realDay(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** The ISO date that a text starts with ("2024-12-27T10:00Z"), or null where it is none of the calendar. */
export function dateOf(text: string | null | undefined): string | null {
  const day = parseDay(text ?? null)
  return day === null ? null : isoDay(day)
}

/** The day if the calendar has it (no 31 April), else null. */
export function realDay(year: number, month: number, day: number): Day | null {
  if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return null
  return dayOf(year, month, day)
}

// Writing a day takes long, and the few that texts of one time tell of come again and again.
const written = new Map<Day, string>()

export function isoDay(day: Day): string {
  const known = written.get(day)
  if (known !== undefined) return known
  if (written.size > 10_000) written.clear()
  const found = new Date(day * MILLISECONDS).toISOString().slice(0, 10)
  written.set(day, found)
  return found
}

export interface Calendar {
  readonly year: number
  readonly month: number
  readonly day: number
}

export function calendarOf(day: Day): Calendar {
  const date = new Date(day * MILLISECONDS)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

export const monthLength = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Monday = 1 … Sunday = 7; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1

/** From a first to a last day, both inclusive; null where open or unknown. */
export interface Stretch {
  readonly from: Day | null
  readonly to: Day | null
}

export const UNKNOWN: Stretch = { from: null, to: null }

export const oneDay = (day: Day | null): Stretch => ({ from: day, to: day })

export function monthStretch(year: number, month: number): Stretch {
  // Months before January and after December belong to the years around.
  const y = year + Math.floor((month - 1) / 12)
  const m = ((((month - 1) % 12) + 12) % 12) + 1
  return { from: dayOf(y, m, 1), to: dayOf(y, m, monthLength(y, m)) }
}

export const yearStretch = (year: number): Stretch => ({ from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) })

/** The week of `day`, Monday to Sunday, `shift` weeks on. */
export function weekStretch(day: Day, shift: number): Stretch {
  const monday = day - weekdayOf(day) + 1 + shift * 7
  return { from: monday, to: monday + 6 }
}

/** The same day of the month `months` before, or that month's last day. */
export function monthsBefore(day: Day, months: number): Day {
  const { year, month, day: date } = calendarOf(day)
  const { from, to } = monthStretch(year, month - months)
  return Math.min((from as Day) + date - 1, to as Day)
}

/** The same day of the month `months` after, or that month's last day. */
export const monthsAfter = (day: Day, months: number): Day => monthsBefore(day, -months)

import { type Time, wholeYear, yearAt } from './calendar-date.ts'
import type { Day } from './calendar.ts'
import type { Setting } from './setting.ts'
import { timeAt } from './time.ts'

export const moment = (i: number, asOf: Day | null, setting: Setting): Time | null => {
  const year = yearAt(setting.tokens[i])
  return year === null ? timeAt(i, asOf, setting) : wholeYear(year, i)
}

/** Two times with a link between them; the first is the latest one before the second. */
export function rangeFrom(
  i: number,
  link: RegExp,
  setting: Setting,
): { from: Day | null; to: Day | null; last: number } | null {
  const { tokens } = setting
  const first = moment(i, setting.published, setting)
  if (!first) return null
  // "from Feb. 24, 2022, through the end of March": the comma belongs to the year.
  const comma = first.dated && tokens[first.last + 1]?.norm === ',' ? 1 : 0
  const at = first.last + 1 + comma
  if (!link.test(tokens[at]?.norm ?? '') || (comma > 0 && /^[-–—]$/.test(tokens[at]?.norm ?? ''))) return null
  const latest = moment(at + 1, setting.published, setting)
  if (!latest || /^(vague|rate|until-now)$/.test(latest.rule)) return null
  const second = first.dated && !latest.dated ? (following(at + 1, first, latest, setting) ?? latest) : latest
  const again = second.from === null || first.dated ? first : moment(i, second.from, setting)
  const from = again?.from ?? null
  const ordered = from === null || second.to === null || from <= second.to
  return { from: ordered ? from : null, to: ordered ? second.to : null, last: second.last }
}

/** "from October 2023 to March": a month or day without its year is the first one after a dated beginning. */
function following(i: number, first: Time, latest: Time, setting: Setting): Time | null {
  if (first.from === null || !/^(month|date|part)$/.test(latest.rule)) return null
  const within = moment(i, Math.min(setting.published ?? Infinity, first.from + 365), setting)
  return within?.to != null && within.to >= first.from ? within : null
}

export const UNTO = /^(to|until|till|through|-|–|—)$/

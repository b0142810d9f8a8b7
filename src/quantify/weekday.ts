import type { TimeWords } from '../lexicon/periods.ts'
import type { Token } from '../model/index.ts'
import { calendarDate, type Time } from './calendar-date.ts'
import { type Day, oneDay, weekdayOf } from './calendar.ts'
import type { Setting } from './setting.ts'

/** "Friday", "Friday, Dec. 27", "Friday 27 December": the latest such weekday, or the date where one is given. */
export function onWeekday(i: number, weekday: number, asOf: Day | null, setting: Setting): Time {
  const { tokens } = setting
  let k = i + 1
  if (tokens[k]?.norm === '.' && tokens[k]?.start === tokens[i]?.end) k++
  if (tokens[k]?.norm === ',') k++
  if (tokens[k]?.norm === 'the' && /^\d/.test(tokens[k + 1]?.norm ?? '')) k++
  const date = calendarDate(k, asOf, setting, weekday)
  if (date && date.rule === 'date') return date
  return { ...oneDay(latestWeekday(weekday, asOf)), last: i, rule: 'weekday', dated: false }
}

/** "the Sunday Times", "the Las Vegas Sun." */
export function newspaper(tokens: readonly Token[], i: number, words: TimeWords): boolean {
  const [token, before, next] = [tokens[i], tokens[i - 1], tokens[i + 1]]
  if (next?.tag === 'PROPN' && words.papers.has(next.norm)) return true
  const name = before?.tag === 'PROPN' && before.sentence === token?.sentence
  return name && (token?.norm.endsWith('.') ?? false) && !/^\d/.test(next?.norm ?? '')
}

export const latestWeekday = (weekday: number, asOf: Day | null): Day | null =>
  asOf === null ? null : asOf - ((weekdayOf(asOf) - weekday + 7) % 7)

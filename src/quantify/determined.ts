import { wordSet } from '../lexicon/index.ts'
import type { Token } from '../model/index.ts'
import { latestMonth, monthAt, type Time, weekdayAt, yearAt } from './calendar-date.ts'
import { calendarOf, type Day, monthStretch, oneDay, type Stretch, UNKNOWN, weekStretch } from './calendar.ts'
import { numeral } from './number.ts'
import type { Setting } from './setting.ts'
import { ahead, backward, lastUnit, unitStretch } from './unit.ts'
import { latestWeekday, onWeekday } from './weekday.ts'

const LAST = wordSet(['last', 'past', 'previous', 'preceding', 'recent'])
const NEXT = wordSet(['next', 'coming', 'following', 'upcoming'])
const THE = wordSet(['the', 'these', 'those'])

/** "last week", "the past 24 hours", "this year", "last Friday", "next month", "last November", "the weekend". */
export function determined(i: number, asOf: Day | null, setting: Setting): Time | null {
  const { tokens } = setting
  const words = setting.lexicon.periods
  const the = THE.has(tokens[i])
  let k = the ? i + 1 : i
  if (tokens[k]?.norm === 'this' && LAST.has(tokens[k + 1])) k++
  const word = tokens[k]?.norm ?? ''
  const back = LAST.has(tokens[k])
  const on = NEXT.has(tokens[k])
  const here = word === 'this' || word === 'these'
  if (the && words.units.at(tokens[k]) === 'weekend') return weekend(k, asOf)
  if (the && words.seasons.has(tokens[k])) return season(tokens, k)
  if (words.seasons.has(tokens[k]))
    return yearAt(tokens[k + 1]) === null && tokens[i - 1]?.norm !== 'in' ? null : season(tokens, k)
  if (!back && !on && !here) return null

  const weekday = weekdayAt(tokens, k + 1, words)
  if (weekday !== undefined) {
    const date = onWeekday(k + 1, weekday, asOf, setting)
    if (date.rule === 'date' || asOf === null) return date
    const latest = latestWeekday(weekday, back ? asOf - 1 : asOf) as Day
    const monday = weekStretch(asOf, 0).from as Day
    const day = back ? latest : here ? monday + weekday - 1 : latest + 7
    return { ...oneDay(day), last: k + 1, rule: 'weekday', dated: false }
  }
  const month = monthAt(tokens, k + 1, words)
  if (month !== undefined) {
    if (asOf === null) return { ...UNKNOWN, last: k + 1, rule: 'month', dated: false }
    const now = calendarOf(asOf)
    const stretch = back
      ? latestMonth(month, (monthStretch(now.year, now.month).from as Day) - 1)
      : monthStretch(on && month <= now.month ? now.year + 1 : now.year, month)
    return { ...stretch, last: k + 1, rule: 'month', dated: false }
  }
  if (words.seasons.has(tokens[k + 1])) return season(tokens, k + 1)
  return counted(
    k + 1,
    { back, on, rolling: the || word === 'past' || tokens[i]?.norm === 'this' },
    asOf,
    setting,
  )
}

/** Seasons turn with the hemisphere and run over the new year: named, not resolved. */
function season(tokens: readonly Token[], i: number): Time {
  let last = i
  const next = tokens[i + 1]?.norm === 'of' ? i + 2 : i + 1
  if (yearAt(tokens[next]) !== null) last = next
  else if (/^(last|this)$/.test(tokens[next]?.norm ?? '') && tokens[next + 1]?.norm === 'year')
    last = next + 1
  return { ...UNKNOWN, last, rule: 'season', dated: false }
}

function weekend(last: number, asOf: Day | null): Time {
  if (asOf === null) return { ...UNKNOWN, last, rule: 'weekend', dated: false }
  const saturday = latestWeekday(6, asOf) as Day
  return { from: saturday, to: saturday + 1, last, rule: 'weekend', dated: false }
}

interface Direction {
  readonly back: boolean
  readonly on: boolean
  /** "the past week": up to the day of publication, not by the calendar. */
  readonly rolling: boolean
}

/** What follows "last", "past", "this", "next": "24 hours", "two weeks", "few days", "week", "year". */
function counted(
  i: number,
  { back, on, rolling }: Direction,
  asOf: Day | null,
  setting: Setting,
): Time | null {
  const { tokens, lexicon } = setting
  const number = numeral(setting, i)
  const loose = number ? null : lexicon.vague.phrases.at(tokens, i)
  let k = number ? number.last + 1 : loose ? i + loose.length : i
  if (number && tokens[k]?.norm === '-') k++
  const unit = lexicon.periods.units.at(tokens[k])
  if (!unit || unit === 'second') return null
  const time = (stretch: Stretch, rule: string): Time => ({ ...stretch, last: k, rule, dated: false })
  const plural = tokens[k]?.norm.endsWith('s') ?? false
  if (loose || (plural && !number)) {
    if (on) return time({ from: asOf, to: null }, 'coming')
    return back ? time({ from: null, to: asOf }, 'past-few') : null
  }
  if (asOf === null) return time(UNKNOWN, 'undated')
  if (number) {
    if (on) return time({ from: asOf, to: ahead(asOf, unit, number.value) }, 'coming')
    return back ? time({ from: backward(asOf, unit, number.value), to: asOf }, 'rolling') : null
  }
  if (unit === 'weekend') return back || !on ? weekend(k, asOf) : null
  if (back && rolling && tokens[i - 1]?.norm !== 'previous' && tokens[i - 1]?.norm !== 'preceding')
    return time({ from: backward(asOf, unit, 1), to: asOf }, 'rolling')
  if (back) return lastUnit(unit, asOf, tokens[i - 1]?.norm === 'last', time)
  if (on) return time(unitStretch(unit, asOf, 1), 'coming')
  const { from } = unitStretch(unit, asOf, 0)
  return time({ from, to: asOf }, 'this-unit')
}

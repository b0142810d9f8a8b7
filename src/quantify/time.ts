import type { Lexicon } from '../lexicon/index.ts'
import type { TimePhrase, TimeWords } from '../lexicon/periods.ts'
import type { PhraseMatch } from '../lexicon/phrases.ts'
import type { Token } from '../model/index.ts'
import {
  calendarDate,
  latestMonth,
  monthAt,
  partOf,
  type Time,
  weekdayAt,
  wholeYear,
  yearAt,
} from './calendar-date.ts'
import {
  calendarOf,
  type Day,
  monthsBefore,
  monthStretch,
  oneDay,
  type Stretch,
  UNKNOWN,
  weekdayOf,
  weekStretch,
  yearStretch,
} from './calendar.ts'
import { landmarkAt } from './landmark.ts'
import { nthOf } from './nth.ts'
import { numeral, startsWithDigit } from './number.ts'
import { ahead, around, backward, lastUnit, unitStretch } from './unit.ts'

/** What a time is told from. */
export interface Setting {
  readonly text: string
  readonly lexicon: Lexicon
  /** The day of publication, or null. */
  readonly published: Day | null
  /** The last day named in this sentence, and in it or the one before. */
  readonly named: Day | null
  readonly spoken: Day | null
}

/** The time whose first word is token `i`, prepositions aside; `asOf` is the day that dates without a year lie before. */
export function timeAt(tokens: readonly Token[], i: number, asOf: Day | null, setting: Setting): Time | null {
  const words = setting.lexicon.periods
  const token = tokens[i]
  if (!token || !opensTime(token, setting.lexicon)) return null
  const phrase = words.times.at(tokens, i)
  if (phrase) return titled(tokens, i, phrase) ? null : named(phrase.value, i + phrase.length - 1, setting)
  const weekday = weekdayAt(tokens, i, words)
  if (weekday !== undefined)
    return newspaper(tokens, i, words) ? null : onWeekday(tokens, i, weekday, asOf, setting)
  return (
    calendarDate(tokens, i, words, asOf) ??
    partAt(tokens, i, asOf, setting) ??
    compound(token, i, asOf, setting) ??
    decadeAt(tokens, i) ??
    nthOf(tokens, i, setting, (k) => wholeAt(tokens, k, asOf, setting)) ??
    beforeLast(tokens, i, asOf, setting) ??
    determined(tokens, i, asOf, setting) ??
    ago(tokens, i, setting)
  )
}

/** Can a time begin with this word? Asked first, as most words of a text begin none. */
const opensTime = ({ norm }: Token, { openers }: Lexicon): boolean =>
  startsWithDigit(norm) || openers.times.has(norm) || norm.includes('-')

const shifted = (from: Day | null, by: number): Stretch => oneDay(from === null ? null : from + by)

/** A phrase that is a time by itself: "yesterday", "overnight", "the previous day", "so far". */
function named(phrase: TimePhrase, last: number, { published, named: day, spoken }: Setting): Time {
  const at = (stretch: Stretch, rule: string): Time => ({ ...stretch, last, rule, dated: false })
  if (phrase.does === 'day') return at(shifted(published, phrase.shift), 'day')
  if (phrase.does === 'night')
    return at({ from: published === null ? null : published - 1, to: published }, 'overnight')
  if (phrase.does === 'before') return at(shifted(day ?? spoken ?? published, -1), 'day-before')
  if (phrase.does === 'same') return at(shifted(spoken, 0), 'same-day')
  if (phrase.does === 'after') return at(shifted(spoken, 1), 'day-after')
  if (phrase.does === 'until-now') return at({ from: null, to: published }, 'until-now')
  if (phrase.does === 'now') return at(oneDay(published), 'now')
  if (phrase.does === 'holiday') {
    const date = phrase.date
    if (date === null || published === null) return at(UNKNOWN, 'holiday')
    const { year } = calendarOf(published)
    const day = Math.round(Date.UTC(year, date[0] - 1, date[1]) / 86_400_000)
    return at(oneDay(day <= published ? day : monthsBefore(day, 12)), 'holiday')
  }
  return at(UNKNOWN, phrase.does === 'rate' ? 'rate' : 'vague')
}

/** "USA Today", "CBS This Morning", "the Daily Star": words of a title, with a capital beside a name. */
function titled(tokens: readonly Token[], i: number, { value, length }: PhraseMatch<TimePhrase>): boolean {
  const token = tokens[i] as Token
  const name = (t: Token | undefined): boolean => t?.tag === 'PROPN' && t.sentence === token.sentence
  if (!/^\p{Lu}/u.test(token.text)) return false
  if (value.does === 'rate') return length === 1 && name(tokens[i + 1])
  return value.does === 'day' && name(tokens[i - 1])
}

/** "Friday", "Friday, Dec. 27", "Friday 27 December": the latest such weekday, or the date where one is given. */
function onWeekday(
  tokens: readonly Token[],
  i: number,
  weekday: number,
  asOf: Day | null,
  setting: Setting,
): Time {
  const words = setting.lexicon.periods
  let k = i + 1
  if (tokens[k]?.norm === '.' && tokens[k]?.start === tokens[i]?.end) k++
  if (tokens[k]?.norm === ',') k++
  if (tokens[k]?.norm === 'the' && /^\d/.test(tokens[k + 1]?.norm ?? '')) k++
  const date = calendarDate(tokens, k, words, asOf, weekday)
  if (date && date.rule === 'date') return date
  return { ...oneDay(latestWeekday(weekday, asOf)), last: i, rule: 'weekday', dated: false }
}

/** "the Sunday Times", "the Las Vegas Sun." */
function newspaper(tokens: readonly Token[], i: number, words: TimeWords): boolean {
  const [token, before, next] = [tokens[i], tokens[i - 1], tokens[i + 1]]
  if (next?.tag === 'PROPN' && words.papers.has(next.norm)) return true
  const name = before?.tag === 'PROPN' && before.sentence === token?.sentence
  return name && (token?.norm.endsWith('.') ?? false) && !/^\d/.test(next?.norm ?? '')
}

const latestWeekday = (weekday: number, asOf: Day | null): Day | null =>
  asOf === null ? null : asOf - ((weekdayOf(asOf) - weekday + 7) % 7)

/** "early November", "the first half of 2024", "the end of last month". */
function partAt(tokens: readonly Token[], i: number, asOf: Day | null, setting: Setting): Time | null {
  const part = setting.lexicon.periods.parts.at(tokens, i)
  if (part?.value.does !== 'part') return null
  let k = i + part.length
  if (tokens[k]?.norm === '-') k++
  const whole = wholeAt(tokens, k, asOf, setting)
  if (!whole || !/^(month|year|decade|calendar-unit|this-unit)$/.test(whole.rule)) return null
  return { ...partOf(whole, part.value.part), last: whole.last, rule: 'part', dated: whole.dated }
}

/** What a part is a part of: "November", "2024", "the 1990s", "last month", "the year" (the one now). */
function wholeAt(tokens: readonly Token[], k: number, asOf: Day | null, setting: Setting): Time | null {
  const year = yearAt(tokens[k])
  if (year !== null) return wholeYear(year, k)
  const unit =
    tokens[k]?.norm === 'the' || tokens[k]?.norm === 'this' ? unitAt(tokens, k + 1, setting) : undefined
  if (unit && /^(week|month|quarter|year|decade)$/.test(unit))
    return {
      ...(asOf === null ? UNKNOWN : unitStretch(unit, asOf, 0)),
      last: k + 1,
      rule: 'this-unit',
      dated: false,
    }
  return (
    calendarDate(tokens, k, setting.lexicon.periods, asOf) ??
    decadeAt(tokens, k) ??
    determined(tokens, k, asOf, setting)
  )
}

const unitAt = (tokens: readonly Token[], k: number, { lexicon }: Setting) =>
  lexicon.periods.units.get(tokens[k]?.norm ?? '')

/** "the week before last", "the month before last". */
function beforeLast(tokens: readonly Token[], i: number, asOf: Day | null, setting: Setting): Time | null {
  const k = tokens[i]?.norm === 'the' ? i + 1 : i
  const unit = unitAt(tokens, k, setting)
  if (!unit || tokens[k + 1]?.norm !== 'before' || tokens[k + 2]?.norm !== 'last') return null
  if (tokens[k + 3]?.tag === 'NOUN') return null
  const stretch = asOf === null ? UNKNOWN : unitStretch(unit === 'weekend' ? 'week' : unit, asOf, -2)
  const from = unit === 'weekend' && stretch.to !== null ? stretch.to - 1 : stretch.from
  return { ...stretch, from, last: k + 2, rule: 'calendar-unit', dated: false }
}

/** "mid-November", "early-2024": one token to the tokenizer. */
function compound(token: Token, i: number, asOf: Day | null, setting: Setting): Time | null {
  if (!token.norm.includes('-')) return null
  const match = /^(early|mid|late)-(.+)$/.exec(token.norm)
  if (!match?.[1] || !match[2]) return null
  const month = setting.lexicon.periods.months.get(match[2])
  const year = /^(1[6-9]|20)\d\d$/.test(match[2]) ? Number(match[2]) : null
  const part = setting.lexicon.periods.parts.at([{ ...token, norm: match[1] }], 0)
  if (part?.value.does !== 'part' || (month === undefined && year === null)) return null
  const whole = year === null ? latestMonth(month as number, asOf) : yearStretch(year)
  return { ...partOf(whole, part.value.part), last: i, rule: 'part', dated: year !== null }
}

/** "the 1990s". */
function decadeAt(tokens: readonly Token[], i: number): Time | null {
  const from = Number(/^((?:1[6-9]|20)\d0)s$/.exec(tokens[i]?.norm ?? '')?.[1] ?? Number.NaN)
  if (Number.isNaN(from)) return null
  return { from: yearStretch(from).from, to: yearStretch(from + 9).to, last: i, rule: 'decade', dated: true }
}

const LAST = new Set(['last', 'past', 'previous', 'preceding', 'recent'])
const NEXT = new Set(['next', 'coming', 'following', 'upcoming'])
const THE = new Set(['the', 'these', 'those'])

/** "last week", "the past 24 hours", "this year", "last Friday", "next month", "last November", "the weekend". */
function determined(tokens: readonly Token[], i: number, asOf: Day | null, setting: Setting): Time | null {
  const words = setting.lexicon.periods
  const the = THE.has(tokens[i]?.norm ?? '')
  let k = the ? i + 1 : i
  if (tokens[k]?.norm === 'this' && LAST.has(tokens[k + 1]?.norm ?? '')) k++
  const word = tokens[k]?.norm ?? ''
  const back = LAST.has(word)
  const on = NEXT.has(word)
  const here = word === 'this' || word === 'these'
  if (the && words.units.get(word) === 'weekend') return weekend(k, asOf)
  if (the && words.seasons.has(word)) return season(tokens, k)
  if (words.seasons.has(word))
    return yearAt(tokens[k + 1]) === null && tokens[i - 1]?.norm !== 'in' ? null : season(tokens, k)
  if (!back && !on && !here) return null

  const weekday = weekdayAt(tokens, k + 1, words)
  if (weekday !== undefined) {
    const date = onWeekday(tokens, k + 1, weekday, asOf, setting)
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
  if (words.seasons.has(tokens[k + 1]?.norm ?? '')) return season(tokens, k + 1)
  return counted(
    tokens,
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
  tokens: readonly Token[],
  i: number,
  { back, on, rolling }: Direction,
  asOf: Day | null,
  setting: Setting,
): Time | null {
  const { lexicon, text } = setting
  const number = numeral(tokens, i, lexicon.numbers, text)
  const loose = number ? null : lexicon.vague.phrases.at(tokens, i)
  let k = number ? number.last + 1 : loose ? i + loose.length : i
  if (number && tokens[k]?.norm === '-') k++
  const unit = lexicon.periods.units.get(tokens[k]?.norm ?? '')
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

/** "three days ago", "a week ago", "two years earlier": weeks and more are not told to the day. */
function ago(tokens: readonly Token[], i: number, setting: Setting): Time | null {
  const { lexicon, text, published, named: day } = setting
  const token = tokens[i]
  const article = token?.norm === 'a' || token?.norm === 'an' || token?.norm === 'one'
  const number = numeral(tokens, i, lexicon.numbers, text)
  const loose = number ? null : lexicon.vague.phrases.at(tokens, i)
  const k = number ? number.last + 1 : loose ? i + loose.length : article ? i + 1 : -1
  if (k < 0) return null
  const unit = lexicon.periods.units.get(tokens[k]?.norm ?? '')
  if (!unit) return null
  const then = tokens[k + 1]?.norm
  if (!/^(ago|earlier|before|later|after|into)$/.test(then ?? '')) return null
  // "two days before the vote", "a week after he left" hang on what comes next.
  if (
    /^(before|after|into)$/.test(then ?? '') &&
    /^(DET|PRON|NOUN|PROPN|ADJ|NUM)$/.test(tokens[k + 2]?.tag ?? '')
  ) {
    const end = landmarkAt(tokens, k + 2, lexicon)
    return end === null ? null : { ...UNKNOWN, last: end, rule: 'shift', dated: false }
  }
  if (then === 'into') return null
  const time = (stretch: Stretch, rule: string): Time => ({ ...stretch, last: k + 1, rule, dated: false })
  const count = number?.value ?? 1
  if (then === 'ago') {
    if (loose || published === null) return time({ from: null, to: published }, 'ago')
    return time(around(published, unit, count), 'ago')
  }
  if (loose || day === null || unit !== 'day') return time(UNKNOWN, 'shift')
  return time(oneDay(then === 'earlier' || then === 'before' ? day - count : day + count), 'shift')
}

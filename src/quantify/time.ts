import type { Lexicon } from '../lexicon/index.ts'
import type { TimePhrase } from '../lexicon/periods.ts'
import type { PhraseMatch } from '../lexicon/phrases.ts'
import type { Token } from '../model/index.ts'
import { startsWithCapital, startsWithDigit } from '../text/index.ts'
import { calendarDate, type Time, weekdayAt } from './calendar-date.ts'
import { calendarOf, type Day, monthsBefore, oneDay, type Stretch, UNKNOWN } from './calendar.ts'
import { determined } from './determined.ts'
import { landmarkAt } from './landmark.ts'
import { nthOf } from './nth.ts'
import { numeral } from './number.ts'
import { beforeLast, compound, decadeAt, isCompound, partAt, wholeAt } from './part.ts'
import { namesPaper } from './paper.ts'
import type { Setting } from './setting.ts'
import { around } from './unit.ts'
import { newspaper, onWeekday } from './weekday.ts'

/** The time whose first word is token `i`, prepositions aside; `asOf` is the day that dates without a year lie before. */
export function timeAt(i: number, asOf: Day | null, setting: Setting): Time | null {
  const { tokens } = setting
  const words = setting.lexicon.periods
  const token = tokens[i]
  if (!token || !opensTime(token, setting.lexicon)) return null
  const phrase = words.times.at(tokens, i)
  if (phrase) return titled(tokens, i, phrase) ? null : named(phrase.value, i + phrase.length - 1, setting)
  // "the New Year's Day strike"
  const feast = token.tag === 'DET' ? words.times.at(tokens, i + 1) : null
  if (feast?.value.does === 'holiday') return named(feast.value, i + feast.length, setting)
  const weekday = weekdayAt(tokens, i, words)
  if (weekday !== undefined) return newspaper(tokens, i, words) ? null : onWeekday(i, weekday, asOf, setting)
  return (
    calendarDate(i, asOf, setting) ??
    partAt(i, asOf, setting) ??
    compound(token, i, asOf, setting) ??
    decadeAt(tokens, i) ??
    nthOf(i, setting, (k) => wholeAt(k, asOf, setting)) ??
    beforeLast(i, asOf, setting) ??
    determined(i, asOf, setting) ??
    ago(i, setting)
  )
}

/** Can a time begin with this word? Asked first, as most words of a text begin none. */
const opensTime = (token: Token, { openers }: Lexicon): boolean =>
  startsWithDigit(token.norm) || openers.times.has(token) || isCompound(token.norm)

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
  const capital = startsWithCapital(token.text)
  if (value.does === 'rate')
    return length === 1 && (namesPaper(tokens, i) || (capital && name(tokens[i + 1])))
  return capital && value.does === 'day' && name(tokens[i - 1])
}

/** "three days ago", "a week ago", "two years earlier": weeks and more are not told to the day. */
function ago(i: number, setting: Setting): Time | null {
  const { tokens, lexicon, published, named: day } = setting
  const token = tokens[i]
  const article = token?.norm === 'a' || token?.norm === 'an' || token?.norm === 'one'
  const number = numeral(setting, i)
  const loose = number ? null : lexicon.vague.phrases.at(tokens, i)
  const k = number ? number.last + 1 : loose ? i + loose.length : article ? i + 1 : -1
  if (k < 0) return null
  const unit = lexicon.periods.units.at(tokens[k])
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

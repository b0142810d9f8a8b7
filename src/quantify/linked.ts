import type { Token } from '../model/index.ts'
import { startsWithCapital, startsWithDigit } from '../text/index.ts'
import { monthAt, type Time, wholeYear, yearAt } from './calendar-date.ts'
import { UNKNOWN, weekStretch } from './calendar.ts'
import { type Duration, durationAt } from './duration.ts'
import { clauseAt, landmarkAt } from './landmark.ts'
import { monthDay } from './month-day.ts'
import { moment, rangeFrom } from './range.ts'
import type { Setting } from './setting.ts'
import { hourAfter } from './two-times.ts'
import { backward, unitStretch } from './unit.ts'

/** Times that need their preposition: "in 2023", "in 48 hours", "since the war began", "during the siege". */
export function linkedOnly(i: number, does: string, link: string, setting: Setting): Time | null {
  const { tokens, lexicon } = setting
  if (lexicon.periods.feasts.has(tokens[i]?.norm ?? '') && startsWithCapital(tokens[i]?.text ?? ''))
    return { ...UNKNOWN, last: i, rule: 'holiday', dated: false }
  const numbered = monthDay(i, link, setting)
  if (numbered) return numbered
  const day = link === 'on' ? dayOf(tokens, i) : null
  if (day !== null) return { ...UNKNOWN, last: day, rule: 'holiday', dated: false }
  const begun = link === 'since' ? startOf(i, setting) : null
  if (begun) return begun
  const year = yearAt(tokens[i])
  if (year !== null && !/^(at|on|for|across|around|over)$/.test(link)) {
    const next = tokens[i + 1]?.norm === 'and' ? yearAt(tokens[i + 2]) : null
    return next === year + 1
      ? { ...wholeYear(next, i + 2), from: wholeYear(year, i).from, rule: 'years' }
      : wholeYear(year, i)
  }
  const norm = tokens[i]?.norm ?? ''
  const years = startsWithDigit(norm) ? /^((?:19|20)\d\d)[-–]((?:19|20)?\d\d)$/.exec(norm) : null
  if (years?.[1] && years[2]) {
    const to = Number(years[2].length === 2 ? years[1].slice(0, 2) + years[2] : years[2])
    return { ...wholeYear(to, i), from: wholeYear(Number(years[1]), i).from, rule: 'years' }
  }
  if (does === 'within' && !/^(on|at|around|across)$/.test(link)) {
    // "in these 50 days of war".
    const these = /^(these|those)$/.test(norm) ? i + 1 : i
    const long = durationAt(these, setting)
    if (long) return upTo(long, setting) ?? { ...UNKNOWN, last: long.last, rule: 'duration', dated: false }
  }
  // "in the course of the war", whose words before the war only stress it.
  const course =
    (tokens[i - 1]?.norm === 'of' && tokens[i - 2]?.norm === 'course') ||
    (link === 'in' && worldWar(tokens, i))
  const dated = link === 'since' ? (datedClause(i, setting) ?? datedLandmark(i, setting)) : null
  if (dated) return dated
  const spans = course || /^(during|throughout|since)$/.test(link) || (does === 'from' && norm === 'the')
  if (spans && link !== 'from') {
    const last = landmarkAt(tokens, i, lexicon)
    const clause = link === 'since' ? clauseAt(tokens, i, lexicon) : null
    const end = Math.max(last ?? -1, clause ?? -1)
    if (end >= 0) return { ...UNKNOWN, last: end, rule: 'landmark', dated: false }
  }
  if (link === 'since' && tokens[i]?.norm === 'then')
    return { ...UNKNOWN, last: i, rule: 'landmark', dated: false }
  return null
}

/** So many words a clause after "since" has up to its day. */
const LONG = 16

/** "since [the truce took effect on Nov. 27]", "since [troops crossed into the region two weeks ago]": the day said in the clause. */
function datedClause(i: number, setting: Setting): Time | null {
  const { tokens } = setting
  let verb = false
  for (let k = i + 1; k < i + LONG; k++) {
    const t = tokens[k]
    if (!t || t.sentence !== tokens[i]?.sentence || /^(CCONJ|SCONJ)$/.test(t.tag)) return null
    if (t.tag === 'PUNCT' && t.norm !== '-') return null
    if (verb) {
      const time = moment(/^(on|in)$/.test(t.norm) ? k + 1 : k, setting.published, setting)
      if (time) return time.from === null ? null : time
    }
    verb ||= /^(VERB|AUX)$/.test(t.tag)
  }
  return null
}

/** "since [the coup of April 2021]", "since [the siege in 2016]", "since [the 2021 coup]": the time said with what began it. */
function datedLandmark(i: number, setting: Setting): Time | null {
  const { tokens, lexicon, published } = setting
  const end = landmarkAt(tokens, i, lexicon)
  if (end === null) return null
  // "of April" might have been the name of a place.
  const last = monthAt(tokens, end, lexicon.periods) === undefined ? end : end - 2
  if (/^(of|in|on)$/.test(tokens[last + 1]?.norm ?? '')) {
    const year = yearAt(tokens[last + 2])
    const time = year === null ? moment(last + 2, published, setting) : wholeYear(year, last + 2)
    if (time && time.from !== null) return time
  }
  const year = tokens
    .slice(i, last)
    .map(yearAt)
    .find((one) => one !== null)
  return year === undefined ? null : wholeYear(year, last)
}

/** The last token of "Independence Day", "National Korean War Veterans Day"; else null. */
function dayOf(tokens: readonly Token[], i: number): number | null {
  let k = i
  while (k < i + 5 && tokens[k]?.tag === 'PROPN' && tokens[k]?.text !== 'Day') k++
  return k > i && tokens[k]?.text === 'Day' ? k : null
}

/** "World War II", "the Second World War". */
const worldWar = (tokens: readonly Token[], i: number): boolean =>
  [i, i + 1, i + 2].some((k) => tokens[k]?.text === 'World' && tokens[k + 1]?.text === 'War')

/** "since the start of the year", "since the beginning of the month": from its first day on. */
function startOf(i: number, { tokens, lexicon, published }: Setting): Time | null {
  const start = /^(start|beginning|outset)$/.test(tokens[i + 1]?.norm ?? '') && tokens[i + 2]?.norm === 'of'
  if (tokens[i]?.norm !== 'the' || !start || !/^(the|this)$/.test(tokens[i + 3]?.norm ?? '')) return null
  const unit = lexicon.periods.units.at(tokens[i + 4])
  if (!unit || !/^(week|month|quarter|year|decade)$/.test(unit)) return null
  const stretch = published === null ? UNKNOWN : unitStretch(unit, published, 0)
  return { ...stretch, last: i + 4, rule: 'this-unit', dated: false }
}

/**
 * "the 24 hours to Friday morning", "the week ending 8 December", "the year since October 7", "the week of 2 December": a
 * length with its end, its beginning, or a day in it.
 */
function upTo({ last, unit, count }: Duration, setting: Setting): Time | null {
  const { tokens } = setting
  const link = tokens[last + 1]?.norm ?? ''
  if (link === 'between' || link === 'from') {
    const range = rangeFrom(last + 2, /^(and|to|-|–)$/, setting)
    return range && { ...range, rule: 'between', dated: false }
  }
  if (!/^(to|until|till|ending|ended|through|since|of)$/.test(link)) return null
  if (link === 'of' && unit !== 'week') return null
  const war = link === 'since' ? landmarkAt(tokens, last + 2, setting.lexicon) : null
  if (war !== null) return { ...UNKNOWN, last: war, rule: 'duration', dated: false }
  const time = moment(pastClock(tokens, last + 2), setting.published, setting)
  if (!time) return null
  const end = hourAfter(time.last, setting)
  if (time.from === null || time.to === null) return { ...UNKNOWN, last: end, rule: 'duration', dated: false }
  if (link === 'since')
    return { from: time.from, to: setting.published, last: end, rule: 'since', dated: false }
  if (link === 'of')
    return time.from === time.to
      ? { ...weekStretch(time.from, 0), last: end, rule: 'duration', dated: time.dated }
      : null
  const from = unit === 'hour' ? backward(time.to, unit, count) : backward(time.to + 1, unit, count)
  return { from, to: time.to, last: end, rule: 'rolling', dated: time.dated }
}

/** "8am on Friday", "the morning of 8 March", "6 p.m. Friday": where the day begins. */
function pastClock(tokens: readonly Token[], i: number): number {
  for (let k = i; k < i + 6; k++) {
    if (/^(on|of)$/.test(tokens[k]?.norm ?? '')) return k + 1
    const clock =
      /^\d{1,2}$/.test(tokens[k]?.norm ?? '') &&
      /^(am|pm|a\.m\.?|p\.m\.?|gmt|local|o'clock)$/.test(tokens[k + 1]?.norm ?? '')
    if (clock) continue
    if (
      !/^(\d{1,2}([:.]\d\d)?(am|pm)|\d{1,2}[:.]\d\d|am|pm|a\.m\.|p\.m\.|\.|gmt|local|time|the|early|late|morning|evening|night|noon|midnight|o'clock)$/.test(
        tokens[k]?.norm ?? '',
      )
    )
      return /^[A-Z]/.test(tokens[k]?.text ?? '') ? k : i
  }
  return i
}

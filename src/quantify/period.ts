import type { Lexicon } from '../lexicon/index.ts'
import type { Doc, FoundPeriod, Token } from '../model/index.ts'
import { monthAt, type Time, wholeYear, yearAt } from './calendar-date.ts'
import { type Day, isoDay, parseDay, type Stretch, UNKNOWN, weekStretch } from './calendar.ts'
import { startsWithDigit } from './number.ts'
import { type Duration, durationAt } from './duration.ts'
import { clauseAt, landmarkAt } from './landmark.ts'
import { type Setting, timeAt } from './time.ts'
import { backward, unitStretch } from './unit.ts'

/** A time with the words around it, and where it begins. */
interface Placed extends Stretch {
  readonly first: number
  readonly last: number
  readonly rule: string
}

/**
 * Every time expression, left to right, not overlapping; `published` is an ISO date or null, and then what
 * hangs on it stays unresolved. See docs/periods.md.
 */
export function findPeriods(
  doc: Pick<Doc, 'tokens' | 'text'>,
  published: string | null,
  lexicon: Lexicon,
): FoundPeriod[] {
  const { tokens, text } = doc
  const found: FoundPeriod[] = []
  let setting: Setting = { text, lexicon, published: parseDay(published), named: null, spoken: null }
  let sentence = -1
  let i = 0
  while (i < tokens.length) {
    const token = tokens[i] as Token
    if (token.sentence !== sentence) {
      // A day named two sentences back is not what "the same day" means.
      setting = { ...setting, spoken: token.sentence === sentence + 1 ? setting.named : null, named: null }
      sentence = token.sentence
    }
    const period = opens(token, lexicon) ? periodAt(tokens, i, setting) : null
    if (!period || tokens[period.last]?.sentence !== token.sentence) {
      i++
      continue
    }
    found.push(made(doc, period))
    if (period.from !== null && period.from === period.to)
      setting = { ...setting, named: period.from, spoken: period.from }
    i = period.last + 1
  }
  return found
}

/**
 * The times in a label of a table: one that is all of it needs no words around ("October", "2023", "3 March"). Tokens
 * are those of the label alone.
 */
export function periodsOfLabel(
  tokens: readonly Token[],
  text: string,
  published: string | null,
  lexicon: Lexicon,
): FoundPeriod[] {
  const asOf = parseDay(published)
  const setting: Setting = { text, lexicon, published: asOf, named: null, spoken: null }
  const whole = moment(tokens, 0, asOf, setting)
  if (whole && whole.last === tokens.length - 1) return [made({ tokens, text }, { ...whole, first: 0 })]
  return findPeriods({ tokens, text }, published, lexicon)
}

const iso = (day: Day | null): string | null => (day === null ? null : isoDay(day))

function made(doc: Pick<Doc, 'tokens' | 'text'>, { first, last, from, to, rule }: Placed): FoundPeriod {
  const span = [doc.tokens[first]?.start ?? 0, doc.tokens[last]?.end ?? 0] as const
  return { span, text: doc.text.slice(...span), from: iso(from), to: iso(to), first, last, rule }
}

const opens = ({ norm }: Token, { openers }: Lexicon): boolean =>
  startsWithDigit(norm) || openers.periods.has(norm) || norm.includes('-')

/** A time with its preposition and stress words: "in just the past week", "since October 7", "in November alone". */
function periodAt(tokens: readonly Token[], i: number, setting: Setting): Placed | null {
  const words = setting.lexicon.periods
  const whole = timeAt(tokens, i, setting.published, setting)
  // Phrases like "in recent weeks" and "for months" hold their own preposition.
  if (whole && !bareMonth(tokens, i, whole, false, setting))
    return finish(tokens, i, i, 'none', whole, setting)
  let k = i
  for (let m = words.stress.at(tokens, k); m; m = words.stress.at(tokens, k)) k += m.length
  const link = words.links.at(tokens, k)
  const does = link?.value.does ?? 'none'
  let core = link ? k + link.length : k
  // "early" and "late" are parts of a month and mere stress before a day.
  for (let m = words.stress.at(tokens, core); m && !timeAt(tokens, core, null, setting);) {
    core += m.length
    m = words.stress.at(tokens, core)
  }
  if (tokens[k]?.norm === 'between') return betweenAt(tokens, k, setting)
  const time =
    timeAt(tokens, core, setting.published, setting) ??
    theMonth(tokens, core, setting) ??
    (link ? linkedOnly(tokens, core, does, tokens[k]?.norm ?? '', setting) : null)
  if (!time || bareMonth(tokens, core, time, link !== null || k > i, setting)) return null
  const since = tokens[k]?.norm === 'since' || tokens[k + 1]?.norm === 'since'
  return finish(tokens, i, core, since ? 'since' : does, time, setting)
}

/** "the November offensive", "that March", "the late 1990s": a month or a part of a time after a determiner. */
function theMonth(tokens: readonly Token[], i: number, setting: Setting): Time | null {
  if (!/^(the|that)$/.test(tokens[i]?.norm ?? '')) return null
  const month = monthAt(tokens, i + 1, setting.lexicon.periods) !== undefined
  const part = setting.lexicon.periods.parts.at(tokens, i + 1) !== null
  if (!month && !part && !/^\d/.test(tokens[i + 1]?.norm ?? '')) return null
  const time = timeAt(tokens, i + 1, setting.published, setting)
  return month && time?.rule === 'month' && time.last === i + 1 && shouted(tokens[i + 1], setting)
    ? null
    : time
}

/** In a text of capitals "THE MARCH" may be on foot. */
const shouted = (token: Token | undefined, { text }: Setting): boolean =>
  token !== undefined && /^\p{Lu}{2}/u.test(text.slice(token.start, token.start + 2))

/** A month by itself is a time only where its surroundings say so: "June Smith", "May God …" are not. */
function bareMonth(
  tokens: readonly Token[],
  i: number,
  time: Time,
  linked: boolean,
  setting: Setting,
): boolean {
  if (time.rule !== 'month' || time.last !== i || linked) return false
  if (monthAt(tokens, i, setting.lexicon.periods) === undefined) return false
  const before = tokens[i - 1]
  const next = tokens[i + 1]
  if (before?.tag === 'DET' && shouted(tokens[i], setting)) return true
  return !(
    before?.tag === 'DET' ||
    before?.tag === 'ADP' ||
    next?.norm === "'s" ||
    next?.norm === 'and' ||
    before?.norm === 'and'
  )
}

/** Times that need their preposition: "in 2023", "in 48 hours", "since the war began", "during the siege". */
function linkedOnly(
  tokens: readonly Token[],
  i: number,
  does: string,
  link: string,
  setting: Setting,
): Time | null {
  const { lexicon, text } = setting
  if (lexicon.periods.feasts.has(tokens[i]?.norm ?? '') && /^\p{Lu}/u.test(tokens[i]?.text ?? ''))
    return { ...UNKNOWN, last: i, rule: 'holiday', dated: false }
  const begun = link === 'since' ? startOf(tokens, i, setting) : null
  if (begun) return begun
  const year = yearAt(tokens[i])
  if (year !== null && !/^(at|on|for|across|around|over)$/.test(link)) {
    const next = tokens[i + 1]?.norm === 'and' ? yearAt(tokens[i + 2]) : null
    return next === year + 1
      ? { ...wholeYear(next, i + 2), from: wholeYear(year, i).from, rule: 'years' }
      : wholeYear(year, i)
  }
  const years = /^((?:19|20)\d\d)[-–]((?:19|20)?\d\d)$/.exec(tokens[i]?.norm ?? '')
  if (years?.[1] && years[2]) {
    const to = Number(years[2].length === 2 ? years[1].slice(0, 2) + years[2] : years[2])
    return { ...wholeYear(to, i), from: wholeYear(Number(years[1]), i).from, rule: 'years' }
  }
  if (does === 'within' && !/^(on|at|around|across)$/.test(link)) {
    const long = durationAt(tokens, i, lexicon, text)
    if (long)
      return upTo(tokens, long, setting) ?? { ...UNKNOWN, last: long.last, rule: 'duration', dated: false }
  }
  if (/^(during|throughout|since)$/.test(link) || does === 'from') {
    if (link === 'during' || link === 'throughout' || link === 'since' || tokens[i]?.norm === 'the') {
      const last = landmarkAt(tokens, i, lexicon)
      const clause = link === 'since' ? clauseAt(tokens, i, lexicon) : null
      if (link === 'from' && last === null) return null
      const end = Math.max(last ?? -1, clause ?? -1)
      if (end >= 0 && link !== 'from') {
        // "since the truce took effect on Nov. 27": the day is said with it.
        const on = /^(on|in)$/.test(tokens[end + 1]?.norm ?? '')
          ? moment(tokens, end + 2, setting.published, setting)
          : null
        return on?.from != null ? on : { ...UNKNOWN, last: end, rule: 'landmark', dated: false }
      }
    }
  }
  if (link === 'since' && tokens[i]?.norm === 'then')
    return { ...UNKNOWN, last: i, rule: 'landmark', dated: false }
  return null
}

/** "between March and May", "between Friday and Sunday", "between 2014 and 2022". */
function betweenAt(tokens: readonly Token[], i: number, setting: Setting): Placed | null {
  const range = rangeFrom(tokens, i + 1, /^(and|to|-|–)$/, setting)
  return range && { ...range, first: i, rule: 'between' }
}

/** "since the start of the year", "since the beginning of the month": from its first day on. */
function startOf(tokens: readonly Token[], i: number, { lexicon, published }: Setting): Time | null {
  const start = /^(start|beginning|outset)$/.test(tokens[i + 1]?.norm ?? '') && tokens[i + 2]?.norm === 'of'
  if (tokens[i]?.norm !== 'the' || !start || !/^(the|this)$/.test(tokens[i + 3]?.norm ?? '')) return null
  const unit = lexicon.periods.units.get(tokens[i + 4]?.norm ?? '')
  if (!unit || !/^(week|month|quarter|year|decade)$/.test(unit)) return null
  const stretch = published === null ? UNKNOWN : unitStretch(unit, published, 0)
  return { ...stretch, last: i + 4, rule: 'this-unit', dated: false }
}

/**
 * "the 24 hours to Friday morning", "the week ending 8 December", "the year since October 7", "the week of 2 December": a
 * length with its end, its beginning, or a day in it.
 */
function upTo(tokens: readonly Token[], { last, unit, count }: Duration, setting: Setting): Time | null {
  const link = tokens[last + 1]?.norm ?? ''
  if (link === 'between' || link === 'from') {
    const range = rangeFrom(tokens, last + 2, /^(and|to|-|–)$/, setting)
    return range && { ...range, rule: 'between', dated: false }
  }
  if (!/^(to|until|till|ending|ended|through|since|of)$/.test(link)) return null
  if (link === 'of' && unit !== 'week') return null
  const war = link === 'since' ? landmarkAt(tokens, last + 2, setting.lexicon) : null
  if (war !== null) return { ...UNKNOWN, last: war, rule: 'duration', dated: false }
  const time = moment(tokens, pastClock(tokens, last + 2), setting.published, setting)
  if (!time) return null
  const end = hourAfter(tokens, time.last, setting)
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

const hourAfter = (tokens: readonly Token[], last: number, { lexicon }: Setting): number =>
  lexicon.periods.hours.has(tokens[last + 1]?.norm ?? '') ? last + 1 : last

const moment = (tokens: readonly Token[], i: number, asOf: Day | null, setting: Setting): Time | null => {
  const year = yearAt(tokens[i])
  return year === null ? timeAt(tokens, i, asOf, setting) : wholeYear(year, i)
}

/** Two times with a link between them; the first is the latest one before the second. */
function rangeFrom(
  tokens: readonly Token[],
  i: number,
  link: RegExp,
  setting: Setting,
): { from: Day | null; to: Day | null; last: number } | null {
  const first = moment(tokens, i, setting.published, setting)
  if (!first) return null
  // "from Feb. 24, 2022, through the end of March": the comma belongs to the year.
  const comma = first.dated && tokens[first.last + 1]?.norm === ',' ? 1 : 0
  const at = first.last + 1 + comma
  if (!link.test(tokens[at]?.norm ?? '') || (comma > 0 && /^[-–—]$/.test(tokens[at]?.norm ?? ''))) return null
  const latest = moment(tokens, at + 1, setting.published, setting)
  if (!latest || /^(vague|rate|until-now)$/.test(latest.rule)) return null
  const second =
    first.dated && !latest.dated ? (following(tokens, at + 1, first, latest, setting) ?? latest) : latest
  const again = second.from === null || first.dated ? first : moment(tokens, i, second.from, setting)
  const from = again?.from ?? null
  const ordered = from === null || second.to === null || from <= second.to
  return { from: ordered ? from : null, to: ordered ? second.to : null, last: second.last }
}

/** "from October 2023 to March": a month or day without its year is the first one after a dated beginning. */
function following(
  tokens: readonly Token[],
  i: number,
  first: Time,
  latest: Time,
  setting: Setting,
): Time | null {
  if (first.from === null || !/^(month|date|part)$/.test(latest.rule)) return null
  const within = moment(tokens, i, Math.min(setting.published ?? Infinity, first.from + 365), setting)
  return within?.to != null && within.to >= first.from ? within : null
}

/** "Saturday and Sunday", "October and November", "so far this year": two times that make one. */
function pairAt(tokens: readonly Token[], core: number, time: Time, setting: Setting): Time | null {
  if (time.rule === 'until-now') {
    const unit = timeAt(tokens, time.last + 1, setting.published, setting)
    return unit?.rule === 'this-unit' ? unit : null
  }
  const last = time.rule === 'weekday' ? hourAfter(tokens, time.last, setting) : time.last
  if (!/^(weekday|month)$/.test(time.rule) || tokens[last + 1]?.norm !== 'and') return null
  const second = timeAt(tokens, last + 2, setting.published, setting)
  if (second?.rule !== time.rule || second.from === null) return null
  const first = timeAt(tokens, core, second.from, setting)
  return first?.from != null && first.to !== null && second.from - first.to === 1
    ? { ...second, from: first.from }
    : null
}

/** "overnight into Tuesday", "overnight on Monday", "Monday night into Tuesday": the days on both sides of a night. */
function nightOf(
  tokens: readonly Token[],
  time: Time,
  setting: Setting,
): (Stretch & { last: number }) | null {
  const hour = setting.lexicon.periods.hours.has(tokens[time.last + 1]?.norm ?? '') ? 1 : 0
  const k = time.last + 1 + hour
  const into = tokens[k]?.norm === 'into'
  if (
    time.rule === 'overnight'
      ? !into && !/^(on|from)$/.test(tokens[k]?.norm ?? '')
      : !(into && time.rule === 'weekday')
  )
    return null
  const day = timeAt(tokens, k + 1, setting.published, setting)
  if (!day || !/^(weekday|date|day)$/.test(day.rule)) return null
  const last = hourAfter(tokens, day.last, setting)
  if (day.from === null || day.from !== day.to) return { ...UNKNOWN, last }
  if (into) return { from: day.from - 1, to: day.from, last }
  const range = tokens[k]?.norm === 'from' ? rangeFrom(tokens, k + 1, UNTO, setting) : null
  return range ?? { from: day.from, to: day.from + 1, last }
}

const UNTO = /^(to|until|till|through|-|–|—)$/

/** Words after the time, a second time after "to", and what the preposition does to the ends. */
function finish(
  tokens: readonly Token[],
  first: number,
  core: number,
  does: string,
  time: Time,
  setting: Setting,
): Placed {
  const words = setting.lexicon.periods
  const range =
    does === 'from' || does === 'none' || does === 'within' ? rangeFrom(tokens, core, UNTO, setting) : null
  if (range && range.last > time.last) return { ...range, first, rule: 'from-to' }
  const night = nightOf(tokens, time, setting)
  if (night) return { ...night, first, rule: 'overnight' }
  let { last } = time
  let { from, to } = time
  const joined = pairAt(tokens, core, time, setting)
  if (joined) ({ from, to, last } = joined)
  while (words.hours.has(tokens[last + 1]?.norm ?? '') && /^(weekday|day|date)$/.test(time.rule)) last++
  if (tokens[last + 1]?.norm === 'at' && words.hours.has(tokens[last + 2]?.norm ?? '')) last += 2
  if (tokens[last + 1]?.norm === 'alone') last++
  const rule = time.rule
  // "in Tuesday's vote", "since last week's raids": the preposition belongs to the noun.
  if (tokens[last + 1]?.norm === "'s") return { first: core, last, from, to, rule }
  if (does === 'since') {
    const open = setting.published
    return {
      first,
      last,
      from,
      to: from !== null && open !== null && from > open ? null : open,
      rule: 'since',
    }
  }
  // "from 3 to 9 March": both ends are in the date.
  if (does === 'from' && rule === 'dates') return { first, last, from, to, rule: 'from-to' }
  if (does === 'from') return { first, last, from, to: null, rule: 'from' }
  if (does === 'to') return { first, last, from: null, to, rule: 'until' }
  if (does === 'later') return { first, last, from: to === null ? null : to + 1, to: null, rule: 'after' }
  if (does === 'earlier')
    return { first, last, from: null, to: from === null ? null : from - 1, rule: 'before' }
  return { first, last, from, to, rule }
}

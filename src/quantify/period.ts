import { spanBetween } from '../segment/index.ts'
import type { Lexicon } from '../lexicon/index.ts'
import type { Doc, FoundPeriod, Token } from '../model/index.ts'
import { startsWithDigit } from '../text/index.ts'
import { monthAt, type Time } from './calendar-date.ts'
import { type Day, isoDay, parseDay, type Stretch } from './calendar.ts'
import { linkedOnly } from './linked.ts'
import { isCompound } from './part.ts'
import { moment, rangeFrom, UNTO } from './range.ts'
import type { Setting } from './setting.ts'
import { timeAt } from './time.ts'
import { nightOf, pairAt } from './two-times.ts'

/** A time with the words around it, and where it begins. */
interface Placed extends Stretch {
  readonly first: number
  readonly last: number
  readonly rule: string
  /** Where the time begins whose ends the preposition moves. */
  readonly core?: Stretch & { readonly first: number }
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
  const asOf = parseDay(published)
  let setting: Setting = { tokens, text, lexicon, published: asOf, named: null, spoken: null, month: null }
  let sentence = -1
  let i = 0
  while (i < tokens.length) {
    const token = tokens[i] as Token
    if (token.sentence !== sentence) {
      // A day named two sentences back is not what "the same day" means.
      setting = { ...setting, spoken: token.sentence === sentence + 1 ? setting.named : null, named: null }
      sentence = token.sentence
    }
    const period = opens(token, lexicon) ? periodAt(i, setting) : null
    if (!period || tokens[period.last]?.sentence !== token.sentence) {
      i++
      continue
    }
    found.push(made(doc, period))
    if (period.from !== null && period.from === period.to)
      setting = { ...setting, named: period.from, spoken: period.from }
    if (period.from !== null && namesMonth(period, setting)) setting = { ...setting, month: period.from }
    i = period.last + 1
  }
  return found
}

/** "3 May 1916", "in May": a time within one month, told by its name. */
function namesMonth({ first, last, from, to }: Placed, { tokens, lexicon }: Setting): boolean {
  if (from === null || to === null || to - from > 30) return false
  for (let i = first; i <= last; i++) if (monthAt(tokens, i, lexicon.periods) !== undefined) return true
  return false
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
  const setting: Setting = { tokens, text, lexicon, published: asOf, named: null, spoken: null, month: null }
  const whole = moment(0, asOf, setting)
  if (whole && whole.last === tokens.length - 1) return [made({ tokens, text }, { ...whole, first: 0 })]
  return findPeriods({ tokens, text }, published, lexicon)
}

const iso = (day: Day | null): string | null => (day === null ? null : isoDay(day))

function made(doc: Pick<Doc, 'tokens' | 'text'>, { first, last, from, to, rule, core }: Placed): FoundPeriod {
  const span = spanBetween(doc.tokens, first, last)
  const begins = iso(from)
  const ends = to === from ? begins : iso(to)
  const period = { span, text: doc.text.slice(...span), from: begins, to: ends, first, last, rule }
  return core ? { ...period, core: { first: core.first, from: iso(core.from), to: iso(core.to) } } : period
}

const opens = (token: Token, { openers }: Lexicon): boolean =>
  startsWithDigit(token.norm) || openers.periods.has(token) || isCompound(token.norm)

/** A time with its preposition and stress words: "in just the past week", "since October 7", "in November alone". */
function periodAt(i: number, setting: Setting): Placed | null {
  const { tokens } = setting
  const words = setting.lexicon.periods
  const whole = timeAt(i, setting.published, setting)
  // Phrases like "in recent weeks" and "for months" hold their own preposition.
  if (whole && !bareMonth(i, whole, false, setting))
    return finish(i, { core: i, does: 'none' }, whole, setting)
  let k = i
  for (let m = words.stress.at(tokens, k); m; m = words.stress.at(tokens, k)) k += m.length
  const link = words.links.at(tokens, k)
  const does = link?.value.does ?? 'none'
  let core = link ? k + link.length : k
  // "early" and "late" are parts of a month and mere stress before a day.
  for (let m = words.stress.at(tokens, core); m && !timeAt(core, null, setting);) {
    core += m.length
    m = words.stress.at(tokens, core)
  }
  if (tokens[k]?.norm === 'between') return betweenAt(k, setting)
  const time =
    // Without words before it, it has been looked for already.
    (core === i ? whole : timeAt(core, setting.published, setting)) ??
    theMonth(core, setting) ??
    (link ? linkedOnly(core, does, tokens[k]?.norm ?? '', setting) : null)
  if (!time || bareMonth(core, time, link !== null || k > i, setting)) return null
  const since = tokens[k]?.norm === 'since' || tokens[k + 1]?.norm === 'since'
  return finish(i, { core, does: since ? 'since' : does }, time, setting)
}

/** "the November offensive", "that March", "the late 1990s": a month or a part of a time after a determiner. */
function theMonth(i: number, setting: Setting): Time | null {
  const { tokens } = setting
  const norm = tokens[i]?.norm
  if (norm !== 'the' && norm !== 'that') return null
  const month = monthAt(tokens, i + 1, setting.lexicon.periods) !== undefined
  const part = setting.lexicon.periods.parts.at(tokens, i + 1) !== null
  if (!month && !part && !startsWithDigit(tokens[i + 1]?.norm ?? '')) return null
  const time = timeAt(i + 1, setting.published, setting)
  return month && time?.rule === 'month' && time.last === i + 1 && shouted(tokens[i + 1], setting)
    ? null
    : time
}

/** In a text of capitals "THE MARCH" may be on foot. */
const shouted = (token: Token | undefined, { text }: Setting): boolean =>
  token !== undefined && /^\p{Lu}{2}/u.test(text.slice(token.start, token.start + 2))

/** A month by itself is a time only where its surroundings say so: "June Smith", "May God …" are not. */
function bareMonth(i: number, time: Time, linked: boolean, setting: Setting): boolean {
  const { tokens } = setting
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

/** "between March and May", "between Friday and Sunday", "between 2014 and 2022". */
function betweenAt(i: number, setting: Setting): Placed | null {
  const range = rangeFrom(i + 1, /^(and|to|-|–)$/, setting)
  return range && { ...range, first: i, rule: 'between' }
}

/** Where a time begins, and what the preposition before it does. */
interface Linked {
  readonly core: number
  readonly does: string
}

/** Words after the time, a second time after "to", and what the preposition does to the ends. */
function finish(first: number, { core, does }: Linked, time: Time, setting: Setting): Placed {
  const { tokens } = setting
  const words = setting.lexicon.periods
  const range =
    does === 'from' || does === 'none' || does === 'within' ? rangeFrom(core, UNTO, setting) : null
  if (range && range.last > time.last) return { ...range, first, rule: 'from-to' }
  const night = nightOf(time, setting)
  if (night) return { ...night, first, rule: 'overnight' }
  let { last } = time
  let { from, to } = time
  const joined = pairAt(core, time, setting)
  if (joined) ({ from, to, last } = joined)
  while (words.hours.has(tokens[last + 1]?.norm ?? '') && /^(weekday|day|date)$/.test(time.rule)) last++
  if (tokens[last + 1]?.norm === 'at' && words.hours.has(tokens[last + 2]?.norm ?? '')) last += 2
  if (tokens[last + 1]?.norm === 'alone') last++
  const rule = time.rule
  // "in Tuesday's vote", "since last week's raids": the preposition belongs to the noun.
  if (tokens[last + 1]?.norm === "'s") return { first: core, last, from, to, rule }
  const inner = { first: core, from, to }
  if (does === 'since') {
    const open = setting.published
    return {
      first,
      last,
      from,
      to: from !== null && open !== null && from > open ? null : open,
      rule: 'since',
      core: inner,
    }
  }
  // "from 3 to 9 March": both ends are in the date.
  if (does === 'from' && rule === 'dates') return { first, last, from, to, rule: 'from-to' }
  if (does === 'from') return { first, last, from, to: null, rule: 'from', core: inner }
  if (does === 'to') return { first, last, from: null, to, rule: 'until', core: inner }
  if (does === 'later') return { first, last, from: to === null ? null : to + 1, to: null, rule: 'after' }
  if (does === 'earlier')
    return { first, last, from: null, to: from === null ? null : from - 1, rule: 'before', core: inner }
  return { first, last, from, to, rule }
}

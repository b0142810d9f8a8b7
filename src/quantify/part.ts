import type { Token } from '../model/index.ts'
import { startsWithDigit, traceOf } from '../text/index.ts'
import { calendarDate, latestMonth, partOf, type Time, wholeYear, yearAt } from './calendar-date.ts'
import { type Day, UNKNOWN, yearStretch } from './calendar.ts'
import { determined } from './determined.ts'
import type { Setting } from './setting.ts'
import { unitStretch } from './unit.ts'

/** "early November", "the first half of 2024", "the end of last month". */
export function partAt(i: number, asOf: Day | null, setting: Setting): Time | null {
  const { tokens } = setting
  const part = setting.lexicon.periods.parts.at(tokens, i)
  if (part?.value.does !== 'part') return null
  let k = i + part.length
  if (tokens[k]?.norm === '-') k++
  const whole = wholeAt(k, asOf, setting)
  if (!whole || !/^(month|year|decade|calendar-unit|this-unit)$/.test(whole.rule)) return null
  return { ...partOf(whole, part.value.part), last: whole.last, rule: 'part', dated: whole.dated }
}

/** What a part is a part of: "November", "2024", "the 1990s", "last month", "the year" (the one now). */
export function wholeAt(k: number, asOf: Day | null, setting: Setting): Time | null {
  const { tokens } = setting
  const year = yearAt(tokens[k])
  if (year !== null) return wholeYear(year, k)
  const unit = tokens[k]?.norm === 'the' || tokens[k]?.norm === 'this' ? unitAt(k + 1, setting) : undefined
  if (unit && /^(week|month|quarter|year|decade)$/.test(unit))
    return {
      ...(asOf === null ? UNKNOWN : unitStretch(unit, asOf, 0)),
      last: k + 1,
      rule: 'this-unit',
      dated: false,
    }
  return calendarDate(k, asOf, setting) ?? decadeAt(tokens, k) ?? determined(k, asOf, setting)
}

const unitAt = (k: number, { tokens, lexicon }: Setting) => lexicon.periods.units.at(tokens[k])

/** "the week before last", "the month before last". */
export function beforeLast(i: number, asOf: Day | null, setting: Setting): Time | null {
  const { tokens } = setting
  const k = tokens[i]?.norm === 'the' ? i + 1 : i
  const unit = unitAt(k, setting)
  if (!unit || tokens[k + 1]?.norm !== 'before' || tokens[k + 2]?.norm !== 'last') return null
  if (tokens[k + 3]?.tag === 'NOUN') return null
  const stretch = asOf === null ? UNKNOWN : unitStretch(unit === 'weekend' ? 'week' : unit, asOf, -2)
  const from = unit === 'weekend' && stretch.to !== null ? stretch.to - 1 : stretch.from
  return { ...stretch, from, last: k + 2, rule: 'calendar-unit', dated: false }
}

/** May it be "mid-November", "early-2024"? */
export const isCompound = (norm: string): boolean => hyphenated(norm) && /^(?:early|mid|late)-/.test(norm)

const HYPHEN = '-'.charCodeAt(0)

/** Asked first, as words of every kind are asked about. */
const hyphenated = (norm: string): boolean =>
  norm.length > 4 &&
  (norm.charCodeAt(3) === HYPHEN || norm.charCodeAt(4) === HYPHEN || norm.charCodeAt(5) === HYPHEN)

/** "mid-November", "early-2024": one token to the tokenizer. */
export function compound(token: Token, i: number, asOf: Day | null, setting: Setting): Time | null {
  if (!isCompound(token.norm)) return null
  const match = /^(early|mid|late)-(.+)$/.exec(token.norm)
  if (!match?.[1] || !match[2]) return null
  const month = setting.lexicon.periods.months.get(match[2])
  const year = /^(1[6-9]|20)\d\d$/.test(match[2]) ? Number(match[2]) : null
  const part = setting.lexicon.periods.parts.at([{ ...token, norm: match[1], trace: traceOf(match[1]) }], 0)
  if (part?.value.does !== 'part' || (month === undefined && year === null)) return null
  const whole = year === null ? latestMonth(month as number, asOf) : yearStretch(year)
  return { ...partOf(whole, part.value.part), last: i, rule: 'part', dated: year !== null }
}

/** "the 1990s". */
export function decadeAt(tokens: readonly Token[], i: number): Time | null {
  const norm = tokens[i]?.norm ?? ''
  const decade = startsWithDigit(norm) ? /^((?:1[6-9]|20)\d0)s$/.exec(norm)?.[1] : undefined
  if (decade === undefined) return null
  const from = Number(decade)
  return { from: yearStretch(from).from, to: yearStretch(from + 9).to, last: i, rule: 'decade', dated: true }
}

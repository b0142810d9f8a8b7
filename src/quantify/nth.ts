import type { Time } from './calendar-date.ts'
import { type Day, monthsAfter, type Stretch, UNKNOWN } from './calendar.ts'
import { landmarkAt } from './landmark.ts'
import { numeral } from './number.ts'
import type { Setting } from './setting.ts'
import { DAYS, MONTHS } from './unit.ts'

const NTH = /^\d+(st|nd|rd|th)$|^(first|second|last|final)$|(rd|th)$/
const ORDER = ['first', 'second', 'third', 'fourth']

/**
 * "the 40th day of the war", "the third week of December", "the first nine months of the year"; `wholeAt` reads what
 * it is a part of.
 */
export function nthOf(i: number, setting: Setting, wholeAt: (k: number) => Time | null): Time | null {
  const { tokens, lexicon } = setting
  const nth = tokens[i + 1]
  if (tokens[i]?.norm !== 'the' || !nth || !NTH.test(nth.norm)) return null
  const number = numeral(setting, i + 2)
  const k = number ? number.last + 1 : i + 2
  const unit = lexicon.periods.units.at(tokens[k])
  if (!unit || tokens[k + 1]?.norm !== 'of') return null
  const whole = wholeAt(k + 2)
  if (whole && /^(month|year|calendar-unit|this-unit|quarter)$/.test(whole.rule)) {
    const order = ORDER.indexOf(nth.norm)
    const count = number?.value ?? 1
    const part = DAYS[unit]
      ? slice(whole, order, (day, n) => day + n * count * (DAYS[unit] ?? 0))
      : slice(whole, order, (day, n) => monthsAfter(day, n * count * (MONTHS[unit] ?? 0)))
    return { ...part, last: whole.last, rule: 'nth-day', dated: whole.dated }
  }
  const last = landmarkAt(tokens, k + 2, lexicon)
  return last === null ? null : { ...UNKNOWN, last, rule: 'nth-day', dated: false }
}

/** "the second week of December": its 8th to 14th; "the last three days of": up to its end (`order` −1). */
function slice({ from, to }: Stretch, order: number, step: (day: Day, count: number) => Day): Stretch {
  if (from === null || to === null || step(from, 1) <= from) return UNKNOWN
  const first = order < 0 ? step(to + 1, -1) : step(from, order)
  const end = order < 0 ? to : step(from, order + 1) - 1
  return first < from || end > to ? UNKNOWN : { from: first, to: end }
}

import type { Time } from './calendar-date.ts'
import { type Stretch, UNKNOWN } from './calendar.ts'
import { rangeFrom, UNTO } from './range.ts'
import type { Setting } from './setting.ts'
import { timeAt } from './time.ts'

/** "Saturday and Sunday", "October and November", "so far this year": two times that make one. */
export function pairAt(core: number, time: Time, setting: Setting): Time | null {
  const { tokens } = setting
  if (time.rule === 'until-now') {
    const unit = timeAt(time.last + 1, setting.published, setting)
    return unit?.rule === 'this-unit' ? unit : null
  }
  const last = time.rule === 'weekday' ? hourAfter(time.last, setting) : time.last
  if (!/^(weekday|month)$/.test(time.rule) || tokens[last + 1]?.norm !== 'and') return null
  const second = timeAt(last + 2, setting.published, setting)
  if (second?.rule !== time.rule || second.from === null) return null
  const first = timeAt(core, second.from, setting)
  return first?.from != null && first.to !== null && second.from - first.to === 1
    ? { ...second, from: first.from }
    : null
}

/** "overnight into Tuesday", "overnight on Monday", "Monday night into Tuesday": the days on both sides of a night. */
export function nightOf(time: Time, setting: Setting): (Stretch & { last: number }) | null {
  const { tokens } = setting
  const hour = setting.lexicon.periods.hours.has(tokens[time.last + 1]?.norm ?? '') ? 1 : 0
  const k = time.last + 1 + hour
  const into = tokens[k]?.norm === 'into'
  if (
    time.rule === 'overnight'
      ? !into && !/^(on|from)$/.test(tokens[k]?.norm ?? '')
      : !(into && time.rule === 'weekday')
  )
    return null
  const day = timeAt(k + 1, setting.published, setting)
  if (!day || !/^(weekday|date|day)$/.test(day.rule)) return null
  const last = hourAfter(day.last, setting)
  if (day.from === null || day.from !== day.to) return { ...UNKNOWN, last }
  if (into) return { from: day.from - 1, to: day.from, last }
  const range = tokens[k]?.norm === 'from' ? rangeFrom(k + 1, UNTO, setting) : null
  return range ?? { from: day.from, to: day.from + 1, last }
}

export const hourAfter = (last: number, { tokens, lexicon }: Setting): number =>
  lexicon.periods.hours.has(tokens[last + 1]?.norm ?? '') ? last + 1 : last

import { dayNumber, type Time } from './calendar-date.ts'
import { calendarOf, type Day, oneDay, realDay, UNKNOWN } from './calendar.ts'
import type { Setting } from './setting.ts'

const LINKS = /^(on|by|since|until|till|from|before|after)$/
/** Letters told which month they meant. */
const MONTH = /^(inst|ult|prox|instant|ultimo)$/

/**
 * "on [the 20th] nine men fell", "by [the 3rd inst.]": a day whose month is that of the last date before it ("In May 1916 … On the
 * 20th"), else unknown; not "on the 20th floor".
 */
export function monthDay(i: number, link: string, { tokens, month, lexicon }: Setting): Time | null {
  const day = tokens[i + 1]
  const number =
    tokens[i]?.norm === 'the' && LINKS.test(link) && /\D$/.test(day?.norm ?? '') ? dayNumber(day) : null
  if (number === null) return null
  const next = tokens[i + 2]
  const told = MONTH.test(next?.norm ?? '')
  const noun = next?.sentence === day?.sentence && /^(NOUN|ADJ|PROPN)$/.test(next?.tag ?? '')
  // "On the 20th Captain Hale was killed", not "on the 20th Regiment".
  const named = next?.tag === 'PROPN' && lexicon.titles.has(next.norm)
  if ((noun && !told && !named) || /^(of|-)$/.test(next?.norm ?? '')) return null
  const last = told ? (tokens[i + 3]?.norm === '.' ? i + 3 : i + 2) : i + 1
  const stretch = month === null || told ? UNKNOWN : oneDay(dayIn(month, number))
  return { ...stretch, last, rule: 'month-day', dated: false }
}

/** The day of that number in the month in which another day lies. */
function dayIn(of: Day, number: number): Day | null {
  const { year, month } = calendarOf(of)
  return realDay(year, month, number)
}

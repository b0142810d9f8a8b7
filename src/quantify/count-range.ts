import type { Lexicon } from '../lexicon/index.ts'
import type { Numbers } from '../lexicon/numbers.ts'
import type { Token } from '../model/index.ts'
import { isYear, startsWithDigit } from '../text/index.ts'
import { type Amount, between } from './extent.ts'
import { numeral, scaled } from './number.ts'
import type { Passage } from './setting.ts'

const RANGE = /^([1-9][\d,]*)[-–]([1-9][\d,]*)$/
export const TO = /^(?:to|-|–|—)$/

/** "between 20 and 30", "from 20 to 30", "20 to 30", "20-30", "two or three". */
export function rangeAt(passage: Passage, i: number): Amount | null {
  const { tokens, lexicon } = passage
  const opening = tokens[i]?.norm
  const opened = opening === 'between' || (opening === 'from' && !changes(tokens, i, lexicon))
  const from = opened ? i + 1 : i
  const joined = joinedAt(tokens, from, lexicon.numbers)
  if (joined) return joined.upper === null ? null : { ...joined, first: i }
  const low = numeral(passage, from)
  if (!low) return null
  let link = low.last + 1
  if (tokens[link]?.norm === '-' && tokens[link + 1]?.norm === 'to') link++
  const joint = tokens[link]?.norm ?? ''
  const links = opening === 'between' ? joint === 'and' || TO.test(joint) : TO.test(joint) || joint === 'or'
  if (!links) return null
  // A blank on one side of a dash only is punctuation; "rose from 20 to 30" is two figures.
  if (joint === 'to' && !opened && changes(tokens, i, lexicon)) return null
  const high = numeral(passage, link + 1)
  if (!high) return null
  // "brought the toll since March 8 to 598": the day of a date.
  if (!opened && low.value <= 31 && high.value > 31 && lexicon.days.has(tokens[i - 1])) return null
  // "brought the toll since October 7, 2023 to 49,500": the year of a date.
  if (!opened && isYear(tokens[i]?.norm ?? '') && !isYear(tokens[link + 1]?.norm ?? '') && dated(passage, i))
    return null
  // "two to three million": the scale is said once.
  const lower = low.scale === 1 && high.scale > 1 && low.value < high.raw ? low.value * high.scale : low.value
  if (lower >= high.value || (joint === 'or' && high.value > lower * 3)) return null
  return { ...between(lower, high.value), first: i, last: high.last, core: from, rule: 'range' }
}

/** Is the year at token `i` that of a date: "October 7, [2023]", "7 October [2023]", "since [2023]"? */
const dated = ({ tokens, lexicon }: Passage, i: number): boolean =>
  tokens[i - 1]?.norm === 'since' ||
  lexicon.days.has(tokens[i - 1]) ||
  (tokens[i - 1]?.norm === ',' && lexicon.days.has(tokens[i - 3]))

/** "20-30", "60–70 thousand": figures that a dash joins; without an upper end where they are no range. */
function joinedAt(tokens: readonly Token[], i: number, numbers: Numbers): Amount | null {
  const norm = tokens[i]?.norm ?? ''
  const [, from, to] = (startsWithDigit(norm) && RANGE.exec(norm)) || []
  if (!from || !to) return null
  const { last, scale } = scaled(tokens, { value: 1, last: i, raw: 1, scale: 1 }, numbers)
  const upper = Number(to.replaceAll(',', ''))
  const given = Number(from.replaceAll(',', ''))
  // "5-6,000": the thousand is said once.
  const lower = to.endsWith(',000') && given < upper / 1000 ? given * 1000 : given
  const rises = lower < upper && upper <= lower * 20
  return { ...between(lower * scale, rises ? upper * scale : null), first: i, last, core: i, rule: 'range' }
}

const SPANS = /^(ranges?|ranged|ranging|var(y|ies|ied|ying)|at|between)$/

/**
 * "rose from 20 to 30", "raised the toll of the blast from 20 to 30": the first figure is what was told before, no lower
 * bound.
 */
function changes(tokens: readonly Token[], i: number, { sets }: Lexicon): boolean {
  // "estimates of the dead range from 4,000 to 7,000", "puts the dead at 4,000 to 7,000", "their loss was from 40 to 50".
  if (tokens[i - 1]?.lemma === 'be' || SPANS.test(tokens[i - 1]?.norm ?? '')) return false
  for (let k = i - 1; k >= Math.max(0, i - 12); k--) {
    const t = tokens[k]
    // "surged 34 per cent, from 231 to 310".
    if (t?.text === ',' && /^(cent|percent|%)$/.test(tokens[k - 1]?.norm ?? '')) continue
    if (!t || /^[.,;:—–()]$/.test(t.text) || /^(CCONJ|SCONJ)$/.test(t.tag)) return false
    const change = sets.change.has(t) || /^(up|down)$/.test(t.norm)
    if (change && (k >= i - 4 || t.tag === 'VERB')) return true
    // "the figure of 20 to 30 dead" is one.
    const named = k === i - 2 && tokens[i - 1]?.norm === 'of'
    if (k >= i - 4 && (sets.tolls.has(t) || t.norm === 'dead') && !named) return true
  }
  return false
}

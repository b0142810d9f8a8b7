import type { TimeUnit } from '../lexicon/periods.ts'
import { landmarkAt } from './landmark.ts'
import { numeral } from './number.ts'
import type { Passage } from './setting.ts'

/** A length of time, up to token `last`. */
export interface Duration {
  readonly last: number
  readonly unit: TimeUnit
  readonly count: number
}

/** "48 hours", "a single day", "less than a week", "the first two days", "a little more than a month". */
export function durationAt(i: number, passage: Passage): Duration | null {
  const { tokens, lexicon } = passage
  let k = i
  if (tokens[k]?.norm === 'a' && tokens[k + 1]?.norm === 'little') k += 2
  if (/^(period|space|course|span)$/.test(tokens[k + 1]?.norm ?? '') && tokens[k + 2]?.norm === 'of') k += 3
  const bound = lexicon.bounds.before.at(tokens, k)
  if (bound) k += bound.length
  if (tokens[k]?.norm === 'the') k++
  if (
    /^(first|final|opening|third|second|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(st|nd|rd|th))$/.test(
      tokens[k]?.norm ?? '',
    )
  )
    k++
  else if (tokens[k]?.norm === 'a' && /^(second|third|fourth|fifth)$/.test(tokens[k + 1]?.norm ?? '')) k += 2
  if (/^(a|an)$/.test(tokens[k]?.norm ?? '') && /^\d/.test(tokens[k + 1]?.norm ?? '')) k++
  const number = numeral(passage, k)
  const loose = number ? null : lexicon.vague.phrases.at(tokens, k)
  if (number) k = number.last + 1
  else if (loose) k += loose.length
  else if (/^(a|an)$/.test(tokens[k]?.norm ?? '')) k++
  if (tokens[k]?.norm === 'single') k++
  if (tokens[k]?.tag === 'ADJ' && lexicon.periods.units.at(tokens[k]) === undefined) k++
  if (tokens[k]?.norm === '-') k++
  const unit = lexicon.periods.units.at(tokens[k])
  if (!unit || unit === 'quarter') return null
  const the = tokens[i]?.norm === 'the'
  if (k === i) return null
  const made = (last: number): Duration => ({ last, unit, count: number?.value ?? 1 })
  // "a 48-hour period".
  if (/^(period|span|stretch|window)$/.test(tokens[k + 1]?.norm ?? '')) return made(k + 1)
  // "the week" alone is a length only with its end.
  if (
    the &&
    k === i + 1 &&
    !/^(to|until|till|ending|ended|through|since|of|between|from)$/.test(tokens[k + 1]?.norm ?? '')
  )
    return made(k)
  // "in a second strike", "in a day camp", "for 40 years to come".
  if (/^(NOUN|PROPN|ADJ)$/.test(tokens[k + 1]?.tag ?? '') || tokens[k + 1]?.norm === '-') return null
  if (tokens[k + 1]?.norm === 'of') return made(landmarkAt(tokens, k + 2, lexicon) ?? k)
  return made(k)
}

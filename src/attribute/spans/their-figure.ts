import type { FoundAttribution } from '../phrase/found.ts'
import { phraseEndingAt } from '../phrase/phrase.ts'
import { hasTense, norm, type Range, type Scan } from '../phrase/scan.ts'
import { firstComma } from './comma.ts'
import { contentSpan } from './content.ts'
import type { Frame } from './frame.ts'
import { figureOf } from './rivals.ts'

type Found = FoundAttribution | null | undefined

/**
 * "12 people were killed, a figure [that] the rebels put at 60": another voice's figure of what is told before. Of "the toll, which the
 * rebels put at 60, …" it is the figure alone: the toll may come to another one.
 */
export function figureOfTheirs({ s, spoken, last, first, floor, ceiling, takes, made }: Frame): Found {
  if (spoken.side !== 'before' || !takes('figure') || norm(s, last + 1) !== 'at') return undefined
  const amount = figureOf(s, last + 1, ceiling)
  const told = amount && tollBefore(s, first, floor)
  if (!told) return undefined
  const aside = norm(s, told[1] + 1) === ','
  return made('figure-after-cue', [
    aside ? null : contentSpan(s, [told[0], first - 1]),
    contentSpan(s, amount),
  ])
}

/** "a toll that residents say is 40", "the toll, which they say is 40, …": whose figure of a toll it is. */
export function tollOfTheirs({ s, spoken, next, first, floor, ceiling, takes, made }: Frame): Found {
  if (spoken.side !== 'before' || !takes('clause') || next.kind !== 'phrase') return undefined
  if (!RELATIVE.test(norm(s, first - 1)) || !hasTense(s.groupOf.get(next.at))) return undefined
  const told = tollBefore(s, first, floor)
  const end = firstComma(s, next.at, ceiling)
  if (!told || !s.tokens.slice(next.at, end + 1).some(({ tag }) => tag === 'NUM')) return undefined
  return made('clause-after-cue', [contentSpan(s, [told[0], first - 1]), contentSpan(s, [next.at, end])])
}

const RELATIVE = /^(that|which)$/

/** "a figure [that]", "the toll[, which]": the words for a count before whoever puts it, who begins at token `unit`; else null. */
function tollBefore(s: Scan, unit: number, floor: number): Range | null {
  const relative = RELATIVE.test(norm(s, unit - 1))
  const end = relative ? unit - 2 : unit - 1
  const told = phraseEndingAt(s, relative && norm(s, end) === ',' ? end - 1 : end, floor)
  if (!told || !(relative || norm(s, told[0] - 1) === ',')) return null
  const words = s.tokens.slice(relative ? told[0] : told[1], told[1] + 1)
  return words.some((t) => s.lexicon.sets.tolls.has(t)) ? told : null
}

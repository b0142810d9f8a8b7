import type { ScopeWords } from '../lexicon/index.ts'
import { EVENTS } from '../model/index.ts'
import type { Nest } from './scope.ts'

const partOf = (inner: string, outer: string, words: ScopeWords): boolean =>
  words.events.some(
    ({ whole, parts }) =>
      whole === outer && parts.some((part) => part === inner || partOf(inner, part, words)),
  )

/** Deaths lie inside casualties. The parts of a whole do not overlap; other events are another matter. */
export function eventNest(a: string, b: string, words: ScopeWords): Nest {
  if (a === b) return 'same'
  if (partOf(a, b, words)) return 'inside'
  if (partOf(b, a, words)) return 'around'
  return 'apart'
}

/** Events that can be mistaken for each other: parts of one whole, and the whole. */
export function oneFamily(a: string, b: string, words: ScopeWords): boolean {
  return family(a, words) === family(b, words)
}

/** The widest event that it is a part of. */
export function family(event: string, words: ScopeWords): string {
  const whole = words.events.find(({ parts }) => parts.includes(event))
  return whole ? family(whole.whole, words) : event
}

/** The widest events of those that are known by name. */
export const families = (words: ScopeWords): string[] => [
  ...new Set(EVENTS.map((event) => family(event, words))),
]

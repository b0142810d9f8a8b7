import type { Bounds } from './bounds.ts'
import { verbForms } from './inflect.ts'
import type { Numbers } from './numbers.ts'
import type { TimeWords } from './periods.ts'
import { wordSet, type WordSet } from './sets.ts'
import type { VagueWords } from './vague.ts'

/** First words of amounts and of times, digits aside: most words of a text are none, and are passed over at once. */
export interface Openers {
  readonly amounts: WordSet
  readonly times: WordSet
  /** Times with their prepositions and words of stress. */
  readonly periods: WordSet
}

// Grammar words that begin an amount: "a dozen", "half a million", "between 20 and 30", "no soldiers".
const WORDS = 'a an half between from no not none nobody neither both'.split(' ')

export function openers(numbers: Numbers, bounds: Bounds, vague: VagueWords, times: TimeWords): Openers {
  const verbs = [...bounds.verbs].flatMap((verb) => verbForms(verb).map(([, form]) => form))
  const time = [...times.openers, ...numbers.words.keys(), ...vague.openers]
  return {
    amounts: wordSet([...WORDS, ...numbers.words.keys(), ...bounds.openers, ...verbs, ...vague.openers]),
    times: wordSet(time),
    periods: wordSet([...time, ...times.leads]),
  }
}

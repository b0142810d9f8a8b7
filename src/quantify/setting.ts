import type { Lexicon } from '../lexicon/index.ts'
import type { Token } from '../model/index.ts'
import type { Day } from './calendar.ts'

/** What amounts and times are read from: the tokens of a text, and the words that are known. */
export interface Passage {
  readonly tokens: readonly Token[]
  readonly text: string
  readonly lexicon: Lexicon
}

/** What a time is told from. */
export interface Setting extends Passage {
  /** The day of publication, or null. */
  readonly published: Day | null
  /** The last day named in this sentence, and in it or the one before. */
  readonly named: Day | null
  readonly spoken: Day | null
  /** A day of the last month named before, or null. */
  readonly month: Day | null
}

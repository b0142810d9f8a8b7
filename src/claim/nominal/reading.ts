import type { Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import type { VerbFrame } from '../clause/verb.ts'
import type { Trigger } from '../event/trigger.ts'

/** To whom event words happen, and the rule that found them. Without groups: something happened, to people who are not told. */
export interface Reading {
  readonly groups: readonly Group[]
  readonly rule: string
  readonly frame: VerbFrame | null
  /** Do the words that find them tell that it is only thought: "missing, believed killed"? */
  readonly hedged?: boolean
}

/**
 * Knows one construction. `'nobody'`: the words are in it and tell of nobody, so that no reader behind has to be asked;
 * null: they are not.
 */
export type Reader<T extends Trigger = Trigger> = (parts: Parts, trigger: T) => Reading | 'nobody' | null

/** What the first of the readers that knows the construction makes of it. */
export function firstReading<T extends Trigger>(
  readers: readonly Reader<T>[],
  parts: Parts,
  trigger: T,
): Reading | null {
  for (const reader of readers) {
    const reading = reader(parts, trigger)
    if (reading) return reading === 'nobody' ? null : reading
  }
  return null
}

import type { Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'

/** The way from a verb to the left, on which its subject is looked for. */
export interface Way {
  readonly parts: Parts
  /** The first word of the verb. */
  readonly from: number
  /** The token the way begins at. */
  readonly start: number
  /** The token it has come to. */
  at: number
  /** "was hurt … and died": with nothing between it and "and" the verb has the subject of the verb before. */
  shared: boolean
  /** Right before "who": whoever it is about, whatever takes it. */
  antecedent: boolean
  /** Past the verb whose subject is shared. */
  resolved: boolean
  /** Right before the first of the joined verbs: "said [three men] were held and then shot"; else -1. */
  chained: number
}

/** The token where the way goes on, or who was looked for; null where nobody is, undefined where something else stands. */
export type Step = number | Group | null | undefined

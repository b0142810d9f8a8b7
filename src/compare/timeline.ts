import { nests } from './nest.ts'
import { reachOf } from './reach.ts'
import { byAge, type Comparing } from './relate.ts'
import type { Scope } from './scope.ts'
import type { Statement } from './statement.ts'

/** A claim of a scope in time: the days that it counts, and the day it was made. */
export interface Moment {
  readonly claim: Statement
  readonly from: string | null
  readonly to: string | null
  /** The claim's scope lies in the question's, or it only touches it. */
  readonly inside: boolean
  /** It does not say whose people, or where, although the question asks for it. */
  readonly loose: boolean
}

/** The claims that touch a scope, by the day they count up to, then by the day they were made. */
export function timeline(question: Scope, all: readonly Statement[], { lexicon }: Comparing): Moment[] {
  return all
    .flatMap((claim) => {
      if (claim.quantity === null && claim.bounds?.upper !== 0) return []
      if (nests(claim.scope, question, lexicon).per !== 'same') return []
      const reach = reachOf(claim, question, lexicon)
      if (reach === 'apart') return []
      const { from, to } = claim.scope.period
      return [{ claim, from, to, inside: reach === 'inside', loose: reach === 'loose' }]
    })
    .sort((a, b) => compare(a.to ?? '', b.to ?? '') || byAge(a.claim, b.claim))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

import { nests, separate } from './nest.ts'
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
}

/** The claims that touch a scope, by the day they count up to, then by the day they were made. */
export function timeline(question: Scope, all: readonly Statement[], { lexicon }: Comparing): Moment[] {
  return all
    .flatMap((claim) => {
      const lie = nests(claim.scope, question, lexicon)
      if ((claim.quantity === null && claim.bounds?.upper !== 0) || separate(lie) || lie.per !== 'same')
        return []
      const { from, to } = claim.scope.period
      const inside = (['event', 'population', 'place', 'period'] as const).every(
        (field) => lie[field] === 'same' || lie[field] === 'inside',
      )
      return [{ claim, from, to, inside }]
    })
    .sort((a, b) => compare(a.to ?? '', b.to ?? '') || byAge(a.claim, b.claim))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Whether a claim can count anybody of the scope. */
export const touchesScope = (claim: Statement, question: Scope, { lexicon }: Comparing): boolean =>
  !separate(nests(claim.scope, question, lexicon))

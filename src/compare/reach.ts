import type { Lexicon } from '../lexicon/index.ts'
import { nests, separate } from './nest.ts'
import type { Scope } from './scope.ts'
import { everywhere, type Statement } from './statement.ts'

/**
 * How a claim bears on a question. `inside`: all that it counts is asked for; `touches`: some of it may be; `loose`:
 * the question asks for somebody's people, or for a place, and the claim does not say whose or where; `apart`: none.
 */
export type Reach = 'inside' | 'touches' | 'loose' | 'apart'

export function reachOf(claim: Statement, question: Scope, lexicon: Lexicon): Reach {
  const lie = nests(claim.scope, question, lexicon)
  if (separate(lie)) return 'apart'
  const inside = (['event', 'population', 'place', 'period'] as const).every(
    (field) => lie[field] === 'same' || lie[field] === 'inside',
  )
  if (inside) return 'inside'
  return nobodys(claim, question) || nowhere(claim, question) ? 'loose' : 'touches'
}

const nobodys = ({ scope }: Statement, question: Scope): boolean =>
  question.population.side !== null && scope.population.side === null

/** No place, or one that no list knows. */
function nowhere(claim: Statement, question: Scope): boolean {
  if (question.place.hull.length === 0) return false
  const { known, hull } = claim.scope.place
  return known === 'unknown' ? !everywhere(claim) : (hull[0]?.startsWith('~') ?? false)
}

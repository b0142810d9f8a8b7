import type { Reason } from '../model/index.ts'
import { same } from './nest.ts'
import { oneVoice } from './party.ts'
import type { Nests } from './scope.ts'
import { origin, type Statement } from './statement.ts'
import { said, voice } from './words.ts'

/** A later figure of one claimant for one scope that starts in the open ("so far", "since March"). */
export function update(a: Statement, b: Statement, lie: Nests): Reason[] | null {
  if (a.report === b.report || a.statedOn === null || b.statedOn === null || a.statedOn === b.statedOn)
    return null
  if (!a.bounds?.counted || !b.bounds?.counted || a.polarity !== 'affirmed' || b.polarity !== 'affirmed')
    return null
  if (a.modality !== 'asserted' || b.modality !== 'asserted' || a.chain.length < 2 || b.chain.length < 2)
    return null
  if (!oneVoice(origin(a), origin(b)) || !same(lie.event) || !same(lie.population) || !same(lie.per))
    return null
  if (a.scope.per !== null || !cumulative(a) || !cumulative(b)) return null
  const placed = same(lie.place) || (a.scope.place.known === 'unknown' && b.scope.place.known === 'unknown')
  if (!placed || a.scope.period.from !== b.scope.period.from) return null
  const [early, late] = a.statedOn < b.statedOn ? [a, b] : [b, a]
  const falls = (late.figure ?? 0) < (early.figure ?? 0)
  const note = falls
    ? `${voice(late)} gave the higher number earlier: a count that only grows has been revised.`
    : `${voice(late)} gives the later count of ${late.statedOn}.`
  return [{ field: falls ? 'revised' : 'quantity', a: said(a, 'bounds'), b: said(b, 'bounds'), note }]
}

/** The count of a matter that is still open: it runs to the day of the statement, and can only grow. */
const cumulative = ({ bounds, scope, statedOn }: Statement): boolean =>
  (scope.period.known === 'inferred' && bounds?.extent === 'total') ||
  (scope.period.known === 'said' &&
    scope.period.from !== null &&
    scope.period.to === statedOn &&
    (bounds?.extent === 'total' || /\bsince\b/i.test(scope.period.label ?? '')))

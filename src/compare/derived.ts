import type { Reason } from '../model/index.ts'
import { same } from './nest.ts'
import { oneVoice, sameParty } from './party.ts'
import { oneOccasion } from './retelling.ts'
import type { Nests } from './scope.ts'
import type { Settings } from './settings.ts'
import { origin, type Statement } from './statement.ts'
import { said, voice } from './words.ts'

/**
 * Whether one takes its number from the other: it says so, or a rounder number of another origin follows a finer
 * one in the same scope, which is suggested for review. `from` is the statement it is taken from.
 */
export function derived(
  a: Statement,
  b: Statement,
  lie: Nests,
  settings: Settings,
): { from: Statement; because: Reason[] } | null {
  if (a.polarity !== 'affirmed' || b.polarity !== 'affirmed') return null
  // Whoever asks about a number does not give it.
  if (a.bounds === null || b.bounds === null || a.chain.length < 2 || b.chain.length < 2) return null
  if (a.figure === null || b.figure === null) return null
  if (!same(lie.event) || !same(lie.per) || lie.population === 'apart' || lie.place === 'apart') return null
  if (a.scope.population.side !== b.scope.population.side) return null
  return (
    (a.report === b.report || same(lie.period) || oneOccasion(a, b, settings)
      ? (cites(a, b, lie, a) ?? cites(b, a, lie, a))
      : null) ??
    rounds(a, b, lie, a) ??
    rounds(b, a, lie, a)
  )
}

/** The chain of `taker` passes through whoever says `from`, or whoever relays `from` says `taker` as his own. */
function cites(taker: Statement, from: Statement, lie: Nests, a: Statement) {
  if (
    lie.period === 'apart' ||
    !(taker.figure === from.figure || isRounded(from.figure ?? 0, taker.figure ?? 0))
  )
    return null
  const relayer = from.chain.length === 3 ? from.chain[1] : undefined
  if (relayer === undefined || !sameParty(relayer, origin(taker)) || taker.chain.length !== 2) return null
  const note = `${voice(taker)} takes the number from ${voice(from)}, as one of the reports says.`
  return { from, because: [reason(taker, from, a, note)] }
}

function rounds(taker: Statement, from: Statement, lie: Nests, a: Statement) {
  if (!same(lie.period) || taker.scope.period.known !== 'said' || oneVoice(origin(taker), origin(from)))
    return null
  if (taker.report === from.report) return null
  if ((from.statedOn ?? '9') > (taker.statedOn ?? '0') || !isRounded(from.figure ?? 0, taker.figure ?? 0))
    return null
  const note = `${(from.figure ?? 0).toLocaleString('en')} rounds to ${(taker.figure ?? 0).toLocaleString('en')}: for review, as neither says so.`
  return { from, because: [reason(taker, from, a, note)] }
}

const reason = (taker: Statement, from: Statement, a: Statement, note: string): Reason => {
  const [first, second] = taker === a ? [taker, from] : [from, taker]
  return { field: 'origin', a: said(first, 'bounds'), b: said(second, 'bounds'), note }
}

/** Whether `round` is `fine` rounded or cut to fewer figures: 45,000 of 45,680. */
export function isRounded(fine: number, round: number): boolean {
  if (fine === round || round < 10) return false
  let step = 1
  while (round % (step * 10) === 0) step *= 10
  return (
    fine % step !== 0 &&
    (Math.floor(fine / step) * step === round || Math.round(fine / step) * step === round)
  )
}

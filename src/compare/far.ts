import type { ScopeWords } from '../lexicon/index.ts'
import type { ScopePlace } from './scope.ts'
import { leavesOpen, type Statement } from './statement.ts'

/** What tells at once, of most pairs of statements of a long report, that neither bears on the other. */
export interface Bearing {
  /** Denies a number, relays somebody, is a rate, or tells of a death by one's own hand: the place does not settle it. */
  readonly wide: boolean
  readonly placed: boolean
  /** The first steps by which its place may lie in another's, or another's in it. */
  readonly steps: readonly string[]
  /** Its place is in no list. */
  readonly unlisted: boolean
  readonly figure: number | null
}

export function bearingOf(one: Statement, words: ScopeWords): Bearing {
  const { place, per } = one.scope
  const ownHand = one.manner !== null && words.says('own-hand', one.manner)
  const everywhere = place.core !== null && (place.core.length === 0 || place.hull.length === 0)
  return {
    wide: everywhere || ownHand || per !== null || one.denies !== null || one.chain.length > 2,
    placed: !leavesOpen(one, 'place'),
    steps: stepsOf(place),
    unlisted: place.hull.some(isUnlisted),
    figure: one.figure,
  }
}

/** Of "Harra, Chad", where no list knows Harra, the second step too: another place may leave the country out. */
const stepsOf = ({ hull, core }: ScopePlace): string[] => [
  ...new Set(
    [hull, core ?? []].flatMap(([first, second]) => [
      ...(first === undefined ? [] : [first]),
      ...(second !== undefined && isUnlisted(second) ? [second] : []),
    ]),
  ),
]

const isUnlisted = (step: string): boolean => step.startsWith('~')

/**
 * May more hold of two statements of one report than that they count different things? Quick, and wrong only where
 * it says that it may: else each relation asks for one place, for none said, or for one number (`toldTwice`).
 */
export function mayBear(a: Bearing, b: Bearing): boolean {
  if (a.wide || b.wide || !(a.placed || b.placed)) return true
  for (const step of a.steps) if (b.steps.includes(step)) return true
  return a.figure !== null && a.figure === b.figure && !(a.unlisted && b.unlisted)
}

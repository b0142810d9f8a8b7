import type { Group } from './draft.ts'
import type { Parts } from './parts.ts'

const FOE = /^(enemy|enemies|enemy's|occupiers?|occupants?|invaders?|aggressors?)$/

/** "enemy soldiers", "the occupiers": whoever the speaker fights. */
export const isFoe = ({ tokens }: Parts, { first, last }: Group): boolean =>
  tokens.slice(first, last + 1).some(({ norm }) => FOE.test(norm))

/** So many times a foe has to be named, and so many times as often as any other country. */
const OFTEN = 3
const CLEARLY = 2

/**
 * Whom a speaker of side `own` fights: the country that the whole text names by far the most, beside his own; else null.
 * The text is counted once, when first asked.
 */
export function foes({ tokens, lexicon }: Parts): (own: string) => string | null {
  let counted: Map<string, number> | null = null
  const count = (): Map<string, number> => {
    const times = new Map<string, number>()
    for (let i = 0; i < tokens.length; i++) {
      const side = lexicon.sides.at(tokens, i)?.side
      if (side?.kind === 'country') times.set(side.name, (times.get(side.name) ?? 0) + 1)
    }
    return times
  }
  return (own) => {
    counted ??= count()
    const [first, second] = [...counted].filter(([name]) => name !== own).toSorted(([, a], [, b]) => b - a)
    if (!first || first[1] < OFTEN) return null
    return first[1] >= CLEARLY * (second?.[1] ?? 0) ? first[0] : null
  }
}

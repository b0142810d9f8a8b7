import { plain } from './bare.ts'
import type { Group } from './draft.ts'
import type { Ground } from './parts.ts'

/** No interval or change between an amount and its noun is longer. */
const LONGEST = 14
const CLOSES = /^[)\]]$/

/** "2,300 (1,500–3,600) persons", "lost 900 (+80) soldiers": people with the amount that brackets keep from them. */
export function pastBrackets(ground: Ground, groups: readonly Group[]): readonly Group[] {
  const { tokens } = ground
  if (!groups.some(({ first }) => CLOSES.test(tokens[first - 1]?.norm ?? ''))) return groups
  const result: Group[] = []
  for (const group of groups) {
    const open = group.kind === 'people' && group.quantity === null ? opening(ground, group.first - 1) : -1
    const q = ground.quantities[ground.quantityOf[open - 1] ?? -1]
    if (q?.last !== open - 1) {
      result.push(group)
      continue
    }
    while ((result.at(-1)?.last ?? -1) >= q.first) result.pop()
    result.push({ ...group, first: q.first, quantity: plain(q), none: q.none })
  }
  return result
}

/** Where brackets open that end at `close`: round ones with figures, or square ones, an editor's: "seven [as heard] men"; else -1. */
function opening({ tokens, quantityOf }: Ground, close: number): number {
  const square = tokens[close]?.norm === ']'
  if (!square && tokens[close]?.norm !== ')') return -1
  for (let i = close - 1; i > close - LONGEST && tokens[i]?.sentence === tokens[close]?.sentence; i--)
    if (tokens[i]?.norm === (square ? '[' : '('))
      return square || quantityOf.subarray(i, close).some((q) => q !== -1) || tokens[i + 1]?.tag === 'NUM'
        ? i
        : -1
  return -1
}

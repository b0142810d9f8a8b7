/** A card where it would stand by itself. */
export interface Placed {
  readonly top: number
  readonly height: number
}

/**
 * Where cards stand beside each other's sentences without lying over one another: the open one at `level`, those
 * below it pushed down and those above pushed up as far as they must, none above `highest`.
 */
export function spread(cards: readonly Placed[], open: number, level: number, highest: number): number[] {
  const tops = cards.map(({ top }, at) => (at === open ? level : top))
  for (let at = open - 1; at >= 0; at--)
    tops[at] = Math.min(tops[at] ?? 0, (tops[at + 1] ?? 0) - (cards[at]?.height ?? 0))
  let free = highest
  for (let at = 0; at < tops.length; at++) {
    tops[at] = Math.max(tops[at] ?? 0, free)
    free = (tops[at] ?? 0) + (cards[at]?.height ?? 0)
  }
  return tops
}

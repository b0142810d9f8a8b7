/**
 * How many items `before` holds for, of a list in which those come first; of its first `end` items where that is given.
 * Method: binary search.
 */
export function countBefore<T>(
  items: readonly T[],
  before: (item: T) => boolean,
  end: number = items.length,
): number {
  let low = 0
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if (before(items[middle] as T)) low = middle + 1
    else high = middle
  }
  return low
}

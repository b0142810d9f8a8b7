/** What some of a list's items have: a map by their index, kept as a list since it is asked of nearly all of them. */
export interface ByIndex<T> {
  get(index: number): T | undefined
  has(index: number): boolean
  set(index: number, one: T): void
}

/** For a list of so many items. */
export function byIndex<T>(length: number): ByIndex<T> {
  const all: T[] = []
  const at = new Int32Array(length).fill(-1)
  const has = (index: number): boolean => index >= 0 && index < length && at[index] !== -1
  return {
    get: (index) => (has(index) ? all[at[index] as number] : undefined),
    has,
    set: (index, one) => {
      at[index] = all.push(one) - 1
    },
  }
}

/** Items by key, in the order in which the keys first come. */
export function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const own = key(item)
    const known = groups.get(own)
    if (known) known.push(item)
    else groups.set(own, [item])
  }
  return groups
}

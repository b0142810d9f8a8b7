/** The one of `names` that `given` was most likely meant to be; null when none is near. */
export function nearest(given: string, names: readonly string[]): string | null {
  const folded = given.toLowerCase()
  const ranked = names
    .map((name) => ({
      name,
      far: name.startsWith(folded) && folded.length > 1 ? 0.5 : distance(folded, name),
    }))
    .sort((a, b) => a.far - b.far)
  const [best] = ranked
  return best && best.far <= Math.max(1, Math.floor(Math.max(folded.length, best.name.length) / 3))
    ? best.name
    : null
}

/** Letters to put in, take out, change or swap with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const above = rows[i - 1] ?? []
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same)
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}

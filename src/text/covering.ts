import { contains, type Span } from './span.ts'

interface Entry {
  readonly span: Span
  readonly index: number
}

/**
 * Which of many things hold a span within one of theirs, in the order given. Asked once a span, so it looks only where
 * such things can stand: an interval tree laid over the spans by their starts, each part with the furthest end in it.
 */
export function covering<T>(
  all: readonly T[],
  spansOf: (one: T) => readonly Span[],
): (inner: Span) => readonly T[] {
  const entries: Entry[] = []
  all.forEach((one, index) => {
    for (const span of spansOf(one)) entries.push({ span, index })
  })
  entries.sort((a, b) => a.span[0] - b.span[0])
  const furthest = entries.map(() => 0)
  const measure = (from: number, to: number): number => {
    if (from >= to) return -Infinity
    const middle = (from + to) >> 1
    const end = (entries[middle] as Entry).span[1]
    return (furthest[middle] = Math.max(end, measure(from, middle), measure(middle + 1, to)))
  }
  measure(0, entries.length)

  return (inner) => {
    const found = new Set<number>()
    const look = (from: number, to: number): void => {
      const middle = (from + to) >> 1
      if (from >= to || (furthest[middle] ?? 0) < inner[1]) return
      look(from, middle)
      const { span, index } = entries[middle] as Entry
      if (span[0] > inner[0]) return
      if (contains(span, inner)) found.add(index)
      look(middle + 1, to)
    }
    look(0, entries.length)
    if (found.size === 0) return []
    return [...found].sort((a, b) => a - b).map((index) => all[index] as T)
  }
}

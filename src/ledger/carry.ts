import { locate, overlaps, type Anchor, type Span } from '../text/index.ts'

interface Known {
  readonly key: string
  readonly event: string
  readonly anchor: Anchor
}

interface Fresh {
  readonly span: Span
  readonly event: string
}

/**
 * Which claim of a new reading is which known claim of the report: the same event, in words that overlap where
 * the known claim's words stand in `text` now. The pairs that overlap most go first; each claim is in one pair at
 * most. Returns the known key for each fresh claim, or null.
 */
export function carry(known: readonly Known[], fresh: readonly Fresh[], text: string): (string | null)[] {
  const pairs: { key: string; at: number; shared: number }[] = []
  for (const { key, event, anchor } of known) {
    const span = locate(text, anchor)
    if (!span) continue
    fresh.forEach((claim, at) => {
      if (claim.event === event && overlaps(claim.span, span)) {
        pairs.push({ key, at, shared: likeness(claim.span, span) })
      }
    })
  }
  pairs.sort((a, b) => b.shared - a.shared || a.at - b.at)
  const keys: (string | null)[] = fresh.map(() => null)
  const taken = new Set<string>()
  for (const { key, at } of pairs) {
    if (taken.has(key) || keys[at] !== null) continue
    taken.add(key)
    keys[at] = key
  }
  return keys
}

/** Length of what two spans share, over the length of both together (Jaccard). */
function likeness(a: Span, b: Span): number {
  const shared = Math.min(a[1], b[1]) - Math.max(a[0], b[0])
  return shared / (Math.max(a[1], b[1]) - Math.min(a[0], b[0]))
}

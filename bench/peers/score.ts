import type { Span } from '../../src/model/index.ts'

export interface Labelled {
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  readonly kind?: string
  readonly speech?: boolean
}

export interface Document {
  readonly id: string
  readonly text: string
  readonly attributions: readonly Labelled[]
}

/** Counts over a corpus; `triple` asks content, source and cue, `content` the content alone, `spoken` both but the cue. */
export interface Counts {
  gold: number
  found: number
  content: number
  spoken: number
  triple: number
}

/** Letters and digits of the spans: marks, commas and spaces at edges must not matter. */
export function characters(text: string, spans: readonly Span[]): Set<number> {
  const out = new Set<number>()
  for (const [start, end] of spans)
    for (let i = start; i < end; i++) if (/[\p{L}\p{N}]/u.test(text.charAt(i))) out.add(i)
  return out
}

export const shared = (a: ReadonlySet<number>, b: ReadonlySet<number>): number =>
  [...a].filter((i) => b.has(i)).length
const touch = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  shared(a, b) > 0 || (a.size === 0 && b.size === 0)

interface Content {
  readonly content: ReadonlySet<number>
}

/** Gold and found one to one, best overlap of contents first, from a half (intersection over union) upwards. */
export function paired(gold: readonly Content[], found: readonly Content[]): { i: number; j: number }[] {
  const pairs = gold
    .flatMap((g, i) =>
      found.map((p, j) => {
        const both = shared(g.content, p.content)
        return { i, j, overlap: both / (g.content.size + p.content.size - both) }
      }),
    )
    .filter(({ overlap }) => overlap >= 0.5)
    .toSorted((a, b) => b.overlap - a.overlap || a.i - b.i || a.j - b.j)
  const [usedGold, usedFound] = [new Set<number>(), new Set<number>()]
  return pairs.filter(({ i, j }) => {
    if (usedGold.has(i) || usedFound.has(j)) return false
    usedGold.add(i)
    usedFound.add(j)
    return true
  })
}

/**
 * Count what pairs. `wanted` limits the gold that counts; what is paired with other gold counts neither for nor against.
 */
export function score(
  gold: readonly Document[],
  found: ReadonlyMap<string, readonly Labelled[]>,
  wanted: (a: Labelled) => boolean = () => true,
): Counts {
  const counts: Counts = { gold: 0, found: 0, content: 0, spoken: 0, triple: 0 }
  for (const { id, text, attributions } of gold) {
    const sets = (a: Labelled) => ({
      source: characters(text, a.source),
      cue: characters(text, a.cue),
      content: characters(text, a.content),
    })
    const want = attributions.map(wanted)
    const G = attributions.map(sets)
    const P = (found.get(id) ?? []).map(sets).filter((p) => p.content.size > 0)
    for (const { i, j } of paired(G, P)) {
      if (!want[i]) {
        counts.found--
        continue
      }
      const source = touch(G[i]!.source, P[j]!.source)
      counts.content++
      if (source) counts.spoken++
      if (source && touch(G[i]!.cue, P[j]!.cue)) counts.triple++
    }
    counts.gold += want.filter(Boolean).length
    counts.found += P.length
  }
  return counts
}

const percent = (share: number): number => Math.round(share * 1000) / 10

/** Precision, recall and F1 in per cent. */
export function figures(
  right: number,
  { gold, found }: Counts,
): [precision: number, recall: number, f1: number] {
  const p = found === 0 ? 0 : right / found
  const r = gold === 0 ? 0 : right / gold
  return [percent(p), percent(r), percent(p + r === 0 ? 0 : (2 * p * r) / (p + r))]
}

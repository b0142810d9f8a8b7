import type { Reading, Span } from '../../src/index.ts'
import type { WorkedAttribution } from './corpora.ts'
import type { Figures } from './scorers.ts'

const inside = (spans: readonly Span[]): Set<number> =>
  new Set(spans.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i)))

const overlap = (a: readonly Span[], b: readonly Span[]): number => {
  const [x, y] = [inside(a), inside(b)]
  const both = [...x].filter((i) => y.has(i)).length
  return both / (x.size + y.size - both || 1)
}

const words = (name: string): string[] =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .split(' ')
    .filter((word) => word !== '' && word !== 'the')

const sameName = (a: string, b: string): boolean => {
  const [x, y] = [words(a), words(b)]
  return x.every((word) => y.includes(word)) || y.every((word) => x.includes(word)) || x.at(-1) === y.at(-1)
}

/** How many attributions of the worked case were read with source, cue and resolved name right. */
export function scoreWorked(gold: readonly WorkedAttribution[], { attributions, sources }: Reading): Figures {
  const used = new Set<string>()
  let right = 0
  for (const want of gold) {
    const best = attributions
      .filter((a) => !used.has(a.id))
      .map((a) => ({ a, fit: overlap(a.content, want.content) }))
      .toSorted((x, y) => y.fit - x.fit)[0]
    if (!best || best.fit < 0.5) continue
    used.add(best.a.id)
    const name = sources.find(({ id }) => id === best.a.sourceId)?.name ?? ''
    const spoken = overlap(best.a.source, want.source) > 0 && overlap(best.a.cue, want.cue) > 0
    if (spoken && sameName(name, want.resolved)) right++
  }
  return { right, gold: gold.length }
}

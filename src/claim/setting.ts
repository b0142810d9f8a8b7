import type { Period } from '../model/index.ts'
import type { Draft } from './draft.ts'
import { clause } from './mood.ts'
import type { Parts } from './parts.ts'

/** When: the nearest time expression in the event's clause, then in its sentence; not the day something was said. */
export function period(parts: Parts, draft: Draft, said: ReadonlySet<number>): Period | null {
  const { tokens, periods, doc } = parts
  const sentence = doc.sentences[tokens[draft.first]?.sentence ?? 0]
  if (!sentence) return null
  const [from, to] = clause(parts, draft.first, draft.last)
  const end = Math.max(draft.last, draft.group?.last ?? 0)
  // "The region, where the army landed in August": that dates the landing.
  const elsewhere = tokens.findIndex((token, i) => i > end && i <= sentence.last && token.norm === 'where')
  const inside = periods.filter(
    (p) =>
      p.first >= sentence.first &&
      p.last <= (elsewhere < 0 ? sentence.last : elsewhere) &&
      !said.has(p.span[0]),
  )
  const ranked = inside
    .map((p) => {
      const distance = p.first > end ? p.first - end : p.last < draft.first ? draft.first - p.last + 4 : 0
      const outside = p.first >= from && p.last <= to ? 0 : 40
      return { p, cost: distance + outside }
    })
    .filter(({ cost }) => cost < 60)
    .sort((a, b) => a.cost - b.cost)
  const best = ranked[0]?.p
  return best ? { span: best.span, text: best.text, from: best.from, to: best.to } : null
}

/** How: the words near the event that tell it, by the order of the lexicon. */
export function manner(parts: Parts, draft: Draft): string | null {
  if (draft.manner) return draft.manner
  if (!/^(deaths|injuries|casualties)$/.test(draft.event)) return null
  const { tokens, lexicon } = parts
  const [first, last] = clause(parts, draft.first, draft.last)
  let best: { manner: string; rank: number } | null = null
  for (let i = Math.max(first, draft.first - 25); i <= Math.min(last, draft.last + 25); i++) {
    const found = lexicon.manners.at(tokens, i)
    if (found && (best === null || found.value.rank < best.rank)) best = found.value
  }
  return best?.manner ?? null
}

import type { Draft } from './draft.ts'
import { clause } from './mood.ts'
import type { Parts } from './parts.ts'

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

import type { Draft } from '../phrase/draft.ts'
import { clause } from '../clause/clause.ts'
import type { Parts } from '../phrase/parts.ts'

/** How: the words near the event that tell it, by the order of the lexicon. */
export function manner(parts: Parts, draft: Draft): string | null {
  if (draft.manner) return draft.manner
  if (!/^(deaths|injuries|casualties)$/.test(draft.event)) return null
  const { tokens, lexicon } = parts
  const [first, last] = clause(parts, draft.first, draft.last)
  let best: { manner: string; rank: number } | null = null
  for (let i = Math.max(first, draft.first - 25); i <= Math.min(last, draft.last + 25); i++) {
    const found = lexicon.manners.at(tokens, i)
    if (!found || (best !== null && found.value.rank >= best.rank)) continue
    if (/^(wounds|fighting)$/.test(found.value.manner) && !told(parts, draft, i, found.value.manner)) continue
    best = found.value
  }
  return best?.manner ?? null
}

/**
 * Who died "of his wounds", not who was hurt; who fell "in battle" or whom "clashes left" dead, not who died in a
 * clause that only speaks of fighting.
 */
function told(
  { tokens, lexicon }: Parts,
  { event, first, last }: Draft,
  at: number,
  manner: string,
): boolean {
  if (manner === 'wounds') return event === 'deaths'
  if (first <= at && at <= last) return true
  let before = at - 1
  while (/^(DET|ADJ|NUM|NOUN)$/.test(tokens[before]?.tag ?? '') && before !== last) before--
  if (/^(in|during|amid|after)$/.test(tokens[before]?.norm ?? '') && tokens[at]?.tag !== 'VERB') return true
  let verb = at + 1
  while (verb < first && !/^(VERB|AUX|SCONJ|PRON)$/.test(tokens[verb]?.tag ?? '')) verb++
  return at < first && (verb === first || lexicon.sets.doHarm.has(tokens[verb]))
}

import type { Period, Place, Span, Token } from '../model/index.ts'
import type { Draft } from './draft.ts'
import { clause } from './mood.ts'
import type { Parts } from './parts.ts'

const IN =
  /^(in|at|near|outside|inside|around|across|on|off|throughout|along|over|toward|towards|into|to|from|of|between|beneath|under|behind)$/

/**
 * Where: the nearest "in …", "at …", "near …" with a name or a place noun, after the event or before it in its
 * sentence. Of a sentence that somebody says only what is said: "told reporters in Dovra" is where it was told.
 */
export function place(parts: Parts, draft: Draft, said: readonly Span[]): Place | null {
  const at = (i: number): Place | null => {
    const found = placeAt(parts, i, draft)
    const told = said.length === 0 || said.some(([a, b]) => found && a <= found.span[0] && found.span[1] <= b)
    return told ? found : null
  }
  const end = Math.max(draft.last, draft.group?.last ?? 0)
  const [first, last] = clause(parts, draft.first, end)
  for (let i = draft.last === end ? end : end + 1; i <= last; i++) {
    const found = at(i)
    if (found) return found
    if (i > end + 24) break
  }
  // "12 at sea": not where those told before were.
  if (draft.elided && IN.test(parts.tokens[end + 1]?.norm ?? '') && parts.periodOf[end + 2] === -1)
    return null
  const start = Math.min(draft.first, draft.group?.first ?? draft.first)
  for (let i = Math.max(first, start); i < end; i++) {
    const found = at(i)
    if (found) return found
  }
  for (let i = start - 1; i >= first; i--) {
    const found = at(i)
    if (found) return found
  }
  return null
}

function placeAt(
  { tokens, doc, groups, groupOf, lexicon, periodOf, quantityOf }: Parts,
  i: number,
  draft: Draft,
): Place | null {
  const t = tokens[i] as Token
  if (!IN.test(t.norm)) return null
  const arriving = draft.event === 'deployment' || draft.event === 'displacement'
  if (
    /^(to|into|from|toward|towards|of|over|on|between)$/.test(t.norm) &&
    !(arriving && /^(to|into|from)$/.test(t.norm))
  ) {
    if (t.norm !== 'on' && t.norm !== 'over') return null
  }
  const group = groups[groupOf[i + 1] ?? -1]
  if (
    !group ||
    group.first !== i + 1 ||
    group.kind === 'people' ||
    group.kind === 'pronoun' ||
    group.kind === 'bare'
  )
    return null
  if ((periodOf[i + 1] ?? -1) !== -1 || (quantityOf[group.last] ?? -1) !== -1) return null
  const head = tokens[group.head] as Token
  if (!(head.tag === 'PROPN' || lexicon.placeNouns.has(head.norm))) return null
  if (
    group.kind === 'name' &&
    t.norm !== 'in' &&
    t.norm !== 'near' &&
    t.norm !== 'at' &&
    t.norm !== 'outside'
  )
    return null
  let last = group.last
  // "the western part of the city", "the towns of Jabla".
  const next = groups[groupOf[last + 2] ?? -1]
  if (tokens[last + 1]?.norm === 'of' && next?.first === last + 2 && next.kind !== 'people') last = next.last
  const span = [(tokens[i + 1] as Token).start, (tokens[last] as Token).end] as const
  return { span, text: doc.text.slice(...span) }
}

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

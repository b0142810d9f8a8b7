import type { Span } from '../../model/index.ts'
import type { ProposedAttribution, ProposedClaim } from '../proposal.ts'
import type { Answer } from './answer.ts'

const RULE = 'language-model'

/** What of an answer stands in the text exactly, as spans of `text`, and how many proposals did not. */
export interface Exact {
  readonly attributions: readonly ProposedAttribution[]
  readonly claims: readonly ProposedClaim[]
  readonly dropped: number
}

/** Proposals count only where each of their wordings stands in `[from, to)` of the text, character for character. */
export function exact(answer: Answer, text: string, [from, to]: Span): Exact {
  const part = text.slice(from, to)
  const places = (wording: string): Span[] => {
    const out: Span[] = []
    const words = wording.trim()
    if (words === '') return out
    for (let at = part.indexOf(words); at >= 0; at = part.indexOf(words, at + 1))
      if (whole(part, at, at + words.length)) out.push([from + at, from + at + words.length])
    return out
  }
  const attributions = answer.attributions.flatMap((a): ProposedAttribution[] => {
    const content = chain(a.content.map(places))
    if (!content) return []
    const cue = a.cue === null ? [] : nearest(places(a.cue), content, content)
    const source = a.source === null ? [] : nearest(places(a.source), cue?.length ? cue : content, content)
    if (!cue || !source || cue.length + source.length === 0) return []
    return [{ source, cue, content, rule: RULE }]
  })
  const claims = answer.claims.flatMap((c): ProposedClaim[] => {
    const span = places(c.quote)[0]
    if (!span) return []
    const near = (wording: string | null): Span | null | undefined =>
      wording === null ? null : nearest(places(wording), [span])?.[0]
    const [quantity, population, place, period] = [c.quantity, c.population, c.place, c.period].map(near)
    if (quantity === undefined || population === undefined || place === undefined || period === undefined)
      return []
    const { event, polarity, modality } = c
    return [{ span, event, quantity, population, place, period, polarity, modality, rule: RULE }]
  })
  const offered = answer.attributions.length + answer.claims.length
  return { attributions, claims, dropped: offered - attributions.length - claims.length }
}

/** No wording may begin or end within a word: "said" is not in "aforesaid". */
function whole(text: string, start: number, end: number): boolean {
  const letter = /[\p{L}\p{N}]/u
  const inWord = (at: number): boolean =>
    at > 0 && at < text.length && letter.test(text.charAt(at - 1)) && letter.test(text.charAt(at))
  return !inWord(start) && !inWord(end)
}

/** The first way for the parts to follow each other in the text; null when there is none. */
function chain(parts: readonly (readonly Span[])[]): Span[] | null {
  if (parts.length === 0) return null
  const out: Span[] = []
  for (const places of parts) {
    const next = places.find(([start]) => start >= (out.at(-1)?.[1] ?? 0))
    if (!next) return null
    out.push(next)
  }
  return out
}

/** The place nearest to `anchors` and outside `taken`; null when there is none. */
function nearest(
  places: readonly Span[],
  anchors: readonly Span[],
  taken: readonly Span[] = [],
): Span[] | null {
  const free = places.filter((p) => !taken.some(([start, end]) => p[0] < end && start < p[1]))
  const away = (p: Span): number =>
    Math.min(...anchors.map(([start, end]) => Math.max(start - p[1], p[0] - end, 0)))
  const best = free.toSorted((a, b) => away(a) - away(b))[0]
  return best ? [best] : null
}

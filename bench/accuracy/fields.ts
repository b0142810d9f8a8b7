import type { Claim, Reading, Span } from '../../src/index.ts'
import { namedPeople } from '../../src/text/index.ts'
import type { LabelledText } from './corpora.ts'
import type { Figures } from './scorers.ts'

/** A labelled claim, as far as `score_claims.py` leaves its fields alone: words, or null where the text has none. */
interface Labelled {
  readonly span: Span
  readonly event: string
  readonly sure: boolean
  readonly population: string | null
  readonly side: string | null
  readonly place: string | null
  readonly period: string | null
  readonly manner: string | null
}

const FIELDS = ['population', 'side', 'place', 'period', 'manner'] as const
type Field = (typeof FIELDS)[number]
type Outcome = 'right' | 'wrong' | 'missing' | 'invented'

const READ: Record<Field, (claim: Claim) => string | null> = {
  // Labels name nobody either where an amount stands alone.
  population: (claim) => namedPeople(claim)?.text ?? null,
  side: ({ population }) => population?.side ?? null,
  place: ({ place }) => place?.text ?? null,
  period: ({ period }) => period?.text ?? null,
  manner: ({ manner }) => manner,
}

/**
 * Of the sure labelled claims that were found: how often each further field is right, another, missing, or given where
 * the labels have none. Claims are matched as `score_claims.py` does; two wordings are the same where they share a word
 * that is no article or preposition. Reports whose labels leave these fields out are passed over.
 */
export function scoreFields(texts: readonly LabelledText[], readings: readonly Reading[]): Figures {
  const figures: Figures = {}
  for (const field of FIELDS)
    for (const outcome of ['right', 'wrong', 'missing', 'invented'] as const)
      figures[`${field} ${outcome}`] = 0
  texts.forEach(({ line }, i) => {
    const { claims } = JSON.parse(line) as { claims: Labelled[] }
    if (!claims.some((label) => 'side' in label)) return
    for (const [label, claim] of matched(claims, readings[i]?.claims ?? []))
      for (const field of FIELDS) {
        const outcome = label.sure ? outcomeOf(label[field], READ[field](claim)) : null
        if (outcome) figures[`${field} ${outcome}`] = (figures[`${field} ${outcome}`] ?? 0) + 1
      }
  })
  return figures
}

/** One to one, the pairs that overlap most first, among claims of the same event. */
function matched(labels: readonly Labelled[], claims: readonly Claim[]): [Labelled, Claim][] {
  const pairs = labels
    .flatMap((label) => claims.map((claim) => ({ label, claim, fit: overlap(label.span, claim.span) })))
    .filter(({ label, claim, fit }) => fit > 0 && label.event === claim.event)
    .toSorted((a, b) => b.fit - a.fit)
  const taken = new Set<Labelled | Claim>()
  return pairs.flatMap(({ label, claim }): [Labelled, Claim][] => {
    if (taken.has(label) || taken.has(claim)) return []
    taken.add(label).add(claim)
    return [[label, claim]]
  })
}

function overlap([a, b]: Span, [c, d]: Span): number {
  const both = Math.min(b, d) - Math.max(a, c)
  return both > 0 ? both / (Math.max(b, d) - Math.min(a, c)) : 0
}

function outcomeOf(label: string | null, given: string | null): Outcome | null {
  if (label === null) return given === null ? null : 'invented'
  if (given === null) return 'missing'
  return sameWords(label, given) ? 'right' : 'wrong'
}

const SMALL = new Set(['the', 'a', 'an', 'of', 'in', 'on', 'at', 'since', 'and', 'to', 'from', 'by', 'for'])

/** Words without endings: "Palestinian civilians" and "Palestinians" are one side. */
const stems = (words: string): string[] =>
  (words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => !SMALL.has(word))
    .map((word) => word.slice(0, 5))

function sameWords(a: string, b: string): boolean {
  const words = new Set(stems(b))
  return stems(a).some((word) => words.has(word))
}

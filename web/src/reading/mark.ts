import { attributionAsMarked } from '../../../src/ledger/marked.ts'
import type { Attribution, Span } from '../../../src/model/index.ts'
import type { ClaimView, ReadingView } from '../../../src/server/schema/index.ts'
import type { Draft } from './draft.ts'
import { PARTS } from './part.ts'

export const ROLES = [
  'content',
  'claim',
  'source',
  'cue',
  'channel',
  'quantity',
  'population',
  'place',
  'period',
  'found',
  'graphic',
] as const
/** What a stretch of the text is to the open claim; `found` is what a search found, `graphic` hard to read. */
export type Role = (typeof ROLES)[number]

export interface Mark {
  readonly start: number
  readonly end: number
  readonly role: Role
}

/** A stretch of text in which the same marks hold from start to end. */
export interface Segment {
  readonly start: number
  readonly end: number
  readonly roles: readonly Role[]
  /** Claims whose wording runs through here. */
  readonly claims: readonly ClaimView[]
}

/** The attributions a claim stands in, innermost first; that one as a person marked it, where somebody did. */
export function chainOf(claim: ClaimView, reading: ReadingView): Attribution[] {
  const [own = null, ...outer] = readChain(claim, reading)
  const marked = attributionAsMarked(own, claim.marked)
  return marked === null ? outer : [marked, ...outer]
}

function readChain(claim: ClaimView, reading: ReadingView): Attribution[] {
  const chain: Attribution[] = []
  let id = claim.attributionId
  while (id !== null && chain.length < 8) {
    const found: Attribution | undefined = reading.attributions.find((one) => one.id === id)
    if (!found || chain.includes(found)) break
    chain.push(found)
    id = found.within
  }
  return chain
}

const mark = (role: Role, span: Span | undefined): Mark[] =>
  span ? [{ start: span[0], end: span[1], role }] : []

/** Everything the open claim marks in the text. */
export function marksOf(claim: ClaimView, reading: ReadingView): Mark[] {
  const attributed = chainOf(claim, reading).flatMap((one) => [
    ...one.content.flatMap((span) => mark('content', span)),
    ...one.source.flatMap((span) => mark('source', span)),
    ...one.cue.flatMap((span) => mark('cue', span)),
    ...mark('channel', one.channel?.span),
  ])
  return [
    ...attributed,
    ...mark('claim', claim.span),
    ...mark('quantity', claim.quantity?.span),
    ...mark('population', claim.population?.span),
    ...mark('place', claim.place?.span),
    ...mark('period', claim.period?.span),
  ]
}

/** Cut `[start, end)` wherever a mark or a claim begins or ends. */
export function segments(
  start: number,
  end: number,
  marks: readonly Mark[],
  claims: readonly ClaimView[],
): Segment[] {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start)
  const here = claims.filter((claim) => claim.span[0] < end && claim.span[1] > start)
  const cuts = new Set([start, end])
  const cut = (at: number): void => {
    if (at > start && at < end) cuts.add(at)
  }
  for (const mark of inside) {
    cut(mark.start)
    cut(mark.end)
  }
  for (const claim of here) {
    cut(claim.span[0])
    cut(claim.span[1])
  }
  const points = [...cuts].sort((a, b) => a - b)
  return points.slice(0, -1).map((from, index) => {
    const to = points[index + 1] ?? end
    const roles = inside.filter((mark) => mark.start < to && mark.end > from).map((mark) => mark.role)
    return {
      start: from,
      end: to,
      roles: [...new Set(roles)],
      claims: here.filter((claim) => claim.span[0] < to && claim.span[1] > from),
    }
  })
}

/**
 * Which claim a click at `at` opens: the one with the shortest wording there, and when that one is open already,
 * the next longer one, round and round.
 */
export function clicked(claims: readonly ClaimView[], at: number, openId: string | null): ClaimView | null {
  const there = claims
    .filter((claim) => claim.span[0] <= at && at < claim.span[1])
    .sort((a, b) => a.span[1] - a.span[0] - (b.span[1] - b.span[0]) || a.id.localeCompare(b.id))
  const position = there.findIndex((claim) => claim.id === openId)
  return there[(position + 1) % there.length] ?? null
}

/** What the claim in work marks in the text. */
export const draftMarks = ({ spans }: Draft): Mark[] =>
  PARTS.flatMap((role) => spans[role].flatMap((span) => mark(role, span)))

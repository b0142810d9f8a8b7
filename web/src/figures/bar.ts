import type { FigureClaim, RangeView } from '../../../src/server/schema/index.ts'
import { plain } from '../frame/odd.ts'
import { dates } from '../reading/words.ts'
import { lookOf } from './origin.ts'

/** A claim with its place in the chart. */
export interface Bar extends FigureClaim {
  readonly row: string
  readonly from0: number
  readonly to0: number
  readonly on: Date | null
  readonly faint: boolean
  /** Its passage is hard to read and is not shown. */
  readonly blurred: boolean
}

const WARNING = new Set(['conflict', 'drift', 'inconsistent', 'competing-account'])

export const warned = ({ relations }: FigureClaim): boolean => relations.some(({ kind }) => WARNING.has(kind))

export function barsOf(claims: readonly FigureClaim[], believed: readonly string[], blur: boolean): Bar[] {
  const highest = Math.max(1, ...claims.flatMap(({ lower, upper }) => [lower ?? 0, upper ?? 0]))
  const end = highest * 1.25
  return claims.map((claim) => ({
    ...claim,
    row: claim.claimId,
    from0: claim.lower ?? 0,
    to0: claim.upper ?? end,
    on:
      claim.to === null && claim.statedOn === null
        ? null
        : new Date(`${claim.to ?? claim.statedOn}T00:00:00Z`),
    blurred: blur && claim.graphic,
    faint: believed.length > 0 && !believed.includes(claim.origin),
  }))
}

/** Has it a number to draw? */
export const drawn = (bar: Bar): boolean => !bar.vague && (bar.lower !== null || bar.upper !== null)
/** Is it drawn as a line between two numbers? */
export const spread = (bar: Bar): boolean =>
  drawn(bar) && bar.lower !== null && bar.upper !== null && bar.lower !== bar.upper
export const openAbove = (bar: Bar): boolean => drawn(bar) && bar.upper === null
export const openBelow = (bar: Bar): boolean => drawn(bar) && bar.lower === null

/** The number at which it stands where it has two, the lower one; null where it has none. */
export const numberOf = ({ lower, upper }: Bar): number | null => lower ?? upper

/** What is written in place of a number. */
export const inWords = (bar: Bar): string =>
  bar.vague ? `“${plain(bar.wording ?? '')}”` : plain(bar.summary)

/** What a pointer shows: the claim, who says it, its passage and day. */
export const tip = (bar: Bar): string =>
  [
    `${plain(bar.summary)} – ${plain(bar.origin)}`,
    bar.chain.map(plain).join(' ‹ '),
    bar.blurred ? '⚠ Graphic: b shows the passage' : `“${plain(bar.passage)}”`,
    dates(bar.from, bar.to),
    warned(bar)
      ? `⚠ ${[...new Set(bar.relations.map(({ kind }) => kind.replaceAll('-', ' ')))].join(', ')}`
      : '',
    'Click: the passage in its report',
  ]
    .filter((line) => line !== '')
    .join('\n')

/** Faint where it is not believed, paler where it lies outside of what is asked for. */
export const opacity = ({ faint, inside }: Bar): number => (faint ? 0.35 : inside ? 1 : 0.6)

/** How the marks of a claim look, in its origin's colour and symbol. */
export function look(origins: readonly string[]) {
  const of = ({ origin }: Bar) => lookOf(origins.indexOf(origin))
  const colour = (bar: Bar): string => of(bar).colour
  const stroke = { stroke: colour, strokeOpacity: opacity }
  return {
    stroke,
    openEnd: { ...stroke, strokeWidth: 2, headLength: 7 },
    interval: { ...stroke, strokeWidth: 4 },
    dot: { symbol: (bar: Bar): string => of(bar).symbol, fill: colour, fillOpacity: opacity, r: 5 },
  }
}

export const common = {
  className: 'onrecord-plot',
  style: { background: 'none', overflow: 'visible' } as const,
}
export const TIP = {
  fill: 'var(--sheet)',
  stroke: 'var(--line-strong)',
  fontSize: 12,
  lineWidth: 32,
} as const

/** Where the band begins: "more than 3,000" is drawn from 3,000 on. */
const lowest = ({ lower, above }: RangeView): number | null => (lower !== null && above ? lower - 1 : lower)

/** What follows from those believed, as a band behind the claims. */
export const band = (range: RangeView | null, end: number): { lower: number; upper: number }[] =>
  range && (range.lower !== null || range.upper !== null)
    ? [{ lower: lowest(range) ?? 0, upper: range.upper ?? end }]
    : []

import * as Plot from '@observablehq/plot'
import { useEffect, useRef } from 'react'
import type { FigureClaim, RangeView } from '../../../src/server/schema/index.ts'
import { address, go } from '../frame/address.ts'
import { plain } from '../frame/odd.ts'
import { date, dates, number } from '../reading/words.ts'
import { lookOf } from './origin.ts'

interface Props {
  readonly claims: readonly FigureClaim[]
  readonly origins: readonly string[]
  readonly believed: readonly string[]
  readonly range: RangeView | null
  readonly view: 'counts' | 'time'
}

/** A claim with its place in the chart. */
interface Bar extends FigureClaim {
  readonly row: string
  readonly from0: number
  readonly to0: number
  readonly on: Date | null
  readonly faint: boolean
}

const WARNING = new Set(['conflict', 'drift', 'inconsistent', 'competing-account'])

const warned = ({ relations }: FigureClaim): boolean => relations.some(({ kind }) => WARNING.has(kind))

/** Each claim as an interval: open ends as arrows, vague words as words. */
export function Chart({ claims, origins, believed, range, view }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const root = box.current
    if (!root) return
    const draw = (): void => {
      const width = Math.max(340, root.clientWidth)
      const bars = barsOf(claims, believed)
      const plot =
        view === 'counts' ? counts(bars, origins, range, width) : overTime(bars, origins, range, width)
      plot.addEventListener('click', () => {
        const chosen = (plot as { value?: Bar }).value
        if (chosen) go(address(`/reports/${encodeURIComponent(chosen.reportId)}`, { claim: chosen.claimId }))
      })
      root.replaceChildren(plot)
    }
    draw()
    const watch = new ResizeObserver(draw)
    watch.observe(root)
    return () => watch.disconnect()
  }, [claims, origins, believed, range, view])
  // The table below says the same in words: a drawing of a hundred groups would only be in a listener's way.
  return <div className="chart" ref={box} aria-hidden="true" />
}

function barsOf(claims: readonly FigureClaim[], believed: readonly string[]): Bar[] {
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
    faint: believed.length > 0 && !believed.includes(claim.origin),
  }))
}

const drawn = (bar: Bar): boolean => !bar.vague && (bar.lower !== null || bar.upper !== null)
const exact = (bar: Bar): boolean => bar.lower !== null && bar.lower === bar.upper
const openAbove = (bar: Bar): boolean => drawn(bar) && bar.upper === null
const openBelow = (bar: Bar): boolean => drawn(bar) && bar.lower === null

const tip = (bar: Bar): string =>
  [
    `${plain(bar.summary)} – ${plain(bar.origin)}`,
    bar.chain.map(plain).join(' ‹ '),
    `“${plain(bar.passage)}”`,
    dates(bar.from, bar.to),
    warned(bar)
      ? `⚠ ${[...new Set(bar.relations.map(({ kind }) => kind.replaceAll('-', ' ')))].join(', ')}`
      : '',
    'Click: the passage in its report',
  ]
    .filter((line) => line !== '')
    .join('\n')

const look = (origins: readonly string[]) => ({
  colour: (bar: Bar): string => lookOf(origins.indexOf(bar.origin)).colour,
  symbol: (bar: Bar): string => lookOf(origins.indexOf(bar.origin)).symbol,
  opacity: (bar: Bar): number => (bar.faint ? 0.35 : bar.inside ? 1 : 0.6),
})

const common = { className: 'onrecord-plot', style: { background: 'none', overflow: 'visible' } as const }
const TIP = { fill: 'var(--sheet)', stroke: 'var(--line-strong)', fontSize: 12, lineWidth: 32 } as const

/** Where the band begins: "more than 3,000" is drawn from 3,000 on. */
const lowest = ({ lower, above }: RangeView): number | null => (lower !== null && above ? lower - 1 : lower)

/** What follows from those believed, as a band behind the claims. */
const band = (range: RangeView | null, end: number): { lower: number; upper: number }[] =>
  range && (range.lower !== null || range.upper !== null)
    ? [{ lower: lowest(range) ?? 0, upper: range.upper ?? end }]
    : []

/** A row a claim, from top to bottom by the day it was made; the count runs to the right. */
function counts(bars: readonly Bar[], origins: readonly string[], range: RangeView | null, width: number) {
  const narrow = width < 620
  const left = narrow ? 120 : 230
  const end = Math.max(1, ...bars.map(({ to0 }) => to0))
  const { colour, symbol, opacity } = look(origins)
  const words = (bar: Bar): string => `${plain(bar.origin)}${narrow ? '' : `  ${date(bar.statedOn)}`}`
  return Plot.plot({
    ...common,
    width,
    height: 46 + bars.length * 26,
    marginLeft: left,
    marginRight: narrow ? 20 : 190,
    marginTop: 26,
    x: {
      domain: [0, end],
      axis: 'top',
      grid: true,
      label: null,
      tickFormat: (n: number) => number(n),
      ticks: narrow ? 3 : 6,
    },
    y: { domain: bars.map(({ row }) => row), axis: null },
    marks: [
      Plot.rectX(band(range, end), { x1: 'lower', x2: 'upper', fill: 'var(--accent)', fillOpacity: 0.1 }),
      Plot.ruleX(
        band(range, end).flatMap(({ lower, upper }) => [
          ...(range?.lower === null ? [] : [lower]),
          ...(range?.upper === null ? [] : [upper]),
        ]),
        { stroke: 'var(--accent)', strokeWidth: 1.5 },
      ),
      Plot.arrow(bars.filter(openAbove), {
        x1: 'from0',
        x2: 'to0',
        y: 'row',
        stroke: colour,
        strokeOpacity: opacity,
        strokeWidth: 2,
        headLength: 7,
      }),
      Plot.arrow(bars.filter(openBelow), {
        x1: 'to0',
        x2: 0,
        y: 'row',
        stroke: colour,
        strokeOpacity: opacity,
        strokeWidth: 2,
        headLength: 7,
      }),
      Plot.link(
        bars.filter((bar) => drawn(bar) && bar.lower !== null && bar.upper !== null && !exact(bar)),
        { x1: 'from0', x2: 'to0', y: 'row', stroke: colour, strokeOpacity: opacity, strokeWidth: 4 },
      ),
      Plot.dot(
        bars.filter((bar) => drawn(bar)),
        {
          x: (bar: Bar) => bar.lower ?? bar.upper,
          y: 'row',
          symbol,
          fill: colour,
          fillOpacity: opacity,
          r: 5,
        },
      ),
      Plot.text(bars, {
        x: 0,
        y: 'row',
        text: words,
        textAnchor: 'end',
        dx: -10,
        fill: 'var(--ink)',
        fillOpacity: opacity,
        fontSize: 12.5,
      }),
      Plot.text(
        bars.filter((bar) => !drawn(bar)),
        {
          x: 0,
          y: 'row',
          text: (bar: Bar) => (bar.vague ? `“${plain(bar.wording ?? '')}”` : plain(bar.summary)),
          textAnchor: 'start',
          dx: 6,
          fontStyle: 'italic',
          fill: 'var(--ink)',
          fontSize: 12.5,
        },
      ),
      ...(narrow
        ? []
        : [
            Plot.text(bars, {
              x: end,
              y: 'row',
              text: (bar: Bar) => `${plain(bar.summary)}${warned(bar) ? '  ⚠' : ''}`,
              textAnchor: 'start',
              dx: 10,
              fill: 'var(--ink)',
              fillOpacity: opacity,
              fontSize: 12.5,
            }),
          ]),
      Plot.tip(
        bars,
        Plot.pointerY({
          x: (bar: Bar) => Math.min(bar.lower ?? bar.upper ?? 0, end),
          y: 'row',
          title: tip,
          ...TIP,
        }),
      ),
    ],
  })
}

/** A tick a day over a few days, else as the library thinks best. */
function ticksOf(bars: readonly Bar[]): 'day' | number {
  const times = bars.flatMap(({ on, from }) =>
    [on?.getTime() ?? [], from === null ? [] : Date.parse(from)].flat(),
  )
  return Math.max(...times) - Math.min(...times) < 12 * 86_400_000 ? 'day' : 8
}

/** Time runs to the right: each claim stands over the days that it counts, its interval upright. */
function overTime(bars: readonly Bar[], origins: readonly string[], range: RangeView | null, width: number) {
  const dated = bars.filter((bar) => bar.on !== null)
  const end = Math.max(1, ...dated.map(({ to0 }) => to0))
  const { colour, symbol, opacity } = look(origins)
  const since = dated.filter((bar) => bar.from !== null && bar.from !== bar.to && drawn(bar))
  return Plot.plot({
    ...common,
    width,
    height: 380,
    marginLeft: 64,
    marginBottom: 34,
    x: { type: 'utc', label: null, nice: true, ticks: ticksOf(dated) },
    y: { domain: [0, end], grid: true, label: null, tickFormat: (n: number) => number(n) },
    marks: [
      Plot.rectY(band(range, end), { y1: 'lower', y2: 'upper', fill: 'var(--accent)', fillOpacity: 0.1 }),
      Plot.link(since, {
        x1: (bar: Bar) => new Date(`${bar.from}T00:00:00Z`),
        x2: 'on',
        y: (bar: Bar) => bar.lower ?? bar.upper,
        stroke: colour,
        strokeOpacity: opacity,
        strokeDasharray: '3 3',
      }),
      Plot.arrow(dated.filter(openAbove), {
        x: 'on',
        y1: 'from0',
        y2: (bar: Bar) => Math.min(end, bar.from0 + end * 0.18),
        stroke: colour,
        strokeOpacity: opacity,
        strokeWidth: 2,
        headLength: 7,
      }),
      Plot.arrow(dated.filter(openBelow), {
        x: 'on',
        y1: 'to0',
        y2: (bar: Bar) => Math.max(0, bar.to0 - end * 0.18),
        stroke: colour,
        strokeOpacity: opacity,
        strokeWidth: 2,
        headLength: 7,
      }),
      Plot.link(
        dated.filter((bar) => drawn(bar) && bar.lower !== null && bar.upper !== null && !exact(bar)),
        { x: 'on', y1: 'from0', y2: 'to0', stroke: colour, strokeOpacity: opacity, strokeWidth: 4 },
      ),
      Plot.dot(
        dated.filter((bar) => drawn(bar)),
        {
          x: 'on',
          y: (bar: Bar) => bar.lower ?? bar.upper,
          symbol,
          fill: colour,
          fillOpacity: opacity,
          r: 5,
        },
      ),
      Plot.text(
        dated.filter((bar) => !drawn(bar)),
        {
          x: 'on',
          y: 0,
          dy: -8,
          text: (bar: Bar) => (bar.vague ? `“${plain(bar.wording ?? '')}”` : plain(bar.summary)),
          fontStyle: 'italic',
          fill: 'var(--ink)',
          fontSize: 12,
        },
      ),
      Plot.text(dated.filter(warned), {
        x: 'on',
        y: (bar: Bar) => bar.lower ?? bar.upper ?? 0,
        dx: 12,
        text: () => '⚠',
        fill: 'var(--warn)',
      }),
      Plot.tip(
        dated,
        Plot.pointer({ x: 'on', y: (bar: Bar) => bar.lower ?? bar.upper ?? 0, title: tip, ...TIP }),
      ),
    ],
  })
}

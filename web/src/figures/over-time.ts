import * as Plot from '@observablehq/plot'
import type { RangeView } from '../../../src/server/schema/index.ts'
import { number } from '../reading/words.ts'
import {
  type Bar,
  band,
  common,
  drawn,
  inWords,
  look,
  numberOf,
  openAbove,
  openBelow,
  spread,
  TIP,
  tip,
  warned,
} from './bar.ts'

/** A tick a day over a few days, else as the library thinks best. */
function ticksOf(bars: readonly Bar[]): 'day' | number {
  const times = bars.flatMap(({ on, from }) =>
    [on?.getTime() ?? [], from === null ? [] : Date.parse(from)].flat(),
  )
  return Math.max(...times) - Math.min(...times) < 12 * 86_400_000 ? 'day' : 8
}

/** Time runs to the right: each claim stands over the days that it counts, its interval upright. */
export function overTime(
  bars: readonly Bar[],
  origins: readonly string[],
  range: RangeView | null,
  width: number,
) {
  const dated = bars.filter((bar) => bar.on !== null)
  const end = Math.max(1, ...dated.map(({ to0 }) => to0))
  const { stroke, openEnd, interval, dot } = look(origins)
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
        y: numberOf,
        ...stroke,
        strokeDasharray: '3 3',
      }),
      Plot.arrow(dated.filter(openAbove), {
        x: 'on',
        y1: 'from0',
        y2: (bar: Bar) => Math.min(end, bar.from0 + end * 0.18),
        ...openEnd,
      }),
      Plot.arrow(dated.filter(openBelow), {
        x: 'on',
        y1: 'to0',
        y2: (bar: Bar) => Math.max(0, bar.to0 - end * 0.18),
        ...openEnd,
      }),
      Plot.link(dated.filter(spread), {
        x: 'on',
        y1: 'from0',
        y2: 'to0',
        ...interval,
      }),
      Plot.dot(dated.filter(drawn), {
        x: 'on',
        y: numberOf,
        ...dot,
      }),
      Plot.text(
        dated.filter((bar) => !drawn(bar)),
        {
          x: 'on',
          y: 0,
          dy: -8,
          text: inWords,
          fontStyle: 'italic',
          fill: 'var(--ink)',
          fontSize: 12,
        },
      ),
      Plot.text(dated.filter(warned), {
        x: 'on',
        y: (bar: Bar) => numberOf(bar) ?? 0,
        dx: 12,
        text: () => '⚠',
        fill: 'var(--warn)',
      }),
      Plot.tip(dated, Plot.pointer({ x: 'on', y: (bar: Bar) => numberOf(bar) ?? 0, title: tip, ...TIP })),
    ],
  })
}

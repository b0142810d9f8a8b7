import * as Plot from '@observablehq/plot'
import type { RangeView } from '../../../src/server/schema/index.ts'
import { plain } from '../frame/odd.ts'
import { date, number } from '../reading/words.ts'
import {
  type Bar,
  band,
  common,
  drawn,
  inWords,
  look,
  numberOf,
  opacity,
  openAbove,
  openBelow,
  spread,
  TIP,
  tip,
  warned,
} from './bar.ts'

/** A row a claim, from top to bottom by the day it was made; the count runs to the right. */
export function counts(
  bars: readonly Bar[],
  origins: readonly string[],
  range: RangeView | null,
  width: number,
) {
  const narrow = width < 620
  const left = narrow ? 120 : 230
  const end = Math.max(1, ...bars.map(({ to0 }) => to0))
  const { openEnd, interval, dot } = look(origins)
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
        ...openEnd,
      }),
      Plot.arrow(bars.filter(openBelow), {
        x1: 'to0',
        x2: 0,
        y: 'row',
        ...openEnd,
      }),
      Plot.link(bars.filter(spread), {
        x1: 'from0',
        x2: 'to0',
        y: 'row',
        ...interval,
      }),
      Plot.dot(bars.filter(drawn), {
        x: numberOf,
        y: 'row',
        ...dot,
      }),
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
          text: inWords,
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
          x: (bar: Bar) => Math.min(numberOf(bar) ?? 0, end),
          y: 'row',
          title: tip,
          ...TIP,
        }),
      ),
    ],
  })
}

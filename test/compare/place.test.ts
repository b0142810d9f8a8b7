import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeNest, placeOf } from '../../src/compare/place.ts'
import { loadLexicon } from '../../src/lexicon/index.ts'

const lexicon = loadLexicon()
const nest = (a: string, b: string): string =>
  placeNest(
    placeOf({ span: [0, a.length], text: a }, null, lexicon),
    placeOf({ span: [0, b.length], text: b }, null, lexicon),
  )

test('a place that no list knows lies in what its words say', () => {
  assert.equal(nest('the market in Harra', 'Harra'), 'inside')
  assert.equal(nest('Harra', 'a clinic in Harra'), 'around')
  assert.equal(nest('the market in Harra', 'the market in Dovra'), 'unclear')
  assert.equal(nest('the border village of Harra', 'Harra'), 'same')
  assert.equal(nest('the market in the town of Harra', 'Harra'), 'inside')
  assert.equal(nest('the outskirts of Harra', 'Harra'), 'unclear')
})

test('a country told with one of two places is no difference', () => {
  assert.equal(nest('Harra, Chad', 'Harra'), 'same')
  assert.equal(nest('Harra, Chad', 'Harra, Mali'), 'apart')
})

test('a part of a place that the lists know is not all of it', () => {
  for (const [part, whole] of [
    ['the bus station in Kharkiv', 'Kharkiv'],
    ['the Kharkiv bus station', 'Kharkiv'],
    ["Kharkiv's central market", 'Kharkiv'],
    ['the outskirts of Goris', 'Goris'],
    ['a village in Kharkiv region', 'Kharkiv region'],
    ['eastern Sudan', 'Sudan'],
    ['the north of Kosovo', 'Kosovo'],
    ['a prison in Olenivka, in Donetsk region', 'Donetsk region'],
  ] as const) {
    assert.equal(nest(part, whole), 'inside', part)
    assert.equal(nest(whole, part), 'around', part)
  }
  assert.equal(nest('the bus station in Goris', 'the Goris bus station'), 'same')
  assert.equal(nest('the market in Goris', 'the school in Goris'), 'unclear')
  // Nobody knows on which side of the border, or how far along the road.
  for (const words of ['the border with Poland', 'the road to Poland', 'a village 20 km from Poland'])
    assert.equal(nest(words, 'Poland'), 'unclear', words)
  assert.equal(nest('a village 20 km north of Kharkiv', 'Kharkiv'), 'unclear')
  assert.equal(nest('north of Kharkiv', 'the north of Kharkiv'), 'unclear')
  assert.equal(nest('eastern Sudan', "Sudan's east"), 'same')
})

test('words that only say what kind of place a name is, or where it lies, make no part of it', () => {
  for (const [one, other] of [
    ['the southern city of Kherson', 'the city of Kherson'],
    ['the town of Goris in southern Armenia', 'Goris'],
    ['besieged Mariupol', 'Mariupol'],
    ['Goris district', 'Goris'],
    ["Russia's western Kursk region", 'the Kursk region'],
    ['the whole of the Gaza Strip', 'the Gaza Strip'],
    ['all of Ukraine', 'Ukraine'],
    ['the capital, Kyiv', 'Kyiv'],
  ] as const)
    assert.equal(nest(one, other), 'same', one)
})

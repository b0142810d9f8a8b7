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
})

test('a country told with one of two places is no difference', () => {
  assert.equal(nest('Harra, Chad', 'Harra'), 'same')
  assert.equal(nest('Harra, Chad', 'Harra, Mali'), 'apart')
})

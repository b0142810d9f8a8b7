import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, read, type Claim } from '../../src/index.ts'
import { segment } from '../../src/segment/index.ts'
import { shipped } from './shipped.ts'

const lexicon = loadLexicon()
const rows = (file: string): Record<string, string>[] => shipped(file)
const claims = (example: string): Claim[] =>
  read(`The attack came in the second month of the war.\n\n${example}`, { location: 'example' }, lexicon)
    .claims

test('every example of events.yaml makes a claim of its event', () => {
  for (const { event, example = '' } of rows('events.yaml')) {
    assert.ok(
      claims(example).some((claim) => claim.event === event),
      `${event}: ${example}`,
    )
  }
})

test('entries of events.yaml that behave alike are one, and none names a word twice', () => {
  const alike = new Set<string>()
  const entries: { words: string[]; example: string }[] = shipped('events.yaml')
  for (const { words, example, ...behaviour } of entries) {
    assert.equal(new Set(words).size, words.length, example)
    const key = JSON.stringify(Object.entries(behaviour).sort())
    assert.ok(!alike.has(key), example)
    alike.add(key)
  }
})

test('the readings near a word are all whose other words follow it', () => {
  for (const { example = '' } of rows('events.yaml')) {
    const { tokens } = segment(example, lexicon)
    tokens.forEach((_, i) => {
      const near = lexicon.events.near(tokens, i)
      const missing = lexicon.events
        .at(tokens, i)
        .filter(({ rest }) => rest.every((words, k) => words.includes(tokens[i + 1 + k]?.norm ?? '')))
        .find((reading) => !near.includes(reading))
      assert.equal(missing, undefined, example)
    })
  }
})

test('every example of manners.yaml tells its manner', () => {
  for (const { manner, example = '' } of rows('manners.yaml')) {
    assert.equal(claims(example)[0]?.manner, manner, example)
  }
})

test('every example of moods.yaml has its polarity or modality', () => {
  for (const { mood = '', example = '' } of rows('moods.yaml')) {
    const found = claims(example)[0]
    assert.ok(found?.polarity === mood || found?.modality === mood, `${mood}: ${example}`)
  }
})

test('every example of place-nouns.yaml names a place, of extents.yaml an extent', () => {
  for (const { example = '' } of rows('place-nouns.yaml')) assert.ok(claims(example)[0]?.place, example)
  for (const { example = '' } of rows('extents.yaml')) assert.ok(claims(example)[0]?.quantity, example)
})

test('every example of conflict.yaml holds one of its words', () => {
  for (const { example = '' } of rows('conflict.yaml')) {
    const { tokens } = segment(example, lexicon)
    assert.ok(
      tokens.some((t) => lexicon.conflict.has(t)),
      example,
    )
  }
})

test('every example of figures.yaml has a figure of 40 that holds as far as its words say', () => {
  const bounds: Record<string, unknown> = {
    exact: [40, 40, false],
    lower: [40, null, false],
    upper: [null, 40, false],
    nearly: [null, 40, true],
  }
  for (const { sets = '', example = '' } of rows('figures.yaml')) {
    const quantity = claims(example)[0]?.quantity
    assert.deepEqual([quantity?.lower, quantity?.upper, quantity?.approx], bounds[sets], example)
  }
})

test('whoever dies as in the examples of diseases.yaml makes no claim', () => {
  for (const { example = '' } of rows('diseases.yaml')) assert.deepEqual(claims(example), [], example)
})

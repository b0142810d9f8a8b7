import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, read } from '../../src/index.ts'
import { shipped } from '../lexicon/shipped.ts'

const lexicon = loadLexicon()
const claims = (text: string) => {
  const reading = read(text, { location: 'table', published: '2025-03-15' }, lexicon)
  const names = new Map(reading.sources.map(({ id, name }) => [id, name]))
  return reading.claims.map((claim) => ({ ...claim, source: names.get(claim.sourceId ?? '') ?? null }))
}

const rows: { does: string; words: string[]; example: string; reads: number | null }[] =
  shipped('tables.yaml')
for (const { does, words, example, reads } of rows) {
  test(`tables.yaml: ${does}: "${example.replace('\n', ' / ')}"`, () => {
    const dead = claims(example).find(({ event }) => event === 'deaths')
    assert.equal(dead?.quantity?.lower ?? null, reads)
    assert.ok(words.some((word) => example.toLowerCase().includes(word)))
  })
}

test('figures have the source of their caption', () => {
  const text = 'According to the health ministry, the toll by town was:\n\nHarra: 12 dead\n\nDovra: 3 dead'
  assert.deepEqual(
    claims(text).map(({ source, place }) => [source, place?.text]),
    [
      ['health ministry', 'Harra'],
      ['health ministry', 'Dovra'],
    ],
  )
})

test('a column of sources names them', () => {
  const text =
    'The Rescue Corps and the army gave figures.\nSource | Killed\nRescue Corps | 12\nHarbour office | 3'
  assert.deepEqual(
    claims(`${text}\nThe Rescue Corps said it had no more.`).map(({ source, quantity }) => [
      source,
      quantity?.lower,
    ]),
    [['Rescue Corps', 12]],
  )
})

test('growth is counted over the day up to the date of the caption', () => {
  const text =
    'Losses of the Russian army as of 14 March:\npersonnel – about 760,000 (+1,200)\ntanks – 9,600 (+12)'
  assert.deepEqual(
    claims(text).map(({ quantity, period }) => [quantity?.wording, period?.from, period?.to]),
    [
      ['about 760,000', null, '2025-03-14'],
      ['+1,200', '2025-03-13', '2025-03-14'],
    ],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, meaningOf } from '../../src/index.ts'

const lexicon = loadLexicon()
const TEXT = `Shells fell on the ferry on March 10. That same day at least 40 sailors, among them a cook, were hurt.

Between 12 and 15 of them died on Tuesday, and several on Thursday; since March 1 some 90 a week have been killed. The oldest was 61.`

/** What `words` of the text mean, as `lower..upper` and `from..to`. */
function told(words: string, published: string | null = '2025-03-15'): string[] {
  const start = TEXT.indexOf(words)
  assert.ok(start >= 0, words)
  const { quantity, period } = meaningOf(TEXT, [start, start + words.length], published, lexicon)
  const count =
    quantity &&
    `${quantity.approx ? '~' : ''}${quantity.lower ?? ''}..${quantity.upper ?? ''}${quantity.per ? ` a ${quantity.per}` : ''}`
  const days = period && `${period.from ?? ''}..${period.to ?? ''}`
  return [count, days].flatMap((one) => one ?? [])
}

test('marked words are read as the reader reads them', () => {
  assert.deepEqual(told('at least 40'), ['40..'])
  assert.deepEqual(told('40'), ['40..'], 'the bound stands beside them')
  assert.deepEqual(told('Between 12 and 15'), ['12..15'])
  assert.deepEqual(told('some 90'), ['~90..90 a week'])
  assert.deepEqual(told('several'), ['..'], 'a vague word has no bounds of its own')
  assert.deepEqual(told('a cook'), ['1..1'])
  assert.deepEqual(told('61'), ['61..61'], 'a person says that it is a count')
  assert.deepEqual(told('on Tuesday'), ['2025-03-11..2025-03-11'])
  assert.deepEqual(told('That same day'), ['2025-03-10..2025-03-10'])
  assert.deepEqual(told('since March 1'), ['2025-03-01..2025-03-15'])
  assert.deepEqual(told('March 1 '), ['2025-03-01..2025-03-01'])
  assert.deepEqual(told('on Tuesday, and several on Thursday'), ['..', '2025-03-11..2025-03-13'])
})

test('words that are neither are told to be none, and days stay open without a day of publication', () => {
  assert.deepEqual(told('sailors'), [])
  assert.deepEqual(told('on Tuesday', null), ['..'])
  assert.deepEqual(told('40 sailors, among them a cook, were hurt.\n\nBetween 12 and 15'), [])
})

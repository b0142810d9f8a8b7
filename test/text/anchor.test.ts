import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anchor, locate } from '../../src/text/index.ts'

const TEXT = 'Ten soldiers died on Monday. In the north, ten soldiers died on Tuesday.'

test('words are found where they stood', () => {
  const start = TEXT.indexOf('ten soldiers')
  assert.deepEqual(locate(TEXT, anchor(TEXT, [start, start + 12])), [start, start + 12])
})

test('words that moved are found by their surroundings, not by the first match', () => {
  const start = TEXT.lastIndexOf('soldiers died')
  const kept = anchor(TEXT, [start, start + 13])
  const longer = `A new first line.\n${TEXT}`
  const found = locate(longer, kept)
  assert.deepEqual(found, [start + 18, start + 31])
})

test('words that are gone are not found', () => {
  assert.equal(locate('Nothing of the kind.', anchor(TEXT, [0, 12])), null)
})

test('an anchor finds its own span in its own text', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.nat(), fc.nat(), (text, a, b) => {
      const start = a % text.length
      const end = start + 1 + (b % (text.length - start))
      assert.deepEqual(locate(text, anchor(text, [start, end])), [start, end])
    }),
  )
})

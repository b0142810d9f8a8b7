import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passages } from '../../src/ledger/passage.ts'

const pieces = (text: string): string[] => passages(text).map((span) => text.slice(...span))

test('a text is cut into its lines, and long ones at white space', () => {
  assert.deepEqual(pieces('Nine died.\n\n  \r\nTen fled.'), ['Nine died.', 'Ten fled.'])
  const long = 'nine villagers fled '.repeat(200)
  assert.equal(pieces(long).join(''), long)
  assert.ok(pieces(long).every((piece) => piece.length <= 1500 && piece.endsWith(' ')))
})

test('megabytes without a blank, or of nothing else, take no longer than others', () => {
  const begun = performance.now()
  assert.equal(pieces('a'.repeat(30_000_000)).length, 20_000)
  assert.deepEqual(pieces(' '.repeat(3_000_000)), [])
  assert.ok(performance.now() - begun < 5000)
})

test('no letter of two units is cut in half', () => {
  const text = `a${'😀'.repeat(2000)}`
  assert.ok(pieces(text).every((piece) => piece.isWellFormed()))
  assert.equal(pieces(text).join(''), text)
})

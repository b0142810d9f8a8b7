import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byIndex } from '../../src/text/index.ts'

test('what is put in last at an index is found there, and nothing elsewhere', () => {
  const found = byIndex<string>(4)
  found.set(0, 'first')
  found.set(3, 'third')
  found.set(3, 'last')
  assert.deepEqual(
    [-1, 0, 1, 2, 3, 4].map((i) => found.get(i)),
    [undefined, 'first', undefined, undefined, 'last', undefined],
  )
  assert.deepEqual(
    [-1, 0, 1, 3, 4].map((i) => found.has(i)),
    [false, true, false, true, false],
  )
})

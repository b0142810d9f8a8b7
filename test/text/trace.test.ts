import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { traced, traceOf, traceTable } from '../../src/text/index.ts'

test('a table of words tells no word of its own away', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (words) => {
      const table = traceTable(words)
      for (const word of words) assert.ok(traced(table, traceOf(word)), word)
    }),
  )
})

test('a small table tells most other words away', () => {
  const table = traceTable(['soldier', 'captured', 'wounded', 'village'])
  const others = 'the of and to in a that was for on is with said he as by at it from were'.split(' ')
  assert.ok(others.filter((word) => traced(table, traceOf(word))).length < 4)
})

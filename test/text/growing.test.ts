import assert from 'node:assert/strict'
import { test } from 'node:test'
import { growing } from '../../src/text/index.ts'

test('holds what stands within one of the spans put in, not what two of them hold together', () => {
  const spans = growing(20)
  assert.equal(spans.holds([3, 4]), false)
  spans.add([2, 6])
  spans.add([6, 20])
  assert.equal(spans.holds([3, 4]), true)
  assert.equal(spans.holds([2, 6]), true)
  assert.equal(spans.holds([12, 20]), true)
  assert.equal(spans.holds([5, 7]), false)
  assert.equal(spans.holds([1, 3]), false)
  spans.add([1, 7])
  assert.equal(spans.holds([5, 7]), true)
})

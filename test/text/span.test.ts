import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  bySpan,
  contains,
  covering,
  positionsIn,
  hull,
  overlaps,
  trim,
  type Span,
} from '../../src/text/index.ts'

test('half-open spans that only touch do not overlap', () => {
  assert.equal(overlaps([0, 3], [3, 5]), false)
  assert.equal(overlaps([0, 4], [3, 5]), true)
  assert.equal(contains([0, 5], [3, 5]), true)
})

test('the end of a span is no position in it', () => {
  const inLine = positionsIn([
    [2, 4],
    [8, 9],
  ])
  assert.deepEqual([1, 2, 3, 4, 8, 9].filter(inLine), [2, 3, 8])
})

test('the hull of no spans is refused', () => {
  assert.deepEqual(
    hull([
      [4, 6],
      [1, 2],
    ]),
    [1, 6],
  )
  assert.throws(() => hull([]), RangeError)
})

test('blanks at the ends are trimmed, an all-blank span collapses', () => {
  assert.deepEqual(trim('  a b ', [0, 6]), [2, 5])
  assert.deepEqual(trim('   ', [0, 3]), [3, 3])
})

test('outer spans sort before inner ones', () => {
  assert.deepEqual(
    [
      [2, 3],
      [0, 2],
      [0, 9],
    ]
      .map(([a, b]) => [a, b] as [number, number])
      .sort(bySpan),
    [
      [0, 9],
      [0, 2],
      [2, 3],
    ],
  )
})

test('things that hold a span are found as by looking at all of them, in their order', () => {
  const spans = fc.tuple(fc.nat(40), fc.nat(12)).map(([start, length]): Span => [start, start + length])
  fc.assert(
    fc.property(fc.array(fc.array(spans, { maxLength: 3 }), { maxLength: 30 }), spans, (all, inner) => {
      const holds = (one: readonly Span[]): boolean => one.some((outer) => contains(outer, inner))
      assert.deepEqual(covering(all, (one) => one)(inner), all.filter(holds))
    }),
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type EventHead, eventTeller } from '../../src/parse/events.ts'
import type { Window } from '../../src/parse/window.ts'

/** One hidden number and one event: a row is [as people, as a word, straight to the event]. */
const head: EventHead = {
  names: ['deaths'],
  hidden: 1,
  traits: Float32Array.of(2),
  bias: Float32Array.of(0),
  out: Float32Array.of(1),
  outBias: Float32Array.of(-3),
  threshold: 0.5,
  uncountedThreshold: 0.9,
}
/** "nine men per|ished", whose last word is two pieces. */
const window: Window = {
  ids: [101, 1, 2, 3, 4, 102],
  spans: [null, [0, 4], [5, 8], [9, 12], [12, 17], null],
}
const rows = Float32Array.of(9, 9, 9, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 2, 2, 9, 9, 9)
const word = (trait: number) => ({ span: [9, 17] as const, traits: Float32Array.of(trait) })

test('people and a word of several pieces are weighed by the means of their rows', () => {
  const told = eventTeller(head, [{ window, rows }])([5, 8], true, [word(0)])
  // 1 of the people, 3 of the word, 1 straight, less 3.
  assert.ok(told && Math.abs(told.sure - 1 / (1 + Math.exp(-2))) < 1e-6)
  assert.deepEqual([told?.event, told?.word], ['deaths', 0])
})

test('traits count, what is too unsure is not told, and words outside the windows say nothing', () => {
  const tell = eventTeller(head, [{ window, rows }])
  assert.ok((tell([5, 8], true, [word(1)])?.sure ?? 0) > (tell([5, 8], true, [word(0)])?.sure ?? 1))
  assert.equal(tell([5, 8], true, [word(-2)]), null)
  assert.equal(tell([40, 43], true, [word(1)]), null)
  assert.equal(tell([5, 8], true, [{ ...word(1), span: [60, 64] }]), null)
  assert.equal(tell([5, 8], true, []), null)
})

test('of people without an amount it has to be surer', () => {
  const tell = eventTeller(head, [{ window, rows }])
  assert.equal(tell([5, 8], false, [word(0)]), null)
  assert.equal(tell([5, 8], false, [word(1)])?.event, 'deaths')
})

test('a word in two windows is read where it stands nearer the middle', () => {
  const edge: Window = {
    ids: [101, 3, 4, 9, 9, 9, 9, 102],
    spans: [null, [9, 12], [12, 17], [18, 19], [20, 21], [22, 23], [24, 25], null],
  }
  const other = new Float32Array(24).fill(50)
  const alone = eventTeller(head, [{ window, rows }])([5, 8], true, [word(0)])
  assert.deepEqual(
    eventTeller(head, [
      { window, rows },
      { window: edge, rows: other },
    ])([5, 8], true, [word(0)]),
    alone,
  )
})

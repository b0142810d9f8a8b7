import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spread } from '../../web/src/reading/spread.ts'

const cards = (...tops: number[]) => tops.map((top) => ({ top, height: 30 }))

test('cards that do not touch stay where they are', () => {
  assert.deepEqual(spread(cards(0, 100, 200), 1, 100, 0), [0, 100, 200])
})

test('those below the open card are pushed down as far as they must, and no further', () => {
  const list = [{ top: 0, height: 30 }, { top: 50, height: 120 }, ...cards(80, 110, 400)]
  assert.deepEqual(spread(list, 1, 50, 0), [0, 50, 170, 200, 400])
})

test('those above are pushed up to let it stand at its words', () => {
  assert.deepEqual(spread(cards(100, 130, 160), 2, 110, 0), [50, 80, 110])
})

test('none is pushed above the beginning: the open one gives way then', () => {
  assert.deepEqual(spread(cards(4, 34, 64), 2, 10, 4), [4, 34, 64])
})

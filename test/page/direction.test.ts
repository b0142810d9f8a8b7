import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directionOf } from '../../web/src/frame/direction.ts'

test('a passage runs as most of its letters do, not as its first', () => {
  assert.equal(directionOf('محمد أبو سلمية, the clinic’s director, said that sixty had been hurt.'), 'ltr')
  assert.equal(directionOf('رות said: قال مدير المستشفى إن ستين شخصا أصيبوا'), 'rtl')
  assert.equal(directionOf('12.'), 'ltr')
})

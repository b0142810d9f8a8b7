import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isBeyond } from '../../src/text/index.ts'

test('an amount beyond its number leaves it out, one from it on does not', () => {
  for (const wording of ['more than 40', 'well over 40', 'has passed 40', '>40', '> 40'])
    assert.equal(isBeyond(wording), true, wording)
  for (const wording of ['at least 40', '≥40', '40 or more', '40'])
    assert.equal(isBeyond(wording), false, wording)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountAlone, namedPeople } from '../../src/text/index.ts'

test('an amount stands alone for people of whom only the side is known', () => {
  const quantity = { span: [0, 2] as const }
  assert.ok(amountAlone({ quantity, population: { span: [0, 2], role: null } }))
  assert.ok(!amountAlone({ quantity, population: { span: [0, 11], role: null } }))
  assert.ok(!amountAlone({ quantity, population: { span: [0, 2], role: 'civilians' } }), '"my uncle"')
  assert.ok(!amountAlone({ quantity, population: null }))
  assert.ok(!amountAlone({ quantity: null, population: { span: [0, 2], role: null } }))
  const people = { span: [3, 11] as const, role: 'civilians' }
  assert.equal(namedPeople({ quantity, population: people }), people)
  assert.equal(namedPeople({ quantity, population: { span: [0, 2], role: null } }), null)
})

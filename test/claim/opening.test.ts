import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, read } from '../../src/index.ts'

test('a report whose first words are a time, with people right after it, is read to its end', () => {
  const text = 'In March, some of them were killed in the old town, and the market burned.'
  const { claims } = read(text, { location: 'note.txt' }, loadLexicon())
  assert.deepEqual(
    claims.map(({ event, span }) => [event, text.slice(...span)]),
    [['deaths', 'some of them were killed']],
  )
})

test('an event word that opens a report behind "or" is read', () => {
  assert.deepEqual(read('or casualties ', { location: 'note.txt' }, loadLexicon()).claims, [])
})

test('a text that is cut off before a comma and goes on with what happened to people is read', () => {
  const text = ', who had been ill, shot dead by rebels near the ford.'
  assert.ok(read(text, { location: 'note.txt' }, loadLexicon()).claims.length <= 1)
})

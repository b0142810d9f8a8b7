import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon } from '../../src/lexicon/index.ts'
import { read } from '../../src/pipeline.ts'

const lexicon = loadLexicon()
const roles = (text: string): (string | null | undefined)[] =>
  read(text, { location: 'roles.txt', published: '2025-03-14' }, lexicon).claims.map(
    ({ population }) => population?.role,
  )

test('people are called civilians only where the report calls them so, or something that no fighter is', () => {
  assert.deepEqual(roles('Nine people were killed by shelling in Harra, the mayor said.'), ['people'])
  assert.deepEqual(roles('Two men were shot dead at the bridge, the mayor said.'), ['people'])
  assert.deepEqual(roles('Nine civilians were killed by shelling in Harra, the mayor said.'), ['civilians'])
  assert.deepEqual(roles('Nine villagers were killed by shelling in Harra, the mayor said.'), ['civilians'])
})

test('a word for people of two words tells the role, not its last word', () => {
  assert.deepEqual(roles('Five service members were killed.'), ['soldiers'])
  assert.deepEqual(roles('Five police officers were killed.'), ['police'])
  assert.deepEqual(roles('Five health workers were killed.'), ['health workers'])
  assert.deepEqual(roles('Five soldiers and 12 displaced persons were killed.'), ['soldiers', 'refugees'])
})

test('members are what their body is, and women, patients and peacekeepers are told', () => {
  assert.deepEqual(roles('Four members of the police were killed.'), ['police'])
  assert.deepEqual(roles('Four members of special forces were killed.'), ['soldiers'])
  assert.deepEqual(roles('Four members of Hamas were killed.'), ['fighters'])
  assert.deepEqual(roles('Four members of the club were killed.'), ['people'])
  assert.deepEqual(roles('Four women, six patients and two peacekeepers were killed.'), [
    'women',
    'patients',
    'peacekeepers',
  ])
})

test('people told together have the role that both are part of', () => {
  assert.deepEqual(roles('Journalists and children were killed.'), ['civilians'])
  assert.deepEqual(roles('Soldiers and women were killed.'), ['people'])
})

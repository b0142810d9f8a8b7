import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, read } from '../../src/index.ts'
import { cases } from '../cases.ts'
import { told } from './told.ts'

const lexicon = loadLexicon()
// Words with other meanings count only in a report on conflict: these two sentences make each passage one.
const SETTING = 'The war entered its third month. Shells fell on the town.\n\n'

for (const { file, name, passage, expected } of cases('claim/*.txt')) {
  test(`${file}.txt: ${name}`, () => {
    const text = SETTING + passage
    const { claims } = read(text, { location: 'case', published: '2025-03-15' }, lexicon)
    assert.deepEqual(
      claims.map((claim) => told(text, claim)),
      expected,
    )
  })
}

test('a few sentences alone need no further sign of a conflict for people who are counted', () => {
  const text = '31 civilians were confirmed dead, the minister said. The team lost hope, and hope died.'
  const { claims } = read(text, { location: 'case', published: '2025-03-15' }, lexicon)
  assert.deepEqual(
    claims.map((claim) => told(text, claim)),
    ['deaths "31 civilians were confirmed dead" 31 | who: civilians'],
  )
})

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { loadLexicon, read } from '../../src/index.ts'
import { told } from './told.ts'

const lexicon = loadLexicon()
// Words with other meanings count only in a report on conflict: these two sentences make each passage one.
const SETTING = 'The war entered its third month. Shells fell on the town.\n\n'

for (const path of globSync('test/cases/claim/*.txt').toSorted()) {
  const blocks = readFileSync(path, 'utf8').split(/\n\s*\n/)
  for (const block of blocks) {
    const lines = block.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
    const arrow = lines.indexOf('==>')
    if (arrow < 0) continue
    test(`${path.split('/').at(-1)}: ${lines[0]}`, () => {
      const text = SETTING + lines.slice(1, arrow).join('\n')
      const { claims } = read(text, { location: 'case', published: '2025-03-15' }, lexicon)
      assert.deepEqual(
        claims.map((claim) => told(text, claim)),
        lines.slice(arrow + 1),
      )
    })
  }
}

test('a few sentences alone need no further sign of a conflict for people who are counted', () => {
  const text = '31 civilians were confirmed dead, the minister said. The team lost hope, and hope died.'
  const { claims } = read(text, { location: 'case', published: '2025-03-15' }, lexicon)
  assert.deepEqual(
    claims.map((claim) => told(text, claim)),
    ['deaths "31 civilians were confirmed dead" 31 | who: civilians'],
  )
})

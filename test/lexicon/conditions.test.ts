import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadLexicon } from '../../src/index.ts'
import { CONDITIONS } from '../../src/lexicon/index.ts'
import { shipped } from './shipped.ts'

test('every condition has a line in docs/conditions.md, and none but those', () => {
  const lines = readFileSync('docs/conditions.md', 'utf8').matchAll(/^\| `([a-z-]+)` \|/gm)
  assert.deepEqual([...lines].map(([, name]) => name).sort(), [...CONDITIONS].sort())
})

test('every condition is asked by an entry of events.yaml', () => {
  const entries: { needs?: string[]; not?: string[] }[] = shipped('events.yaml')
  const asked = new Set(entries.flatMap(({ needs = [], not = [] }) => [...needs, ...not]))
  assert.deepEqual(
    CONDITIONS.filter((name) => !asked.has(name)),
    [],
  )
})

test('a condition that nobody knows is a wrong entry, told with where to look', () => {
  const directory = mkdtempSync(join(tmpdir(), 'onrecord-'))
  const entry =
    'event: deaths\n  as: verb\n  needs: [severall]\n  words: [kill]\n  example: "They killed two."'
  writeFileSync(join(directory, 'events.yaml'), `- ${entry}\n`)
  assert.throws(() => loadLexicon(directory), {
    code: 'lexicon',
    message: /0 → needs → 0: "severall" is no condition \(docs\/conditions\.md lists them\)/,
  })
})

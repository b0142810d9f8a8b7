import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadLexicon } from '../../src/index.ts'
import { CONDITIONS, TRAITS } from '../../src/lexicon/index.ts'
import { shipped } from './shipped.ts'

const ALL = [...CONDITIONS, ...TRAITS].sort()

test('every condition and trait has a line in docs/conditions.md, and nothing else has', () => {
  const lines = readFileSync('docs/conditions.md', 'utf8').matchAll(/^\| `([a-z-]+)` \|/gm)
  assert.deepEqual([...lines].map(([, name]) => name).sort(), ALL)
})

test('every condition and trait is named by an entry of events.yaml', () => {
  const entries: { needs?: string[]; not?: string[]; traits?: string[] }[] = shipped('events.yaml')
  const named = new Set(
    entries.flatMap(({ needs = [], not = [], traits = [] }) => [...needs, ...not, ...traits]),
  )
  assert.deepEqual(
    ALL.filter((name) => !named.has(name)),
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

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { test } from 'node:test'

/** What each part may import, as docs/architecture.md says; `pipeline` and `index` are files of `src` itself. */
const MAY: Record<string, readonly string[]> = {
  text: [],
  model: ['text'],
  lexicon: ['text', 'model'],
  read: ['text', 'model', 'lexicon'],
  segment: ['text', 'model', 'lexicon', 'read'],
  parse: ['text', 'model', 'lexicon', 'read', 'segment'],
  attribute: ['text', 'model', 'lexicon', 'read', 'segment', 'parse'],
  quantify: ['text', 'model', 'lexicon', 'read', 'segment', 'parse'],
  claim: ['text', 'model', 'lexicon', 'read', 'segment', 'parse', 'attribute', 'quantify'],
  compare: ['text', 'model', 'lexicon', 'read', 'segment', 'parse', 'attribute', 'quantify', 'claim'],
  'pipeline.ts': [
    'text',
    'model',
    'lexicon',
    'read',
    'segment',
    'parse',
    'attribute',
    'quantify',
    'claim',
    'compare',
  ],
  ledger: ['text', 'model'],
  across: ['text', 'model', 'compare', 'ledger'],
  'index.ts': ['model', 'lexicon', 'parse', 'pipeline.ts'],
  export: ['text', 'model', 'ledger'],
  intake: ['text', 'model', 'read', 'compare', 'index.ts'],
  cli: [
    'text',
    'model',
    'index.ts',
    'ledger',
    'read',
    'lexicon',
    'compare',
    'across',
    'export',
    'intake',
    'server',
  ],
  server: ['text', 'model', 'index.ts', 'ledger', 'read', 'lexicon', 'compare', 'across', 'export', 'intake'],
}

const part = (path: string): string => path.split('/')[1] ?? path

const edges = globSync('src/**/*.ts').flatMap((file) => {
  const source = readFileSync(file, 'utf8')
  return [...source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => ({
    file,
    to: normalize(join(dirname(file), match[1] ?? '')),
  }))
})

test('imports go one way', () => {
  assert.ok(edges.length > 50, 'the sources were found')
  const wrong = edges.filter(
    ({ file, to }) => part(file) !== part(to) && !MAY[part(file)]?.includes(part(to)),
  )
  assert.deepEqual(wrong, [])
})

/** The folders of a part, each before those that may import from it. */
const FOLDERS: Record<string, readonly string[]> = {
  attribute: ['phrase', 'source', 'spans', 'attribute'],
  claim: ['phrase', 'clause', 'event', 'nominal', 'verbal', 'people', 'setting', 'trained', 'table', 'claim'],
}

const rank = (folders: readonly string[], path: string): number => folders.indexOf(basename(dirname(path)))

for (const [name, folders] of Object.entries(FOLDERS))
  test(`imports within ${name} go one way`, () => {
    const within = edges.filter(({ file, to }) => part(file) === name && part(to) === name)
    assert.ok(within.length > 50, 'the sources were found')
    assert.deepEqual(
      within.filter(({ file, to }) => rank(folders, to) === -1 || rank(folders, to) > rank(folders, file)),
      [],
    )
  })

test('the disk is touched only where the architecture says so', () => {
  const allowed = /^src\/(lexicon\/file|read\/|ledger\/|cli\/|server\/|parse\/load)/
  const touching = globSync('src/**/*.ts').filter((file) =>
    /from 'node:(fs|net|http|https|dns|child_process)/.test(readFileSync(file, 'utf8')),
  )
  assert.deepEqual(
    touching.filter((file) => !allowed.test(file)),
    [],
  )
})

test('the clock is read only at the edges', () => {
  const allowed = /^src\/(cli|server|ledger)\//
  const reading = globSync('src/**/*.ts').filter((file) =>
    /new Date\(\)|Date\.now\(\)|performance\.now\(\)/.test(readFileSync(file, 'utf8')),
  )
  assert.deepEqual(
    reading.filter((file) => !allowed.test(file)),
    [],
  )
})

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { allCommands } from '../../src/cli/commands.ts'

const COMMANDS = await allCommands()

const docs = globSync('docs/**/*.md')
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n')

/** Named in the docs as code: between backquotes, alone or in a longer piece of code. */
const named = (word: string): boolean =>
  new RegExp(
    `\`[^\`\\n]*(?<![\\w-])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])[^\`\\n]*\``,
  ).test(docs)

test('every lexicon file is described', () => {
  const files = globSync('lexicon/en/**/*.yaml').map((path) =>
    path.replace(/^.*?lexicon.en./, '').replaceAll('\\', '/'),
  )
  assert.ok(files.length > 0, 'the lexicon was found')
  assert.deepEqual(
    files.filter((file) => !named(file)),
    [],
  )
})

test('every rule is described', () => {
  const sources = globSync('src/{attribute,quantify,claim,parse}/**/*.ts').map((path) =>
    readFileSync(path, 'utf8'),
  )
  const rules = new Set(
    sources.flatMap((source) => [...source.matchAll(/\brule: '([^']+)'/g)].map((match) => match[1] ?? '')),
  )
  assert.ok(rules.size > 0, 'the rules were found')
  assert.deepEqual(
    [...rules].filter((rule) => !named(rule)),
    [],
  )
})

test('every command and flag is described', () => {
  const flags = COMMANDS.flatMap((command) => Object.keys(command.flags).map((flag) => `--${flag}`))
  const commands = COMMANDS.map((command) => command.name)
  assert.ok(flags.length > 5, 'the commands were found')
  assert.deepEqual(
    [...new Set([...commands, ...flags])].filter((word) => !named(word)),
    [],
  )
})

test('every route is described', () => {
  const sources = globSync('src/server/**/*.ts').map((path) => readFileSync(path, 'utf8'))
  const routes = sources.flatMap((source) =>
    [...source.matchAll(/\bpath: '(\/api[^']*)'/g)].map((match) => match[1] ?? ''),
  )
  assert.ok(routes.length > 5, 'the routes were found')
  assert.deepEqual(
    routes.filter((route) => !named(route)),
    [],
  )
})

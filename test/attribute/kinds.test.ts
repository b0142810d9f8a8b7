import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, read } from '../../src/index.ts'

const lexicon = loadLexicon()
const kindOf = (source: string) => {
  const { sources } = read(`${source} said ten men fell in Dovra.`, { location: 'test' }, lexicon)
  return sources.map(({ name, kind }) => `${name}: ${kind}`)
}

for (const [source, expected] of [
  ["Ana Reyes, the clinic's director,", 'Ana Reyes: person'],
  ["Carl Hale, the group's leader,", 'Carl Hale: person'],
  ['Tolma Help, a Norland-based charity,', 'Tolma Help: organisation'],
  ['The WHO', 'WHO: organisation'],
  ['The airline', 'airline: organisation'],
  ['The consulate', 'consulate: government'],
] as const)
  test(`${source} is a source of its kind`, () => assert.deepEqual(kindOf(source), [expected]))

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon } from '../../src/lexicon/index.ts'
import { read } from '../../src/pipeline.ts'
import { shipped } from './shipped.ts'

const lexicon = loadLexicon()
const rows: { whose: string; words: string[]; example: string }[] = shipped('allegiance.yaml')
const SIDE: Record<string, string | null> = {
  ours: 'Kenya',
  own: 'Kenya',
  foe: 'Chad',
  hostile: 'Chad',
  arms: 'Kenya',
  home: 'Kenya',
  stranger: null,
  irregular: 'Boko Haram',
}

for (const { whose, words, example } of rows) {
  test(`allegiance, ${whose}: "${example}"`, () => {
    assert.ok(words.some((word) => example.toLowerCase().includes(word)))
    const { claims } = read(example, { location: 'case', published: '2025-03-15' }, lexicon)
    assert.deepEqual(
      claims.map(({ population }) => population?.side),
      [SIDE[whose]],
    )
  })
}

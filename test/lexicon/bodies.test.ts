import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, read } from '../../src/index.ts'
import { told } from '../claim/told.ts'
import { shipped } from './shipped.ts'

const lexicon = loadLexicon()
const rows: { as: string; words: string[]; example: string }[] = shipped('bodies.yaml')
const READ: Record<string, string[]> = {
  unit: ['deaths "A family of five was killed" 5 | who: family'],
  container: ['deaths "Columns of soldiers were killed" | who: soldiers'],
  force: ['casualties "lost 40 men" 40 | who: men | side: Kenya'],
  power: ['casualties "lost 40 soldiers" 40 | who: soldiers | side: Kenya'],
  armed: ['deaths "Nine members of the navy were killed" 9 | who: members of the navy'],
  kin: ['deaths "the soldier killed" 1 | who: soldier'],
  name: [],
}

for (const { as, words, example } of rows)
  test(`bodies, ${as}: "${example}"`, () => {
    assert.ok(words.some((word) => example.toLowerCase().includes(word)))
    const { claims } = read(example, { location: 'case' }, lexicon)
    assert.deepEqual(
      claims.map((claim) => told(example, claim)),
      READ[as],
    )
  })

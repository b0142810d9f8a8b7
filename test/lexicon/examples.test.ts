import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon } from '../../src/lexicon/index.ts'
import { entries } from '../../src/lexicon/file.ts'
import { segment } from '../../src/segment/index.ts'
import { z } from 'zod'
import { shipped } from './shipped.ts'

const lexicon = loadLexicon()
const rows = (name: string): { words: string[]; example: string }[] => shipped(name)

for (const { words, example } of rows('abbreviations.yaml')) {
  test(`abbreviations: "${example}" is one sentence`, () => {
    assert.equal(segment(example, lexicon).sentences.length, 1)
    assert.ok(words.some((word) => example.toLowerCase().includes(word)))
  })
}

for (const { words, example } of rows('capitals.yaml')) {
  test(`capitals: "${example}" keeps a name's capital`, () => {
    // The truecaser works on texts, not on a line: a few more lines in capitals stand around the example.
    const doc = segment(`${example}\nTHE ARMY HAS NOT SAID MORE ABOUT THE EVENTS OF THE DAY.`, lexicon)
    const kept = doc.tokens.find((token) => words.includes(token.norm))
    assert.match(kept?.text ?? '', /^\p{Lu}\p{Ll}/u)
  })
}

test('a wrong entry is told with its file and place', () => {
  assert.throws(
    () => entries('abbreviations.yaml', z.array(z.strictObject({ word: z.string() })), null),
    (error: Error & { code?: string }) =>
      error.code === 'lexicon' && /abbreviations\.yaml.*0/.test(error.message),
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon } from '../../src/lexicon/index.ts'
import { graphicSpans } from '../../src/server/graphic.ts'
import { shipped } from '../lexicon/shipped.ts'

const { graphic } = loadLexicon()
const rows = shipped<{ words: string[]; example: string }>('graphic.yaml')

for (const { words, example } of rows) {
  test(`graphic: "${example}" is blurred`, () => {
    const text = `It rained. ${example} Then it stopped.`
    assert.deepEqual(
      graphicSpans(text, graphic).map((span) => text.slice(...span)),
      [example],
    )
    assert.ok(words.some((word) => example.toLowerCase().includes(word)))
  })
}

test('words that only look alike are not graphic', () => {
  assert.deepEqual(graphicSpans('The executive grapes were taken. He drew a raptor.', graphic), [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon } from '../../src/lexicon/index.ts'
import { read } from '../../src/pipeline.ts'

const lexicon = loadLexicon()

test('where nothing is said there is no attribution', () => {
  const { attributions } = read(
    'MR. ADLER: The ministry said\nMR. ADLER: ',
    { location: 'turns.txt' },
    lexicon,
  )
  assert.deepEqual(
    attributions.map(({ rule, content }) => [rule, content]),
    [['speaker-turn', [[11, 28]]]],
  )
  const cut = read(
    'more than 1,000 according to another 12 \u200b\n, The ministry said ',
    { location: 'cut.txt' },
    lexicon,
  )
  assert.deepEqual(cut.attributions, [])
  const comma = read('The ministry said\nكانت according to a dozen , ', { location: 'comma.txt' }, lexicon)
  assert.deepEqual(comma.attributions, [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, read, type Lexicon } from '../../src/index.ts'
import { setEntries, setsFrom } from '../../src/lexicon/sets.ts'
import { SETS } from '../../src/lexicon/set-names.ts'

const lexicon = loadLexicon()
const all = setEntries(null)
const WAR = 'The war went on near the river. The attack came in its second month.'
/** What is claimed and attributed in a report of a war that ends, or begins, with the example. */
const reading = (example: string, words: Lexicon): unknown =>
  [`${WAR}\n\n${example}`, `${example}\n\n${WAR}`].map((report) => {
    const { claims, attributions } = read(report, { location: 'example', published: '2025-03-15' }, words)
    return { claims, attributions }
  })

for (const entry of all)
  test(`sets, ${entry.set}: "${entry.example}"`, () => {
    const without = { ...lexicon, sets: setsFrom(all.filter((other) => other !== entry)) }
    assert.notDeepEqual(reading(entry.example, lexicon), reading(entry.example, without))
  })

test('every set has words, and no word twice', () => {
  for (const name of SETS) {
    const words = all.filter(({ set }) => set === name).flatMap((entry) => entry.words)
    assert.ok(words.length > 0, name)
    assert.deepEqual(words, [...new Set(words)], name)
  }
})

const byLetters = (a: string, b: string): number => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)

test('the names of sets stand in order, each once', () => {
  assert.deepEqual(SETS, [...new Set(SETS)].toSorted(byLetters))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, vagueBounds } from '../../src/lexicon/index.ts'
import { findPeriods, findQuantities } from '../../src/quantify/index.ts'
import { segment } from '../../src/segment/index.ts'
import { shipped } from '../lexicon/shipped.ts'

const lexicon = loadLexicon()
const rows = (name: string): Record<string, any>[] => shipped(name)
const quantities = (text: string) => findQuantities(segment(text, lexicon), lexicon)

for (const { place, example, reads } of rows('numbers.yaml')) {
  test(`numbers: ${place}: "${example}"`, () => {
    const found = quantities(example)
    assert.deepEqual(
      found.map((q) => q.upper),
      [reads],
    )
  })
}

const BOUNDS = {
  lower: [40, null, false],
  upper: [null, 40, false],
  about: [40, 40, true],
  guess: [40, 40, true],
  nearly: [null, 40, true],
  additional: [40, 40, false],
  total: [40, 40, false],
} as const

for (const { words, sets, stands, example } of rows('bounds.yaml') as never as {
  words: string[]
  sets: keyof typeof BOUNDS
  stands: string
  example: string
}[]) {
  test(`bounds: ${stands} ${sets}: "${example}"`, () => {
    const [q] = quantities(example)
    assert.deepEqual([q?.lower, q?.upper, q?.approx], BOUNDS[sets])
    assert.equal(q?.additional, sets === 'additional')
  })
  for (const word of words.filter((w) => /^[a-z ]+$/.test(w))) {
    test(`bounds: "${word}"`, () => {
      const [q] = quantities(
        stands === 'before' ? `The army saw ${word} 40 men.` : `The army saw 40 ${word}.`,
      )
      assert.deepEqual([q?.lower, q?.upper, q?.approx], BOUNDS[sets])
    })
  }
}

/** "of" belongs to what is counted. */
const amountOf = (word: string): string => word.replace(/ of$/, '')

for (const { words, before, share, example } of rows('vague.yaml') as never as {
  words: string[]
  before?: string[]
  share?: boolean
  example: string
}[]) {
  test(`vague: "${example}" keeps its words and gets no bounds`, () => {
    const [q] = quantities(example)
    assert.ok(words.map(amountOf).includes(q?.wording.toLowerCase() ?? ''), q?.wording)
    assert.deepEqual([q?.lower, q?.upper, q?.kind], [null, null, share ? 'share' : 'count'])
  })
  test(`vague: each word of "${words[0]}" is found`, () => {
    const noun = before?.[0] ?? 'people'
    for (const word of words) {
      const of =
        /^(\w*ds|tens|scores|.* (dozens|ds)|millions|handful|a handful)$/.test(word) && !before ? 'of ' : ''
      const found = quantities(`The town lost ${word} ${of}${noun}.`)
      assert.equal(found[0]?.wording, amountOf(word))
    }
  })
}

for (const { words, per, example } of rows('rates.yaml') as never as {
  words: string[]
  per: string
  example: string
}[]) {
  test(`rates: "${example}" is per ${per}`, () => {
    assert.equal(quantities(example)[0]?.per, per)
    assert.ok(words.some((word) => example.includes(word)))
  })
}

for (const { kind, stands, example } of rows('units.yaml')) {
  test(`units: ${kind} ${stands}: "${example}" counts no people`, () => {
    assert.equal(quantities(example).find((q) => q.upper === 40 || q.upper === 6)?.kind, kind)
  })
}

for (const { does, example, reads } of rows('periods.yaml')) {
  test(`periods: ${does}: "${example}"`, () => {
    const found = findPeriods(segment(example, lexicon), '2024-12-27', lexicon)
    const last = found.at(-1)
    assert.deepEqual([last?.from, last?.to], reads)
  })
}

test('the vague table gives bounds for comparing, by the words of a quantity', () => {
  assert.deepEqual(vagueBounds(lexicon.vague, 'Several'), { lower: 3, upper: 20 })
  assert.deepEqual(vagueBounds(lexicon.vague, 'at least several'), { lower: 3, upper: 20 })
  assert.deepEqual(vagueBounds(lexicon.vague, 'tens of thousands of'), { lower: 20000, upper: 999999 })
  assert.equal(vagueBounds(lexicon.vague, '40'), null)
})

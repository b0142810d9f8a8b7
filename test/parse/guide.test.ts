import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guide } from '../../src/parse/guide.ts'
import { pieces } from '../../src/parse/pieces.ts'
import { windows } from '../../src/parse/window.ts'

const text = 'Vera Holm said “it rained” all day.\n\nNobody asked.'
const words = text.toLowerCase().match(/\p{L}+|[“”.]/gu) ?? []
const vocabulary = new Map(words.map((word, id) => [word, id + 1000]))
const at = (part: string): [number, number] => [text.indexOf(part), text.indexOf(part) + part.length]
const [window] = windows(
  [at('Vera Holm said “it rained” all day.'), at('Nobody asked.')].map((p) => pieces(text, p, vocabulary)),
  64,
  8,
)
const found = (rule: string) => ({
  rule,
  source: [at('Vera Holm')],
  cue: [at('said')],
  content: [at('“it rained” all day')],
})
/** Piece of the window: 0 [CLS], then Vera Holm said “ it rained ” all day . [SEP] … */
const SAID = 3

test('a piece is marked with what the rules find there and whether it stands in quotation marks', () => {
  assert.ok(window)
  const { marks } = guide(window, [found('clause-after-cue')], [at('“it rained”')], new Set())
  assert.deepEqual(marks.slice(0, 12), [0, 9, 9, 2, 3 + 18, 6 + 18, 6 + 18, 6 + 18, 6, 6, 0, 0])
  assert.ok(marks.slice(12).every((mark) => mark === 0))
})

test('how a piece stands to a cue by the rules is told for the cue a rule has, apart for firm rules', () => {
  assert.ok(window)
  const firm = new Set(['quote-after-cue'])
  const rows = (rule: string, k: number) => [
    ...guide(window, [found(rule)], [], firm).standing({ first: k, last: k }),
  ]
  assert.deepEqual(rows('clause-after-cue', SAID).slice(0, 6), [1, 2, 2, 1, 3, 3])
  assert.deepEqual(rows('quote-after-cue', SAID).slice(0, 6), [4, 5, 5, 4, 6, 6])
  assert.ok(rows('clause-after-cue', 1).every((row) => row === 0))
})

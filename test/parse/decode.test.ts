import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decode } from '../../src/parse/decode.ts'
import { guide } from '../../src/parse/guide.ts'
import type { AttributionModel, Scores } from '../../src/parse/model.ts'
import { pieces } from '../../src/parse/pieces.ts'
import { trained } from '../../src/parse/trained.ts'
import { windows } from '../../src/parse/window.ts'
import { loadLexicon } from '../../src/lexicon/index.ts'
import { segment } from '../../src/segment/index.ts'

/** A head of two numbers a piece: the first speaks for content, the second for source. */
const head = {
  link: 2,
  distance: new Float32Array(33 * 2),
  breaks: new Float32Array(5 * 2),
  ruled: new Float32Array(7 * 2),
  role: Float32Array.of(0, 0, 0, 10, 10, 0),
  bias: Float32Array.of(3, 0, 0),
}

/** Scores written as letters under the words: C and c a cue's first and further pieces, D a doubtful one, N one that another claims as content, S source, x content. */
function read(marked: readonly [word: string, mark: string][]) {
  const text = marked.map(([word]) => word).join(' ')
  const vocabulary = new Map(marked.map(([word], k) => [word.toLowerCase(), 1000 + k]))
  const [window] = windows([pieces(text, [0, text.length], vocabulary)], 64, 8)
  assert.ok(window)
  const marks = ['-', ...marked.map(([, mark]) => mark), '-']
  const scores = scored(marks)
  const model = modelOf(vocabulary, scores)
  const words = (spans: readonly (readonly [number, number])[]): string[] =>
    spans.map((s) => text.slice(...s))
  const found = decode(window, guide(window, [], [], model.firm), scores, model)
  return {
    sure: found.map(({ sure }) => sure),
    words: found.map(({ source, cue, content }) => [words(source), words(cue), words(content)]),
  }
}

const scored = (marks: readonly string[]): Scores => ({
  tags: Float32Array.from(
    marks.flatMap((m) => [
      m === 'C' || m === 'c' || m === 'N' ? 0 : 4,
      m === 'C' || m === 'N' ? 5 : m === 'D' ? 4 : 0,
      m === 'c' ? 5 : 0,
      ...Array(6).fill(0),
    ]),
  ),
  token: Float32Array.from(marks.flatMap((m) => [m === 'x' || m === 'N' ? 1 : 0, m === 'S' ? 1 : 0])),
  query: new Float32Array(marks.length * 2),
})

const modelOf = (vocabulary: ReadonlyMap<string, number>, scores: Scores): AttributionModel => ({
  vocabulary,
  head,
  window: { pieces: 64, overlap: 8 },
  cueThreshold: 0.4,
  contentThreshold: 0.5,
  sureThreshold: 0.5,
  speechThreshold: 0.3,
  directThreshold: 0.2,
  firm: new Set(),
  encode: () => Promise.resolve(scores),
})

test('a cue takes the pieces which the link head gives it', () => {
  assert.deepEqual(
    read([
      ['Vera', 'S'],
      ['has', 'C'],
      ['said', 'c'],
      ['it', 'x'],
      ['rained', 'x'],
      ['.', '-'],
    ]).words,
    [[['Vera'], ['has said'], ['it rained']]],
  )
})

test('a content on both sides of its cue is two parts; a small hole in one is closed', () => {
  assert.deepEqual(
    read([
      ['Roads', 'x'],
      ['closed', 'x'],
      ['early', 'x'],
      ['Vera', 'S'],
      ['said', 'C'],
      ['because', 'x'],
      ['of', 'x'],
      ['(', '-'],
      ['heavy', 'x'],
      ['snow', 'x'],
    ]).words,
    [[['Vera'], ['said'], ['Roads closed early', 'because of ( heavy snow']]],
  )
})

test('a cue without content is none', () => {
  assert.deepEqual(
    read([
      ['Vera', 'S'],
      ['said', 'C'],
      ['.', '-'],
    ]).words,
    [],
  )
})

test('of two cues with one content the surer has it', () => {
  const { words, sure } = read([
    ['Vera', 'S'],
    ['hinted', 'D'],
    ['and', '-'],
    ['said', 'C'],
    ['it', 'x'],
    ['rained', 'x'],
  ])
  assert.deepEqual(words, [[['Vera'], ['said'], ['it rained']]])
  assert.ok(sure[0]! > 0.7 && sure[0]! < 1)
})

test('what an attribution within another says is content of both', () => {
  const { words } = read([
    ['Vera', 'S'],
    ['said', 'D'],
    ['others', 'x'],
    ['insist', 'N'],
    ['it', 'x'],
    ['rained', 'x'],
  ])
  assert.deepEqual(
    words.map(([, cue, content]) => [cue, content]),
    [
      [['said'], ['others insist it rained']],
      [['insist'], ['it rained']],
    ],
  )
})

test('what the model cuts in mid-word is whole words', async () => {
  const text = 'Vera said it rained.'
  const vocabulary = new Map(
    ['ver', '##a', 'said', 'it', 'rain', '##ed', '.'].map((piece, k) => [piece, 1000 + k]),
  )
  const model = modelOf(vocabulary, scored(['-', '-', 'S', 'C', 'x', 'x', '-', '-', '-']))
  const { attributions } = await trained(model)(segment(text, loadLexicon()), [])
  assert.deepEqual(
    attributions.map(({ source, content }) => [source, content].map(([span]) => span && text.slice(...span))),
    [['Vera', 'it rained']],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pieces } from '../../src/parse/pieces.ts'
import { windows } from '../../src/parse/window.ts'

const words = ['[PAD]', '[UNK]', 'the', 'envoy', 'refuse', '##d', 'cafe', ',', '“', '”', 'no', '中']
const vocabulary = new Map(words.map((word, id) => [word, id]))
const cut = (text: string): [string, string][] =>
  pieces(text, [0, text.length], vocabulary).map(({ id, span }) => [words[id] ?? '?', text.slice(...span)])

test('words are cut into the longest pieces, and every piece knows its characters', () => {
  assert.deepEqual(cut('The envoy refused,'), [
    ['the', 'The'],
    ['envoy', 'envoy'],
    ['refuse', 'refuse'],
    ['##d', 'd'],
    [',', ','],
  ])
})

test('accents are dropped for the look-up and kept in the span', () => {
  assert.deepEqual(cut('Café cafe\u0301'), [
    ['cafe', 'Café'],
    ['cafe', 'cafe'],
  ])
})

test('marks and ideographs stand alone; a word with an unknown part is unknown whole', () => {
  assert.deepEqual(cut('“No”中the envoyx 🙂'), [
    ['“', '“'],
    ['no', 'No'],
    ['”', '”'],
    ['中', '中'],
    ['the', 'the'],
    ['[UNK]', 'envoyx'],
    ['[UNK]', '🙂'],
  ])
})

test('whatever the text, spans are in order, inside it and apart', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      let before = 0
      for (const { span } of pieces(text, [0, text.length], vocabulary)) {
        assert.ok(span[0] >= before && span[1] > span[0] && span[1] <= text.length)
        before = span[1]
      }
    }),
  )
})

const paragraph = (size: number, from = 0) =>
  Array.from({ length: size }, (_, k) => ({ id: 1000 + k, span: [from + k, from + k + 1] as const }))

test('paragraphs are packed whole, with a separator after each', () => {
  const packed = windows([paragraph(3), paragraph(4), paragraph(5)], 12, 2)
  assert.deepEqual(
    packed.map((w) => w.ids.length),
    [10, 7],
  )
  assert.deepEqual(packed[0]?.ids.slice(0, 5), [101, 1000, 1001, 1002, 102])
  assert.equal(packed[0]?.spans[4], null)
})

test('a long paragraph is cut into parts that overlap, and no piece is lost', () => {
  const packed = windows([paragraph(25)], 12, 4)
  assert.ok(packed.every((w) => w.ids.length <= 12))
  const seen = new Set(packed.flatMap((w) => w.spans.flatMap((s) => (s ? [s[0]] : []))))
  assert.equal(seen.size, 25)
})

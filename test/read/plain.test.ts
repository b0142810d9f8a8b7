import assert from 'node:assert/strict'
import { test } from 'node:test'
import { language } from '../../src/read/language.ts'
import { byteSpan } from '../../src/read/index.ts'
import { plain } from '../../src/read/plain.ts'

const original = (bytes: Uint8Array, location = 'note.txt') => ({
  location,
  bytes,
  name: location,
  contentType: null,
  url: null,
})
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

test('UTF-8 and UTF-16 are read by their marks', () => {
  assert.equal(plain(original(bytes(0xef, 0xbb, 0xbf, 0x61))).text, 'a')
  assert.equal(plain(original(bytes(0xff, 0xfe, 0x61, 0x00))).text, 'a')
  assert.equal(plain(original(bytes(0xfe, 0xff, 0x00, 0x61))).text, 'a')
})

test('a mark before broken bytes is no part of what is led back, and the bytes are told', () => {
  const marked = Buffer.concat([Buffer.from('\uFEFF“a'), bytes(0xff), Buffer.from('b”')])
  const { text, problems } = plain(original(marked))
  assert.equal(text, '“a\uFFFDb”')
  assert.match(problems?.[0]?.message ?? '', /bytes of no known encoding/)
  assert.deepEqual(byteSpan(marked, 'utf-8', [0, text.length]), [3, marked.length])
  assert.deepEqual(byteSpan(marked, 'utf-8', [3, 4]), [8, 9])
})

test('another encoding is guessed and told', () => {
  const latin = Buffer.from('Le café était fermé, où trois hommes sont tombés près de la forêt.', 'latin1')
  const { text, problems } = plain(original(latin))
  assert.match(text, /café était fermé/)
  assert.equal(problems?.[0]?.kind, 'encoding')
})

test('UTF-8 that is cut off within a letter stays UTF-8, and is told', () => {
  const whole = Buffer.from('Am Fluß starben neun Männer, sagte die Ärztin, café')
  const { text, encoding, problems } = plain(original(whole.subarray(0, -1)))
  assert.deepEqual([text, encoding], ['Am Fluß starben neun Männer, sagte die Ärztin, caf', 'utf-8'])
  assert.match(problems?.[0]?.message ?? '', /^note\.txt ends in the middle of a letter/)
})

test('binary data is refused in one sentence', () => {
  assert.throws(() => plain(original(bytes(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1), 'a.png')), {
    code: 'unreadable',
    message: /a\.png is not text/,
  })
})

test('languages are told apart, short and numeric texts stay undecided or English', () => {
  assert.equal(language('The soldiers were killed in the village, the army said on Monday.'), 'en')
  assert.equal(
    language('По меньшей мере двенадцать солдат погибли в деревне, сообщила армия в понедельник утром.'),
    'ru',
  )
  assert.equal(
    language(
      'Al menos doce soldados murieron en la aldea, dijo el ejército el lunes por la mañana en la capital del país, y otros veinte resultaron heridos.',
    ),
    'es',
  )
  assert.equal(language('12 34 56'), 'und')
  assert.equal(language('12 killed in Kharkiv'), 'en')
})

test('positions lead to bytes also beside letters that are broken off', () => {
  const broken = Buffer.concat([
    Buffer.from('a “'),
    bytes(0xe2, 0x80),
    Buffer.from('b'),
    bytes(0xf0, 0x9f, 0xe2, 0x82),
    Buffer.from('c \uFFFD d'),
    bytes(0xff),
    Buffer.from('e'),
  ])
  const text = new TextDecoder().decode(broken)
  assert.equal(text, 'a “\uFFFDb\uFFFD\uFFFDc \uFFFD d\uFFFDe')
  for (let at = 0; at < text.length; at++) {
    const [from, to] = byteSpan(broken, 'utf-8', [at, at + 1])
    assert.equal(
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(broken.subarray(from, to)),
      text[at],
      `unit ${at}`,
    )
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { language } from '../../src/read/language.ts'
import { byteSpan } from '../../src/read/index.ts'
import { kindOf } from '../../src/read/kind.ts'
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

test('UTF-8 with some broken bytes stays UTF-8: each is a mark, and they are told', () => {
  const text = 'At the café “near the river” nine people died, Orbán’s spokesman said.'
  const broken = Buffer.from(text)
  broken[1] = 0xe9
  broken[broken.length - 2] = 0xff
  const read = plain(original(broken))
  assert.equal(read.encoding, 'utf-8')
  assert.equal(read.text, text.replace('At', 'A\uFFFD').replace(/d\.$/, '\uFFFD.'))
  assert.match(read.problems?.[0]?.message ?? '', /^note\.txt is UTF-8 but for 2 places with broken bytes/)
  const at = read.text.indexOf('“near')
  assert.deepEqual(byteSpan(broken, 'utf-8', [at, at + 5]), [broken.indexOf('“'), broken.indexOf('“') + 7])
})

test('UTF-16 without a mark is told by its zeros, as text and as a page', () => {
  const words = 'Nine people died at the café near the river, a spokesman said.'
  for (const [encoding, turn] of [
    ['utf-16le', (bytes: Buffer) => bytes],
    ['utf-16be', (bytes: Buffer) => bytes.swap16()],
  ] as const) {
    const read = plain(original(turn(Buffer.from(words, 'utf16le'))))
    assert.deepEqual([read.text, read.encoding], [words, encoding])
    const page = turn(Buffer.from(`<html><body><p>${words}</p></body></html>`, 'utf16le'))
    assert.equal(kindOf({ head: page, name: '', contentType: null }), 'html')
  }
  // Sixteen-bit sound has zeros as well.
  const sound = Buffer.from(Array.from({ length: 400 }, (_, i) => [i % 30, 0]).flat())
  assert.throws(() => plain(original(sound, 'a.raw')), { code: 'unreadable' })
})

test('Chinese and Japanese of old encodings are guessed, told, and told to be no English', () => {
  for (const [encoding, words, told] of [
    ['gb18030', '据国防部发言人星期一表示,至少有十二名士兵在桥附近被打死,另有三十人受伤。', 'zh'],
    ['shift_jis', '国防省の報道官は月曜日、橋の近くで少なくとも十二人の兵士が死亡したと発表した。', 'ja'],
  ] as const) {
    const read = plain(original(encoded(encoding, words.repeat(4))))
    assert.deepEqual([read.encoding, read.text], [encoding, words.repeat(4)])
    assert.equal(read.problems?.[0]?.kind, 'encoding')
    assert.equal(language(read.text), told)
  }
})

/** Words in an encoding of two bytes a letter, by what its decoder makes of all pairs. */
function encoded(encoding: string, words: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const pairs = new Map<string, number[]>()
  for (let first = 0x81; first < 0xff; first++)
    for (let second = 0x40; second < 0xff; second++)
      pairs.set(decoder.decode(bytes(first, second)), [first, second])
  return bytes(...[...words].flatMap((letter) => pairs.get(letter) ?? [letter.charCodeAt(0)]))
}

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

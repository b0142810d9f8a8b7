import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { clean, edited } from '../../src/text/index.ts'

test('a span of the view leads back to the words it came from', () => {
  const original = 'At least\u00AD 12\u200B soldiers\u00A0died'
  const view = clean(original)
  assert.equal(view.text, 'At least 12 soldiers died')
  const at = view.text.indexOf('12 soldiers')
  const [start, end] = view.toOriginal([at, at + '12 soldiers'.length])
  assert.equal(original.slice(start, end), '12\u200B soldiers')
})

test('a deletion right after a span stays outside it', () => {
  const view = clean('dead\u200B.')
  assert.deepEqual(view.toOriginal([0, 4]), [0, 4])
  assert.deepEqual(view.toOriginal([4, 5]), [5, 6])
})

test('lone surrogates and controls become blanks, pairs stay', () => {
  const original = 'a\uD800b \u{1F600} c\u0007d'
  assert.equal(clean(original).text, 'a b \u{1F600} c d')
})

test('a backtick inside a word is an apostrophe', () => {
  assert.equal(clean('the nation`s ``rebels``').text, "the nation's ``rebels``")
})

test('primes are quotation marks and apostrophes, save behind a number', () => {
  assert.equal(
    clean('``The mayor′s gone,″ he said, and fell 6′ 2″').text,
    '``The mayor\'s gone," he said, and fell 6′ 2″',
  )
})

test('the words for a picture are left out where the name follows them again', () => {
  assert.equal(clean('Photo of Ana ReyesAna Reyes (Harra)').text, 'Ana Reyes (Harra)')
  assert.equal(clean('Photo of Ana Reyes (Harra)').text, 'Photo of Ana Reyes (Harra)')
})

test('edits out of order are refused', () => {
  assert.throws(
    () =>
      edited('abcdef', [
        { span: [3, 4], by: '' },
        { span: [1, 2], by: '' },
      ]),
    RangeError,
  )
})

test('whatever is cut or replaced, unedited words keep their wording', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ maxLength: 8 }), fc.string({ maxLength: 3 })), { maxLength: 12 }),
      (parts) => {
        let original = ''
        const edits = parts.map(([kept, by], i) => {
          original += kept
          const start = original.length
          original += '#'.repeat(i % 3)
          return { span: [start, original.length] as const, by }
        })
        const view = edited(original, edits)
        let written = 0
        for (const [kept, by] of parts) {
          if (kept !== '') {
            const [start, end] = view.toOriginal([written, written + kept.length])
            assert.equal(original.slice(start, end), kept)
          }
          written += kept.length + by.length
        }
        assert.equal(view.text.length, written)
      },
    ),
  )
})

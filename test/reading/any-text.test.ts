import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { loadLexicon } from '../../src/lexicon/index.ts'
import { read } from '../../src/pipeline.ts'
import { assertSound } from './sound.ts'

const lexicon = loadLexicon()
const given = { location: 'any.txt', published: '2024-12-27' }

/** More of them on request: ONRECORD_RUNS=5000 node --test test/reading/any-text.test.ts */
const RUNS = Number(process.env['ONRECORD_RUNS'] ?? 100)

/** Pieces that rules look for, so that made-up texts reach into them. */
const PIECES = [
  'The ministry said', 'General Olena Marchenko told reporters', 'he said', 'according to', 'officials say that',
  'at least 40', 'more than 1,000', 'a dozen', 'between 20 and 30', 'several', 'some of them', 'another 12', 'no one',
  '1.2 million', '20-30', 'two-thirds of', '$40', '12-year-old', 'aged 5', '3rd', '45 000', 'nearly',
  'soldiers', 'people', 'civilians', 'children', 'casualties', 'a death toll of', 'prisoners of war',
  'were killed', 'died', 'wounded', 'captured', 'were displaced', 'killed or wounded', 'have not been able to capture',
  'in November alone', 'last week', 'on Friday', 'since October 7', 'overnight', 'every day', 'the previous day',
  'in Kursk', 'near the border', 'may have', 'if', 'would', 'not', 'neither', 'nor', 'and', 'or', 'including', 'of whom',
  '“', '”', '"', '‘', '’', "'", '«', '»', '(', ')', '[', ']', ',', '.', ':', ';', '-', '–', '—', '…', '?', '!',
  'MR. KIRBY:', 'Q', '\n', '\n\n', '\r\n', '\t', '\u2028', '\u00A0', '\u200B', '\uFEFF', '\u202E', '\uD83D', '\uDE00', '\u0000',
  'كانت', 'שלום', '死者', 'погибли', 'é', 'İ', 'ﬁ', '🕊', 'e\u0301',
] // prettier-ignore

const pieces = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(' ', ' ', ' ', '', '\n')), { maxLength: 60 })
  .map((list) => list.flat().join(''))
const anyText = fc.oneof(
  { weight: 6, arbitrary: pieces },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
      .map((units) => String.fromCharCode(...units)),
  },
)

test('any text ends in a sound reading, and twice in the same one', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const reading = read(text, given, lexicon)
      assertSound(reading, text)
      assert.deepEqual(read(text, given, lexicon), reading)
    }),
    { numRuns: RUNS * 3 },
  )
})

test('any text reads without a date and in capitals', () => {
  fc.assert(
    fc.property(pieces, (text) => {
      assertSound(read(text, { location: 'x' }, lexicon), text)
      const capitals = `${text.toUpperCase()}\nTHE ARMY SAID MORE THAN FORTY SOLDIERS DIED IN THE BATTLE FOR THE CITY.`
      assertSound(read(capitals, given, lexicon), capitals)
    }),
    { numRuns: RUNS },
  )
})

test('a text read after another is read as if it came first', () => {
  const text = 'At least 40 soldiers were killed on Friday, General Olena Marchenko said.'
  const first = read(text, given, lexicon)
  read('“Several of them fled”, officials say.\nMR. ADLER: No one died.\nQ Why?\n', given, lexicon)
  assert.deepEqual(read(text, given, lexicon), first)
})

test('amounts of a report in capitals are worded as it words them', () => {
  const text =
    'THE MINISTRY SAID THERE WERE NEITHER DEATHS NOR INJURIES, AND THAT ANOTHER WAS KILLED ON FRIDAY.'
  const reading = read(text, given, lexicon)
  assertSound(reading, text)
  assert.ok(reading.claims.some(({ quantity }) => quantity?.wording === 'NEITHER'))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon } from '../../src/lexicon/index.ts'
import { read } from '../../src/pipeline.ts'
import { assertSound } from './sound.ts'

const lexicon = loadLexicon()
const published = '2024-12-27'
const reading = (text: string, date: string | null = published) =>
  read(text, { location: 'hard.txt', published: date }, lexicon)

for (const [name, text] of [
  ['nothing', ''],
  ['blanks', ' \n\t\u00A0\u200B\uFEFF \r\n'],
] as const) {
  test(`${name} is read as an empty report`, () => {
    const { problems, claims } = reading(text)
    assert.deepEqual(claims, [])
    assert.deepEqual(
      problems.map((p) => p.kind),
      ['empty'],
    )
  })
}

test('50 million characters end in one sentence that says what to do', () => {
  const text = 'At least 40 soldiers were killed on Friday, the ministry said. '.repeat(800_000)
  assert.ok(text.length > 50_000_000)
  const { problems, claims } = reading(text)
  assert.deepEqual(claims, [])
  assert.equal(problems.length, 1)
  assert.match(problems[0]?.message ?? '', /50,\d+,000 characters .*split it into its parts\.$/)
})

test('a text without its date says that relative dates stay unresolved', () => {
  const { problems, claims } = reading('At least 40 soldiers were killed on Friday.', null)
  assert.deepEqual(
    problems.map((p) => p.kind),
    ['no-date'],
  )
  for (const { period } of claims) assert.deepEqual([period?.from ?? null, period?.to ?? null], [null, null])
})

test('a date that is no date is as good as none', () => {
  const { problems } = reading('At least 40 soldiers were killed on Friday.', '2024-02-31')
  assert.deepEqual(
    problems.map((p) => p.kind),
    ['no-date'],
  )
})

for (const [language, text] of [
  [
    'ru',
    'Президент заявил, что погибли не менее сорока военнослужащих, ещё тридцать человек ранены. Об этом сообщили в министерстве обороны страны.',
  ],
  [
    'fr',
    'Le ministère a déclaré que quarante soldats avaient été tués vendredi et que trente autres étaient blessés dans la région frontalière.',
  ],
  [
    'ar',
    'قالت الوزارة إن أربعين جنديا على الأقل قتلوا يوم الجمعة وأصيب ثلاثون آخرون في المنطقة الحدودية بحسب البيان.',
  ],
] as const) {
  test(`a text in another language (${language}) is told, not misread`, () => {
    const { report, problems, claims, attributions } = reading(text)
    assert.equal(report.language, language)
    assert.deepEqual([claims, attributions], [[], []])
    assert.deepEqual(
      problems.map((p) => p.kind),
      ['language'],
    )
    assert.match(problems[0]?.message ?? '', /onrecord reads English/)
  })
}

for (const [name, text] of [
  ['lone surrogates', 'At least 40 \uD83D soldiers were \uDE00 killed, the ministry said.'],
  [
    'right-to-left words and marks',
    'At least 40 soldiers \u202Eكتيبة\u202C were killed, said the كتائب brigade.',
  ],
  ['controls', 'At least\u0000 40\u0007 soldiers\u001B[31m were killed\u0085 the ministry said.'],
  ['soft hyphens', 'At least 40 sol\u00ADdiers were kil\u00ADled, the min\u200Bistry said.'],
  [
    'a line of one million letters',
    `The ministry said ${'x'.repeat(1_000_000)} and 40 soldiers were killed.`,
  ],
  ['quotation marks without end', '“'.repeat(3000) + ' he said'],
  ['brackets without end', '('.repeat(3000) + '40 soldiers were killed'],
  ['numbers without end', '40 '.repeat(5000)],
  ['number words without end', 'twenty-'.repeat(3000) + 'one'],
  ['bound words without end', 'at least more than about '.repeat(2000) + '40'],
  ['a sentence without end', 'soldiers were killed and '.repeat(4000)],
  ['sources without end', 'the ministry said that '.repeat(1500) + '40 soldiers were killed.'],
  ['turns without end', 'Q Why?\nMR. ADLER: At least 40 soldiers were killed.\n'.repeat(500)],
  ['paragraphs without words', '—\n'.repeat(3000)],
  ['dates without end', 'since Friday, Dec. 27, 2024 to March and '.repeat(800)],
] as const) {
  test(`${name} end in a sound reading`, () => assertSound(reading(text), text))
}

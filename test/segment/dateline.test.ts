import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, read } from '../../src/index.ts'
import { segment } from '../../src/segment/index.ts'

const lexicon = loadLexicon()
const sentences = (text: string): string[] =>
  segment(text, lexicon).sentences.map(({ span }) => text.slice(...span))

const SAID = 'Nine men fell in Oslo.'

for (const place of [
  'OSLO —',
  'OSLO, March 3 (Wire) -',
  'Oslo, 3 March 2024 –',
  'Oslo – 3 March 2024 –',
  '(Oslo, March 3, 2024) –',
  'New Oslo, Norland (Wire) —',
  'PORT OSLO / BERGEN, 3 March 2024 --',
])
  test(`the place line "${place}" is a sentence of its own`, () =>
    assert.deepEqual(sentences(`${place} ${SAID}`), [place, SAID]))

for (const text of [
  'In Oslo, 3 March 2024 – the day of the raid – nine men fell.',
  'Oslo – Bergen is a long road.',
  'Oslo, on 3 March – Nine men fell.',
  'Nine men fell – Oslo was shelled on 3 March.',
])
  test(`no place line: "${text}"`, () => assert.deepEqual(sentences(text), [text]))

for (const [headline, place] of [
  ['Raiders kill nine herders near Harra', 'DOVRA (Wire) —'],
  ['Norland says raiders kill herders', 'PORT DOVRA, Norland, May 4 (News) -'],
])
  test(`the headline "${headline}" ends before its place line`, () =>
    assert.deepEqual(sentences(`${headline} ${place} ${SAID}`), [headline, place, SAID]))

test('a town in capitals in mid-sentence is no place line', () => {
  const text = 'The raid on the town of DOVRA (Norland) — the third this week — killed nine men.'
  assert.deepEqual(sentences(text), [text])
})

test('a line of a list tells where and when what follows it came about', () => {
  const text = 'Oslo, 3 March – Nine men fell.\nBergen, 4 March – Two men fell.'
  assert.deepEqual(sentences(text), text.split('\n'))
})

test('the day of a place line is not when people fell', () => {
  const [claim] = read(
    'Oslo, 4 March 2025 – Nine men were killed when shells struck a market on Sunday, police said.',
    { location: 'oslo.txt', published: '2025-03-04' },
    lexicon,
  ).claims
  assert.deepEqual([claim?.period?.text, claim?.period?.from], ['on Sunday', '2025-03-02'])
})

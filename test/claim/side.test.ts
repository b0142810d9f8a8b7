import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon } from '../../src/lexicon/index.ts'
import { read } from '../../src/pipeline.ts'

const lexicon = loadLexicon()
const sides = (text: string, given = {}): (string | null | undefined)[] =>
  read(text, { location: 'sides.txt', published: '2025-03-14', ...given }, lexicon).claims.map(
    ({ population }) => population?.side,
  )

test('"our soldiers" are those of the side whose voice the speaker is', () => {
  const speech =
    'We remember what our country has come through, and we thank everyone who stands with our people in these months. This week 12 of our soldiers were killed in the war. Our people will not forget them. Glory to our defenders!'
  assert.deepEqual(sides(speech, { author: 'President of Kenya' }), ['Kenya'])
  assert.deepEqual(
    sides('Kenyan President Ana Reyes said: “Twelve of our soldiers were killed in the war.”'),
    ['Kenya'],
  )
  assert.deepEqual(sides('“Twelve of our soldiers were killed in the war,” said Ana Reyes.'), [null])
})

test('in a transcript those who speak are the voice of the body that published it, save who asks', () => {
  const gaggle =
    'MS. REYES: Thank you. They killed nine members of our military in the attack.\n\nQ Will you say how many of our soldiers were killed in the war?\n\nMS. REYES: No.\n'
  const [said, asked] = sides(gaggle, { publisher: 'White House' })
  assert.equal(said, 'United States')
  assert.equal(asked ?? null, null)
})

const speech = (country: string): string =>
  `Our country stands, and our people stand with it against ${country} in these hard months. Shells from ${country} fell on our towns again, and our men answered. Since spring the occupiers have lost about 900 soldiers. Let ${country} hear us.`

test('"the occupiers" are those whom the speaker fights, where the speech tells who that is', () => {
  assert.deepEqual(sides(speech('Chad'), { author: 'President of Kenya' }), ['Chad'])
  assert.deepEqual(sides(speech('hatred'), { author: 'President of Kenya' }), [null])
})

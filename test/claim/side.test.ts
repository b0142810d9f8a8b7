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

const atWar = (sentence: string): string =>
  `Our country stands, and our people stand with it against the Chadian invasion. The enemy shelled our towns again last night. ${sentence} We will rebuild all of it, and we thank everyone who stands with us.`

test('of a side at war in its own country those who suffer are its own, and soldiers whom it harms the other’s', () => {
  for (const [sentence, side] of [
    ['A rocket hit a bakery, and nine people died.', 'Kenya'],
    ['Sergeant Ana Moss was killed as she carried children out of a cellar.', 'Kenya'],
    ['She pulled seven wounded soldiers out of the river.', 'Kenya'],
    ['We have killed 40 soldiers at the bridge.', 'Chad'],
    ['Your generals let thousands of your own soldiers die.', null],
    ['In Mali nine people died when a rocket hit a bakery.', 'Mali'],
    ['The Soviet army knew it too, when thousands of people died.', null],
  ] as const)
    assert.deepEqual(sides(atWar(sentence), { author: 'President of Kenya' }), [side], sentence)
})

test('a speaker who does not fight at home says nothing of whose people others are', () => {
  const speech =
    'We stand with our friends in Chad in these hard months, and we will stand with them. A rocket hit a bakery, and nine people died. The enemy will not win. Our thoughts are with those who mourn.'
  assert.deepEqual(sides(speech, { author: 'President of Kenya' }), [null])
})

test('hostages of a people’s armed group are those of the country it fights, wherever they are held', () => {
  const war =
    'Israel and Hamas agreed on a truce, Israeli officials said, and Israel let trucks in. Israel said it would keep troops in the north.\n\n'
  assert.deepEqual(sides(`${war}Hamas released 12 hostages on Friday.`), ['Israel'])
  assert.deepEqual(sides(`${war}The bodies of two hostages from Gaza were handed over.`), ['Israel'])
  assert.deepEqual(sides('Gunmen released 12 hostages on Friday, and the army came.'), [null])
})

test('the only other country that a speaker names, and whose troops he names, is whom he fights', () => {
  const war = 'Kenyan President Ana Reyes said that Chadian troops came nearer in the war.'
  assert.deepEqual(sides(`${war} She said 120 occupiers were killed.`), ['Chad'])
  assert.deepEqual(sides(`${war} She thanked Mali. She said 120 occupiers were killed.`), [null])
})

const address = (before: string): string =>
  `My fellow citizens, ${before} A bomb went off at the market last night. Nine people were killed and 30 were hurt. We will find those who did it, and we will stand with every family that mourns in these days.`

test('a nation’s speaker means his own people where he speaks of no other nation', () => {
  const kenyan = { author: 'President of Kenya' }
  assert.deepEqual(sides(address('I speak to you with a heavy heart.'), kenyan), ['Kenya', 'Kenya'])
  assert.deepEqual(sides(address('I have come back from Chad.'), kenyan), [null, null])
  assert.deepEqual(sides(address('I speak to you.'), { author: 'Save the Children' }), [null, null])
})

const struck = (what: string): string =>
  `Dear people, a ${what} hit our town again last night. We will rebuild it, and we thank everyone who helps. The enemy does not rest, and neither shall we. Nineteen occupiers surrendered on Friday. Our people will stand.`

test('the only other country of whose missiles or captivity a speaker tells is whom he fights', () => {
  assert.deepEqual(sides(struck('Chadian missile'), { author: 'President of Kenya' }), ['Chad'])
  assert.deepEqual(sides(struck('missile'), { author: 'President of Kenya' }), [null])
})

test('people are of the country of their town, also where it is spelled otherwise or small', () => {
  assert.deepEqual(sides('Nine people were killed in Mykolaiv in the war.'), ['Ukraine'])
  assert.deepEqual(sides('Nine people were killed in Deir ez-Zor in the war.'), ['Syria'])
  assert.deepEqual(sides('Ukraine fights on. Nine people were killed in Hostomel in the war.'), ['Ukraine'])
  assert.deepEqual(sides('Nine people were killed in Hostomel in the war.'), [null])
})

const helped = (sentence: string): string =>
  `Our people stand together in these hard months, and we thank everyone who helps us.\n\n${sentence}\n\nWe will prevail, and we thank all our people who stand with us.`

test('in a speech against an aggressor, children killed and people brought back are its own', () => {
  for (const [sentence, side] of [
    ['This is the price of Chadian aggression. More than 200 children have been killed.', 'Kenya'],
    ['Our people come home from Chadian captivity. Today we brought back 95 people.', 'Kenya'],
    ['I spoke to the family of Ilan Moss. He was killed at Harra in the war, defending our land.', 'Kenya'],
  ] as const)
    assert.deepEqual(
      new Set(sides(helped(sentence), { author: 'President of Kenya' })),
      new Set([side]),
      sentence,
    )
})

test('"our soldiers" in a release that cites nobody are those of the army that published it, and "the invaders" its foe', () => {
  const release =
    'Our military killed 40 invaders and shot down six Chadian drones. Nine of our soldiers were killed.'
  assert.deepEqual(sides(release, { publisher: 'Kenyan General Staff' }), ['Chad', 'Kenya'])
  assert.deepEqual(sides(release, { publisher: 'The Daily' }), [null, null])
})

test('whose losses an army tells of is told by who had them, and by whom it harmed', () => {
  assert.deepEqual(sides('The Kenyan army said Chad had lost 900 troops killed or wounded over the day.'), [
    'Chad',
  ])
  assert.deepEqual(
    sides('The Kenyan army said it captured two wounded soldiers in a raid, and took them to Nairobi.'),
    [null, null],
  )
})

const mourning = (sentence: string): string =>
  `My fellow citizens, al-Shabaab has come to our door again, and we will meet it there. ${sentence} We will bow our heads before them, and we will stand together in these hard days.`

test('soldiers whose fall a nation’s speaker honours are its own, whatever foe he names', () => {
  const kenyan = { author: 'President of Kenya' }
  assert.deepEqual(sides(mourning('Forty soldiers of the ninth brigade fell in battle on Sunday.'), kenyan), [
    'Kenya',
  ])
  assert.deepEqual(sides(mourning('Forty soldiers were killed on Sunday.'), kenyan), [null])
})

test('the month of a day in a heading is no town: "14 March" makes nobody of England', () => {
  const news = 'Some 6,000 people have fled the valley. Nine villagers were killed in the shelling.'
  assert.deepEqual(sides(`Briefing by the observers, 14 March 2025\n\n${news}`), [null, null])
  assert.deepEqual(sides(`Briefing in Nairobi, 14 March 2025\n\n${news}`), ['Kenya', 'Kenya'])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, read, readWith, type Span } from '../../src/index.ts'

const lexicon = loadLexicon()

/** Whose claims a text makes, "source via relay", one for each claim. */
function voices(text: string, author: string | null = null): string[] {
  const { claims, sources } = read(text, { location: 'case', published: '2024-12-27', author }, lexicon)
  const name = (id: string | null): string => sources.find((s) => s.id === id)?.name ?? '-'
  return claims.map(({ sourceId, viaId }) => `${name(sourceId)} via ${name(viaId)}`)
}

test('a claim is that of whoever is cited for it, by way of who cites', () => {
  for (const [text, voice] of [
    ['The paper reported that 40 soldiers were killed, citing hospital staff.', 'hospital staff via paper'],
    ['Citing the army, Dovra Radio said at least 40 soldiers were killed.', 'army via Dovra Radio'],
    ['The agency quoted Carl Hale as saying that 40 soldiers were killed.', 'Carl Hale via agency'],
    ['“Forty soldiers were killed,” Carl Hale was quoted as saying by the agency.', 'Carl Hale via agency'],
    ['Carl Hale was quoted as saying that 40 soldiers were killed.', 'Carl Hale via -'],
    ['Carl Hale said 40 soldiers were killed, citing the enemy’s heavy fire.', 'Carl Hale via -'],
  ] as const)
    assert.deepEqual(voices(text), [voice], text)
})

test('a claim that somebody is silent about is not his', () => {
  assert.deepEqual(voices('Norland has not confirmed the deaths of 12 soldiers.'), ['- via -'])
  assert.deepEqual(voices('Carl Hale said Norland had not confirmed the deaths of 12 soldiers.'), [
    'Carl Hale via -',
  ])
})

test('what a trained reader finds felt or done lends a claim no voice, what it finds said does', async () => {
  const given = { location: 'case', published: '2024-12-27' }
  const voiceOf = async (text: string, source: string, cue: string, content: string) => {
    const at = (words: string): Span => [text.indexOf(words), text.indexOf(words) + words.length]
    const found = { source: [at(source)], cue: [at(cue)], content: [at(content)], rule: 'trained' }
    const proposed = { attributions: [found], claims: [], problems: [], complete: true }
    const { claims, sources } = await readWith(() => Promise.resolve(proposed), text, given, lexicon)
    return claims.map(({ sourceId }) => sources.find((s) => s.id === sourceId)?.name ?? '-')
  }
  const text = 'Nobody in Oslo frets over the 12 villagers killed.'
  assert.deepEqual(await voiceOf(text, 'Nobody in Oslo', 'frets over', 'the 12 villagers killed'), ['-'])
  const said = 'It is plain, Carl Hale told reporters there, how 12 villagers were killed.'
  assert.deepEqual(await voiceOf(said, 'Carl Hale', 'told reporters', 'how 12 villagers were killed'), [
    'Carl Hale',
  ])
  const own =
    'MR. HALE: Good morning.\n\nQ: And the toll?\n\nMR. HALE: Our estimate is that 12 villagers were killed.'
  assert.deepEqual(await voiceOf(own, 'Our', 'estimate is', 'that 12 villagers were killed'), ['MR. HALE'])
})

const RELEASE =
  'Nine sailors were killed on the coast on Monday when their boat struck a mine. The crew had been at sea for a week and was due back at its base. The boat was lost, and divers searched for it until nightfall.'

test('an author is the voice of a speech, not of a report in which he is cited', () => {
  assert.deepEqual(voices(`${RELEASE} The Harran Navy said two others were hurt.`, 'Harran Navy'), [
    '- via -',
    'Harran Navy via -',
  ])
  assert.deepEqual(voices(`${RELEASE} Ana Reyes told our desk that two others were hurt.`, 'Ana Reyes'), [
    '- via -',
    'Ana Reyes via -',
  ])
  const speech =
    'My friends, I come to you with a heavy heart. We have buried our sons. Nine sailors were killed on our coast on Monday, and I knew each of them. The ministry says two others were hurt.'
  assert.deepEqual(voices(speech, 'President of Norland'), [
    'President of Norland via -',
    'ministry via President of Norland',
  ])
})

test('a few words in the first person are the author’s where the text does not name him', () => {
  const text =
    'Nine guards were killed in Harra on Monday, and the whole of the town mourns. We shall not forget, and our thoughts are with the families of the fallen. The enemy lost 40 men in the attack.'
  assert.deepEqual(new Set(voices(text, 'Carl Hale')), new Set(['Carl Hale via -']))
  const cited = `${text} The ministry says two others were hurt.`
  assert.ok(voices(cited, 'Carl Hale').includes('ministry via Carl Hale'))
})

test('whoever puts a number on those told before is its source', () => {
  for (const [text, source] of [
    ['A shell killed dozens of villagers. Doctors put the number at 80.', 'Doctors'],
    ['A shell killed dozens of villagers. The ministry raised its estimate to “more than 80”.', 'ministry'],
    ['A shell killed dozens of villagers. The army has acknowledged 12.', 'army'],
  ] as const)
    assert.deepEqual(voices(text), ['- via -', `${source} via -`], text)
})

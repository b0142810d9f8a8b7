import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, read, type ReportGiven } from '../../src/index.ts'

const lexicon = loadLexicon()

const OWN =
  'We left camp at dawn and marched to the ford. Ten of my men were killed there, and thirty were wounded. I sent word to the rear. We lost two officers on the way home.'

const NEWS =
  'Ten soldiers were killed at the ford on Monday, the ministry said. “We shall not forget them,” the mayor told us.'

/** Who says how many were killed. */
function teller(text: string, given: Omit<ReportGiven, 'location'>): string | null {
  const { claims, sources } = read(text, { location: 'test', ...given }, lexicon)
  const claim = claims.find(({ event, quantity }) => event === 'deaths' && quantity?.lower === 10)
  return sources.find(({ id }) => id === claim?.sourceId)?.name ?? null
}

const places: readonly (readonly [title: string, name: string | null])[] = [
  ['Private Carl Hale’s diary, 1916', 'Private Carl Hale'],
  ['Captain Hale’s account of the battle of Harra', 'Hale'],
  ['Sir Carl Hale’s Despatch, 12 August 1857', 'Carl Hale'],
  ['From the journal of Captain Carl Hale', 'Carl Hale'],
  ['Extract from a letter by Sergeant Hale', 'Hale'],
  ['Diary of Thandi Moyo', 'Thandi Moyo'],
  ['No. 112. Report of Col. Carl Hale, Ninth Foot, of engagement at Harra Bridge', 'Carl Hale'],
  ['The Battle of Harra, by Captain Carl Hale', 'Carl Hale'],
  ['War Diary: Captain Carl Hale, 1915', 'Carl Hale'],
  ['Oral history: Peter Hale, Harra', 'Peter Hale'],
  ['Speech: Thandi Moyo', 'Thandi Moyo'],
  ['Remarks at a council briefing on Borland (Ambassador Hale)', 'Hale'],
  ['General Hale on the war in Borland', 'Hale'],
  ['Transcript: General Hale on the war in Borland', 'Hale'],
  ['Secretary Reyes At a Press Availability', 'Reyes'],
  ['Witness Statement - Ana Reyes', 'Ana Reyes'],
  ['Commander’s statement: Brigadier Carl Hale', 'Carl Hale'],
  ['Ana Reyes: What I saw at Harra', 'Ana Reyes'],
  ['Peter Hale remembers the siege of Harra', 'Peter Hale'],
  ['Statement on the death of General Hale', null],
  ['Letter to President Reyes', null],
  ['Tribute to Colonel Hale', null],
  ['Remembering Sergeant Hale', null],
  ['Obituary: General Hale', null],
  ['Why I fought under Colonel Hale', null],
  ['My years with General Hale', null],
  ['Testimony against Colonel Hale', null],
  ['General Hale killed in ambush near Harra', null],
  ['General Hale at 90', null],
]

for (const [title, name] of places) {
  test(`whose words a text in the first person is, by the place of a name in its title: ${title}`, () => {
    assert.equal(teller(OWN, { title }), name)
    assert.equal(teller(`${title}\n\n${OWN}`, {}), name)
  })
  test(`no speech is news below the title ${title}`, () => assert.equal(teller(NEWS, { title }), 'ministry'))
}

test('a title with a name first is not his of whom the words below tell', () =>
  assert.equal(teller(`${OWN} I saw Hale only once.`, { title: 'General Hale on the run' }), null))

const heads: readonly (readonly [text: string, name: string | null])[] = [
  [`Good evening. I am General Carl Hale, of the Ninth Army. ${OWN}`, 'Carl Hale'],
  [`My name is Thandi Moyo. ${OWN}`, 'Thandi Moyo'],
  [`“I am General Carl Hale,” he said. ${OWN}`, null],
  [`Sir: I have the honor to report that ${OWN.toLowerCase()}`, null],
  [`GENERAL: I report as you ordered. ${OWN}\n\nCarl Hale,\nCaptain, Commanding.`, 'Carl Hale'],
  [`Mr. Speaker: I rise with a heavy heart. ${OWN}`, null],
  [
    `Harra, 4 May (Norpress). Following is the text of the address by General Carl Hale:\n\n${OWN}`,
    'Carl Hale',
  ],
  [
    `Text of report by Norland Ministry of Roads website on 3 March Ten men were killed at the ford.`,
    'Norland Ministry of Roads',
  ],
  [
    `Excerpt from report in English by Radio Harra on 3 March\n\nTen men were killed at the ford.`,
    'Radio Harra',
  ],
]

for (const [text, name] of heads)
  test(`who speaks, by the first words of a text: ${text.slice(0, 60)}`, () =>
    assert.equal(teller(text, {}), name))

test('a paper and a town write no letter', () => {
  for (const title of [
    'Letter from The Harra Journal, 1 Nov 1861',
    'Letter from Harra',
    'Letter from the Front',
  ])
    assert.equal(teller(OWN, { title }), null)
  assert.equal(teller(OWN, { title: 'Letter from Captain Carl Hale' }), 'Carl Hale')
})

test('a statement that is read out is his who made it, in all its paragraphs', () => {
  const text = `My Lords, I shall repeat a Statement being made by my noble friend the Minister of Roads elsewhere. The Statement is as follows:

“We opened the ford at dawn.

“Ten men were killed there.”

My Lords, that is all.`
  assert.equal(teller(text, {}), 'Minister of Roads')
})

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

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, read, type ReportGiven } from '../../src/index.ts'

const lexicon = loadLexicon()

const SPOKEN = `Nine shepherds were killed at the ford on Sunday.

We grieve with their kin, and our doctors went up the same night.

Some 60 of their neighbours fled the hills.`

const COOL = `The Council deplores the raid, in which nine shepherds were killed.

Some 60 of their neighbours fled the hills.`

/** Whom the claims of a text are from, each once. */
function sources(text: string, given: Omit<ReportGiven, 'location'> = {}): (string | null)[] {
  const { claims, sources: all } = read(
    text,
    { location: 'test', published: '2020-05-01', ...given },
    lexicon,
  )
  return [...new Set(claims.map(({ sourceId }) => all.find(({ id }) => id === sourceId)?.name ?? null))]
}

const heads: readonly (readonly [layout: string, head: string, name: string | null])[] = [
  [
    'a title too long for a heading',
    'Statement by Ambassador Ana Reyes, Permanent Representative of Norland to the United Nations, at the open debate of the Security Council on the protection of civilians and of those who bring them aid in times of war (4 May 2020)',
    'Ana Reyes',
  ],
  [
    'an office, the body he is sent to, and his name',
    'Remarks by Ambassador, Representative of Norland to the UN Taavo Reyes at the open debate',
    'Taavo Reyes',
  ],
  ['a byline with an office', 'The War at the Ford\n\nBy ANA REYES, Prime Minister of Norland', 'ANA REYES'],
  ['a byline without one', 'The War at the Ford\n\nBy Ana Reyes, Harra', null],
  [
    'a name above its office, with the kind of words below',
    'Ambassador Ana Reyes\nDeputy Representative to the United Nations\nHarra\nMay 4, 2020\nStatement on the Raid\nAS DELIVERED',
    'Ana Reyes',
  ],
  ['a name above the day', 'Ana Reyes\n4 May 2020', 'Ana Reyes'],
  ['a name above a greeting', 'Far away, long ago…\n\nAna Reyes\n\nMadam President,', 'Ana Reyes'],
  [
    'whose remarks follow',
    'Following are Secretary-General Ana Reyes’s remarks to the Council, held today:',
    'Ana Reyes',
  ],
  ['a name above a place', 'Ana Reyes\nHarra', null],
  [
    'a name above a title and the day',
    'Ana Reyes\nReport to the people on the raid at the ford\n4 May 2020',
    'Ana Reyes',
  ],
  ['a name, a day and a topic', 'Ana Reyes, May 4, 2020, The raid', 'Ana Reyes'],
  [
    'a land in the title, and its delegate below',
    'Remarks by Canada on the raid\n\nAna Reyes\nDeputy Ambassador\nHarra, May 4, 2020',
    'Ana Reyes',
  ],
  [
    'a member and her seat below the day and the time',
    'The raid\n\nApril 5th, 2009 / 3:10 p.m.\n\nAna Reyes Harra Centre, ON\n\nMr. Speaker, I rise.',
    'Ana Reyes',
  ],
  [
    'an editor’s note',
    'Editor’s note: The following is President Ana Reyes’s nightly address to the nation:',
    'Ana Reyes',
  ],
  [
    'a letter of a day',
    'Letter dated 4 May 2020 from the representative of Norland to the president of the Council',
    'representative of Norland',
  ],
  [
    'a statement that follows',
    'The following is a statement by Ana Reyes, the head of the clinic:',
    'Ana Reyes',
  ],
  [
    'what the words are, and below it by whom',
    'Press conference\n\nby Secretary General Ana Reyes ahead of the meeting of ministers\n\n(As delivered)',
    'Ana Reyes',
  ],
  [
    'by whom they were delivered',
    'Harra, 4 May 2020\n\nAs delivered by Deputy Director Ana Reyes',
    'Ana Reyes',
  ],
  [
    'an office, with its holder behind a comma',
    'The raid – Commons statement by the Prime Minister\n\nThe Prime Minister, Ana Reyes, has made a statement to the House. Here are the key extracts:',
    'Ana Reyes',
  ],
  [
    'two titles of one person',
    'Reyes’ full speech on the raid\n\nTranslated by the Harra Post\nSpeech of Council leader Ana Reyes marking the day of the shepherds',
    'Ana Reyes',
  ],
  [
    'a transcript that follows',
    'The following is a transcript of today’s noon briefing by Ana Reyes, Spokesperson for the mission.',
    'Ana Reyes',
  ],
]

for (const [layout, head, name] of heads)
  test(`who speaks, by the lines at the head of a text: ${layout}`, () =>
    assert.deepEqual(sources(`${head}\n\n${SPOKEN}`), [name]))

test('what "the following statement" was issued by somebody is his in whatever person', () =>
  assert.deepEqual(
    sources(
      `The following statement was issued on Friday by the Spokesman for the Council, Ana Reyes:\n\n${COOL}`,
    ),
    ['Ana Reyes'],
  ))

test('who signs in office, or by "Signed", is whoever says "we" above', () => {
  assert.deepEqual(sources(`${SPOKEN}\n\nAna Reyes\nGeneral Secretary\nHerders’ League`), ['Ana Reyes'])
  assert.deepEqual(sources(`${SPOKEN}\n\nAna Reyes, mayor of Harra`), ['Ana Reyes'])
  assert.deepEqual(sources(`${SPOKEN}\n\nCommander Hale\n\nAna Reyes, mayor of Harra`), [null])
  assert.deepEqual(sources(`${SPOKEN}\n\nAna Reyes, Harra`), [null])
  assert.deepEqual(sources(`${SPOKEN}\n\n(Signed) Odo REYES\nAmbassador`), ['Odo REYES'])
  assert.deepEqual(sources(`${SPOKEN}\n\nAna Reyes\nHarra`), [null])
  assert.deepEqual(sources(`${COOL}\n\nAna Reyes\nSecretary`), [null])
  const title = 'Letter from the Permanent Representative of Norland to the Council'
  assert.deepEqual(sources(`${title}\n\n${SPOKEN}\n\n(Signed) Odo REYES`), ['Odo REYES'])
})

test('a transcript of somebody’s briefing is his in whatever person', () =>
  assert.deepEqual(sources(`The following is a transcript of the briefing by Ana Reyes.\n\n${COOL}`), [
    'Ana Reyes',
  ]))

test('below a line that announces the text all is his whom the title names', () => {
  const head = 'Foreign Ministry statement on the raid\n\nThe full text of the statement is given below:'
  assert.deepEqual(sources(`${head}\n\n${COOL}`), ['Foreign Ministry'])
})

test('a paragraph that tells where somebody spoke is not among his words', () => {
  const head =
    'Statement by President Ana Reyes\n\nAna Reyes made a statement to the press after twelve men had died.'
  assert.deepEqual(sources(`${head}\n\n${SPOKEN}`), [null, 'Ana Reyes'])
})

test('what a title calls the full transcript is all his whom it names', () => {
  const title =
    'Briefing by official representative of the Defence Ministry General Carl Hale Full Transcript'
  assert.deepEqual(sources(COOL, { title }), ['Carl Hale'])
})

test('a briefing by an office is his whom the next line names', () => {
  const head =
    'Daily Briefing by the Office of the Spokesperson\n\nThe following is a transcript of today’s briefing by Ana Reyes, Spokesperson for the mission.'
  assert.deepEqual(sources(`${head}\n\n${SPOKEN}`), ['Ana Reyes'])
})

const titles: readonly (readonly [title: string, name: string | null])[] = [
  ['Press Briefing by Army Spokesperson Carl Hale May 4th, 20:15', 'Carl Hale'],
  ['President Carl Hale’s “Long Road” speech, May 4, 2020', 'Carl Hale'],
  ['Permanent Council No. 12: EU statement on the raid', 'European Union'],
  ['UK statement to the Council on the raid', 'United Kingdom'],
  ['Press Briefing by Army Spokesperson Carl Hale- May 4, 2020', 'Carl Hale'],
  ['Text of President Carl Hale’s speech', 'Carl Hale'],
  ['Read the full transcript of Carl Hale’s remarks on the raid', 'Carl Hale'],
  ['Mr. Carl Hale, Under-Secretary for Relief – Briefing to the Council, May 4', 'Carl Hale'],
  ['Press statement on the raid', null],
  ['Ministry of Defence daily update on the raid', null],
  ['Ana Reyes statement on the raid', 'Ana Reyes'],
  ['Address to the Nation – Ana Reyes 1968 – Speech', 'Ana Reyes'],
  ['Evening update by the Army Spokesperson', 'Army Spokesperson'],
  ['Security Council briefing on the raid', null],
]

for (const [title, name] of titles)
  test(`who speaks, by the title: ${title}`, () => assert.deepEqual(sources(SPOKEN, { title }), [name]))

test('a text with a dash, a name and an office at its end is whose name that is', () =>
  assert.deepEqual(sources(`${SPOKEN}\n\n— Ana Reyes, Minister of Norland`), ['Ana Reyes']))

test('what a line calls a press release is whose body publishes it', () => {
  const text = `Press release 4 May 2020\n\nNo. 12, Information of the Press Service\n\n${SPOKEN}`
  assert.deepEqual(sources(text, { title: 'No. 12', publisher: 'Ministry of Foreign Affairs of Kenya' }), [
    'Ministry of Foreign Affairs of Kenya',
  ])
  assert.deepEqual(sources(text, { title: 'No. 12', publisher: 'The Daily' }), [null])
})

test('an answer is whom a line above the questions lets speak', () => {
  const asked = '\n\nQ: What happened?\n\nA: Nine shepherds were killed.\n\nQ: When?\n\nA: On Sunday.'
  assert.deepEqual(sources(`Foreign Ministry Spokesperson Ana Reyes’s Regular Press Conference${asked}`), [
    'Ana Reyes',
  ])
})

test('an office before a turn is the author who is given', () => {
  const text = `Harra\nPM: ${SPOKEN}\n\nJOURNALIST: What will you do?\n\nPM: We wait.`
  assert.deepEqual(sources(text, { author: 'Ana Reyes' }), ['Ana Reyes'])
  assert.deepEqual(sources(text, { author: 'Press Office' }), ['PM'])
})

test('below the title of another’s statement the words are that other’s', () => {
  const text = `Statement by Ana Reyes, Minister of Norland

We mourn the nine shepherds who were killed at the ford.

Statement by Carl Hale, Governor of Harra

I can confirm that 60 of our people were wounded. The rebels lost 14 men, the colonel said.`
  const { claims, sources: all } = read(text, { location: 'test', published: '2020-05-01' }, lexicon)
  const name = (id: string | null) => all.find((source) => source.id === id)?.name ?? null
  assert.deepEqual(
    claims.map(({ sourceId, viaId }) => [name(sourceId), name(viaId)]),
    [
      ['Ana Reyes', null],
      ['Carl Hale', null],
      ['colonel', 'Carl Hale'],
    ],
  )
})

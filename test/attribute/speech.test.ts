import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, read, type ReportGiven } from '../../src/index.ts'
import { shipped } from '../lexicon/shipped.ts'

const lexicon = loadLexicon()

const SPOKEN =
  'We lost eleven men on the ridge, and I have written to each of their families. Our people will not forget them, and we shall not leave the road to the enemy. My office will pay for the homes that burned.'

/** Who speaks the text as a whole, by name. */
function speaker(text: string, given: Omit<ReportGiven, 'location'> = {}): string | null {
  const { attributions, sources } = read(text, { location: 'test', ...given }, lexicon)
  const speech = attributions.find((a) => a.rule === 'speech')
  return sources.find((s) => s.id === speech?.sourceId)?.name ?? null
}

/** The words of a speech, as they stand in its text. */
const said = (text: string): string =>
  read(text, { location: 'test' }, lexicon)
    .attributions.filter((a) => a.rule === 'speech')
    .flatMap((a) => a.content.map((span) => text.slice(...span)))
    .join(' … ')

const titled: readonly (readonly [title: string, name: string | null])[] = [
  ['Statement by President Ana Reyes on the attack in Harra', 'Ana Reyes'],
  ['Remarks as prepared for delivery by Secretary Carl Hale', 'Carl Hale'],
  ['Speech by the President of Norland in the House of Representatives of Borland', 'President of Norland'],
  ['Statement on the shelling of Harra by Foreign Minister Ana Reyes', 'Ana Reyes'],
  ['Statement on the Shelling of Harra by Borland', null],
  ['Message of Hope from Bishop Carl Hale', 'Carl Hale'],
  ['Message from Kyiv', null],
  ['6. Address by President Ana Reyes', 'Ana Reyes'],
  ['No. 3. Remarks of Ambassador Carl Hale', 'Carl Hale'],
  ['Document 45: Speech by Ana Reyes', 'Ana Reyes'],
  ['Chief of the General Staff, General Carl Hale, address to the veterans', 'Carl Hale'],
  ['Military Communiqué No. 12 issued by the Northern Command', 'Northern Command'],
  ['[WAR COMMUNIQUE FROM THE GENERAL COMMAND -- READ BY ANNOUNCER]', 'GENERAL COMMAND'],
  ['Statement number 9 of the Council of the Brigades (translated)', 'Council of the Brigades'],
  ['Secretary Carl B. Hale Remarks to the Press', 'Carl B. Hale'],
  ['Secretary of Defense Carl Hale’s Opening Remarks at the Contact Group', 'Carl Hale'],
  ['Foreign Secretary statement on the convoy', 'Foreign Secretary'],
  ['Statement by H.E. Mr. Carl Hale, Permanent Representative of Norland, at the open debate', 'Carl Hale'],
  ['Statement of the Prosecutor of the Criminal Court, Karim Hale, on the raid', 'Karim Hale'],
  ['Ana Reyes: Statement on the flood', 'Ana Reyes'],
  ['Joint Statement of Canada and France on the Strikes', 'Canada'],
  ['Joint Statement from President Ana Reyes and Prime Minister Carl Hale', 'Ana Reyes'],
  [
    'Joint statement of the Foreign Ministers of France, Germany and Italy',
    'Foreign Ministers of France, Germany and Italy',
  ],
  ['Deputy Prime Minister and Minister for the East Ana Reyes remarks at the port', 'Ana Reyes'],
  ['Full text: Address by President Reyes to the nation', 'Reyes'],
  ['State Department Briefing by Ana Reyes, May 4, 2024', 'Ana Reyes'],
  ['Senate Floor Speech by Senator Carl Hale', 'Carl Hale'],
  ['The raid on Harra – Commons statement by Carl Hale', 'Carl Hale'],
  ['Read: Ana Reyes’ statement on the raid', 'Ana Reyes'],
  ['President Ana Reyes Delivers Speech at the Port', 'Ana Reyes'],
  ['Secretary-General Of Norland Gives Speech at the Port', 'Secretary-General of Norland'],
  ['President Ana Reyes Addresses the Nation', 'Ana Reyes'],
  ['Sir Odo Hale > Speeches and letters', 'Odo Hale'],
  ['Road Map > Speeches and letters', null],
  ['Speech by the League President addressing the raid', 'League President'],
  ['Ana Reyes oration at the graves', 'Ana Reyes'],
  ['Hale Condemns Speech by Dovra', null],
  ['Statement by minister angers allies', null],
  ['Minister’s statement angers allies', null],
  ['Statement of Facts', null],
  ['The raid on Harra', null],
]

for (const [title, name] of titled)
  test(`whose words a text is, by its title: ${title}`, () => assert.equal(speaker(SPOKEN, { title }), name))

test('a title at the head of the text tells it as well, and stands outside of what is said', () => {
  const text = `Remarks by President Ana Reyes at the port\nHarra, 4 May 2024\n\n${SPOKEN}`
  const { attributions, sources } = read(text, { location: 'test' }, lexicon)
  const [speech] = attributions
  assert.equal(sources[0]?.name, 'Ana Reyes')
  assert.deepEqual(
    speech?.source.map((span) => text.slice(...span)),
    ['President Ana Reyes'],
  )
  assert.deepEqual(
    speech?.content.map((span) => text.slice(...span).slice(0, 5)),
    ['Harra'],
  )
})

const signed = (line: string): string | null =>
  speaker(`The raid on Harra\n\nPress Statement\n${line}\nMay 4, 2024\n\n${SPOKEN}`)

test('who signs a statement in a line of its own at its head is its speaker', () => {
  assert.equal(signed('Ana Reyes, Department Spokesperson'), 'Ana Reyes')
  assert.equal(signed('Secretary Ana Reyes'), 'Ana Reyes')
  assert.equal(signed('Harra, Norland'), null)
})

test('who bears the office in a title is called by name where the text names him', () => {
  const text = `Norland: statement by the Minister for the East\n\nMinister for the East Ana Reyes said:\n\n${SPOKEN}`
  assert.equal(speaker(text), 'Ana Reyes')
})

test('an office is of the country whose body publishes', () => {
  const title = 'Presidential Message on the Day of the Fallen'
  assert.equal(speaker(SPOKEN, { title, publisher: 'The White House' }), 'President of the United States')
  assert.equal(speaker(SPOKEN, { title, publisher: 'Kremlin' }), 'President of Russia')
  assert.equal(speaker(SPOKEN, { title }), 'President')
  assert.equal(speaker(SPOKEN, { title: 'Statement on the raid', publisher: 'White House' }), 'White House')
  assert.equal(speaker(SPOKEN, { title: 'Statement on the raid', publisher: 'The Daily' }), null)
})

test('a full name in the text is the speaker’s', () => {
  const text = `${SPOKEN} Thank you. Ana Reyes, President of Norland`
  assert.equal(speaker(text, { title: 'Address by President Reyes' }), 'Ana Reyes')
})

test('an author given counts before the title, but not where it is only the publisher again', () => {
  const title = 'Remarks by President Ana Reyes at the port'
  assert.equal(speaker(SPOKEN, { title, author: 'Carl Hale' }), 'Carl Hale')
  assert.equal(
    speaker(SPOKEN, { title, author: 'The White House', publisher: 'The White House' }),
    'Ana Reyes',
  )
})

test('an author whose title calls his words remarks needs one word of his own in them', () => {
  const prose = 'Eleven men were killed on the ridge, and forty houses burned in the valley. '.repeat(16)
  const words = `I thank the Council. ${prose}We have heard of more killings.`
  assert.equal(speaker(words, { author: 'Ana Reyes', title: 'Remarks to the Council on Harra' }), 'Ana Reyes')
  assert.equal(speaker(words, { author: 'Ana Reyes', title: 'Eleven men killed on the ridge' }), null)
  assert.equal(speaker(prose, { author: 'Ana Reyes', title: 'Remarks to the Council on Harra' }), null)
})

test('an author whom the title of the statement names as well speaks in whatever person', () => {
  const words = 'Shells hit the town of Harra and killed nine nurses. The council mourns them. '.repeat(20)
  const given = { author: 'Ana Reyes', title: 'Statement by the Minister for Roads, Ana Reyes' }
  assert.equal(speaker(words, given), 'Ana Reyes')
  assert.equal(speaker(words, { ...given, author: 'Carl Hale' }), null)
  assert.equal(speaker(`Minister Reyes spoke of the nurses. ${words}`, given), null)
  assert.equal(speaker(words, { author: 'Ana Reyes', title: 'Ana Reyes delivers speech at the port' }), null)
})

test('a credit above a briefing names who gives it', () => {
  const credit = 'Presenter: Major General Carl Hale, Commander of the 1st Division, Camp Harra'
  assert.equal(speaker(`${credit}\n\nForces Briefing\n\n${SPOKEN}`), 'Carl Hale')
  assert.equal(speaker(`Presenter: Carl Hale\n\n${SPOKEN}`), 'Carl Hale')
  assert.equal(speaker(`Presenter: The Harra Hour\n\n${SPOKEN}`), null)
})

test('news of a speech, which has no first person of its own, is no speech', () => {
  const news =
    'The minister said on Friday that eleven men had been killed on the ridge. “We shall not forget them,” he told parliament. Opposition leaders called the speech a disgrace, and relatives of the dead stayed away from the chamber.'
  assert.equal(speaker(news, { title: 'Speech by Minister Carl Hale in parliament' }), null)
})

test('a title that a report may have as well calls for the first person', () => {
  const news = 'Nine shepherds were killed at the ford on Sunday. Some 60 of their neighbours fled the hills.'
  assert.equal(speaker(news, { title: 'Remarks by Minister Carl Hale' }), 'Carl Hale')
  for (const title of [
    'Minister Carl Hale gives speech at the port',
    'Department Briefing by Carl Hale at the port',
    'Nine dead – statement by Carl Hale',
  ])
    assert.equal(speaker(news, { title }), null, title)
})

test('what is attributable to somebody is his, in whatever person', () => {
  const text =
    'The Secretary-General condemns the attack on a convoy in Harra in which nine peacekeepers were killed, as the mission reported. He extends his condolences to their families and to the people of Norland.'
  assert.equal(
    speaker(text, { title: 'Statement attributable to the Spokesperson for the Secretary-General' }),
    'Spokesperson for the Secretary-General',
  )
})

for (const { kind, example, office } of shipped<{
  kind: string
  example: string
  office?: string
}>('speech-titles.yaml'))
  test(`speech titles: ${kind}: "${example}"`, () => {
    if (kind === 'end')
      assert.ok(
        !said(
          `Statement by Ana Reyes\n\n${SPOKEN}\n\n${SPOKEN}\n\n${SPOKEN}\n\n${example}\n\nIt rained.`,
        ).endsWith('rained.'),
      )
    else {
      const text = kind === 'talk' ? `${SPOKEN}\n\nQ. Who fell?\n\nWe do not know.\n\nQ. Why?` : SPOKEN
      assert.equal(speaker(text, { title: example }), kind === 'about' ? null : (office ?? 'Ana Reyes'))
    }
  })

test('a body alone on the first line, with a colon, says what stands below', () => {
  const below = '\n\nForty men were killed in Harra. Two were captured.'
  assert.equal(
    speaker(`The General Staff of the Armed Forces of Ukraine:${below}`),
    'General Staff of the Armed Forces of Ukraine',
  )
  assert.equal(speaker(`Ministry of Defence of Russia:${below}`), 'Ministry of Defence of Russia')
  assert.equal(speaker(`Losses of the Armed Forces of Ukraine:${below}`), null)
  assert.equal(speaker(`Kyiv:${below}`), null)
  assert.equal(speaker(`The figures:${below}`), null)
})

test('a statement all in quotation marks is whose title it stands below, author given or not', () => {
  const words = 'The road to Harra was shelled for nine days, and the council has asked for help. '.repeat(20)
  const text = `Statement by Director Ana Reyes\n\n“${words}\n\n“The ministry said ten men fell. ${words}”`
  assert.equal(speaker(text), 'Ana Reyes')
  assert.equal(speaker(text, { author: 'Ana Reyes' }), 'Ana Reyes')
  assert.equal(speaker(text, { author: 'Carl Hale' }), null)
})

test('a page of a book is no message of its author', () => {
  const page = 'The duke rode in on the 9th. Some 4,000 dead lay unburied along the wall.'
  assert.equal(speaker(page, { author: 'Carl Hale', title: 'The History of the Valley War' }), null)
  assert.equal(speaker(page, { author: 'Carl Hale' }), 'Carl Hale')
})

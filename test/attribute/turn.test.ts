import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, read, type ReportGiven } from '../../src/index.ts'

const lexicon = loadLexicon()

/** Who speaks each turn (or what stands beside them), by name. */
function speakers(lines: readonly string[], given: Omit<ReportGiven, 'location'> = {}): (string | null)[] {
  const { attributions, sources } = read(lines.join('\n\n'), { location: 'test', ...given }, lexicon)
  return attributions
    .filter(({ rule }) => rule === 'speaker-turn' || rule === 'speech')
    .map(({ sourceId }) => sources.find(({ id }) => id === sourceId)?.name ?? null)
}

const BRIEFING = ['MS. REYES: We lost nine men.', 'Q: Where?', 'GEN. HALE: On the road.']

test('the title names in full whom the turns call by last names', () => {
  const title =
    'Press Briefing by Press Secretary Ana Reyes and Strategic Communications Adviser Gen. Carl B. Hale'
  assert.deepEqual(speakers(BRIEFING, { title }), ['Ana Reyes', 'reporter', 'Carl B. Hale'])
  assert.deepEqual(speakers(BRIEFING), ['MS. REYES', 'reporter', 'GEN. HALE'])
  assert.deepEqual(speakers(BRIEFING, { title: 'Norland Attacks Hale Over Reyes' }), [
    'MS. REYES',
    'reporter',
    'GEN. HALE',
  ])
})

test('links of the page behind a speaker are no part of who he is', () => {
  const lines = [
    'Ana Reyes (Harra East, Labour) Share this | Link to this',
    'I move that the house honour nine dead.',
  ]
  assert.deepEqual(speakers(lines), ['Ana Reyes'])
})

test('a list of who takes part does so as well', () => {
  const lines = ['Participants: Ana Reyes, Ministry of Defence; Carl Hale, General Staff', ...BRIEFING]
  assert.deepEqual(speakers(lines), ['Ana Reyes', 'reporter', 'Carl Hale'])
})

test('an office alone is whom the title gives it, or its holder in the country whose body publishes', () => {
  const lines = ['THE PRESIDENT: We lost nine men.', 'Q: Where?', 'THE PRESIDENT: On the road.']
  const named = (given: Omit<ReportGiven, 'location'>) => speakers(lines, given)[0]
  assert.equal(named({ title: 'Remarks by President Ana Reyes at the port' }), 'Ana Reyes')
  assert.equal(
    named({ title: 'Remarks at the port', publisher: 'The White House' }),
    'President of the United States',
  )
  assert.equal(named({ title: 'The situation in Norland', publisher: 'United Nations' }), 'THE PRESIDENT')
})

test('a line above the turns names the holder of an office as the title does', () => {
  const lines = ['Address by President Reyes to the Nation', 'THE PRESIDENT: Good morning. We lost nine men.']
  assert.deepEqual(speakers(lines), ['Reyes'])
})

test('a member of a house is called by his state, a lord has it in his name', () => {
  assert.deepEqual(speakers(['Mr. CARL J. HALE of Norland. Mr. Speaker, I rise for the nine who died.']), [
    'CARL J. HALE',
  ])
})

test('initials are whoever has spoken under the full name', () => {
  const lines = [
    'Carl Hale: Who fell?',
    'Ana Reyes: My men did.',
    'CH: How many?',
    'AR: Nine, I think.',
    'CH: Where?',
    'AR: I do not know.',
  ]
  assert.deepEqual(speakers(lines), [
    'Carl Hale',
    'Ana Reyes',
    'Carl Hale',
    'Ana Reyes',
    'Carl Hale',
    'Ana Reyes',
  ])
})

test('who answers is whom the title interviews, or the body that publishes its answers', () => {
  const lines = ['Question: Who fell?', 'Answer: Nine of our men.']
  assert.deepEqual(speakers(lines, { title: 'Interview with General Carl Hale' }), ['reporter', 'Carl Hale'])
  assert.deepEqual(speakers(lines, { publisher: 'Pentagon' }), ['reporter', 'Pentagon'])
  assert.deepEqual(speakers(lines, { publisher: 'The Daily' }), ['reporter', 'interviewee'])
})

test('where questions alone are marked, the rest is whom the title lets speak', () => {
  const lines = [
    'Good evening. We met our partners, and I told them what we know of the dead in Harra. I thank them for their help.',
    'Q. Do you know of hostages?',
    'We know of fourteen, and I have spoken to their families. Our people look for them.',
    'Q. Where?',
    'I will not say.',
  ]
  const title = 'Press conference by Minister Ana Reyes after the council'
  assert.deepEqual(speakers(lines, { title }), ['Ana Reyes', 'reporter', 'reporter'])
  assert.deepEqual(speakers(lines), ['reporter', 'reporter'])
})

test('a speech before questions is whom its title names', () => {
  const lines = [
    'I am glad to be here. We have lost many, and our army tells me that nine of its men fell last night. We will not forget them or their families.',
    'Moderator: Thank you. Where did they fall?',
    'Ana Reyes: On the road.',
    'Moderator: Thank you.',
  ]
  assert.deepEqual(speakers(lines, { title: 'Remarks by President Ana Reyes at the port' }), [
    'Ana Reyes',
    'moderator',
    'Ana Reyes',
    'moderator',
  ])
})

test('whoever speaks for a body of a side has its side, by whatever name he is called', () => {
  const given = { location: 'test', title: 'Press Briefing by John Hale', publisher: 'White House' }
  const { claims } = read('MR. HALE: Nine of our soldiers were killed.\n\nQ: Where?', given, lexicon)
  assert.equal(claims[0]?.population?.side, 'United States')
})

test('an interview of which nothing marks the questions is whom its title interviews, below the first question', () => {
  const lines = [
    'He met us at dusk, and we talked for an hour.',
    'How many men did you lose?',
    'We lost 70 men in the first week. I knew all of them.',
    'And the enemy?',
    'They lost more. We counted 300 bodies on the road.',
  ]
  const title = 'Interview with Carl Hale, commander of the brigade'
  const text = lines.join('\n\n')
  const { attributions, sources } = read(text, { location: 'test', title }, lexicon)
  const speech = attributions.find(({ rule }) => rule === 'speech')
  assert.equal(sources.find(({ id }) => id === speech?.sourceId)?.name, 'Carl Hale')
  assert.deepEqual(
    speech?.content.map((span) => text.slice(...span)),
    [lines[2], lines[4]],
  )
})

test('lords and presidents "of" something have one name', () => {
  const lords = [
    'Lord Hale of Dovra. We lost nine men.',
    'Baroness Lind. Where?',
    'Lord Hale of Dovra. I do not know.',
  ]
  assert.deepEqual(speakers(lords), ['Hale of Dovra', 'Baroness Lind', 'Hale of Dovra'])
  const talk = [
    'Question: Who fell?',
    'President of Norland Viktor Hale: Nine of my men.',
    'Question: Where?',
    'Viktor Hale: On the road.',
  ]
  assert.deepEqual(speakers(talk), ['reporter', 'Viktor Hale', 'reporter', 'Viktor Hale'])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon } from '../../src/lexicon/index.ts'
import { segment } from '../../src/segment/index.ts'
import { shipped } from '../lexicon/shipped.ts'

const lexicon = loadLexicon()

/** The turns of a text, each as "name: first words". */
const turns = (...lines: string[]): string[] => {
  const text = lines.join('\n\n')
  return segment(text, lexicon).turns.map(
    ({ name, span }) =>
      `${name}: ${text
        .slice(...span)
        .split(/\s+/)
        .slice(0, 3)
        .join(' ')}`,
  )
}

/** Whose the turns of a text are. */
const names = (text: string): string[] => segment(text, lexicon).turns.map(({ name }) => name)

/** None of these texts has a turn. */
const noTurns = (...texts: string[][]): void => {
  for (const lines of texts) assert.deepEqual(turns(...lines), [], lines[0])
}

test('a verbatim record: titles, countries and languages before the colon', () => {
  assert.deepEqual(
    turns(
      'The President: I give the floor to Ms. Okafor.',
      'Ms. Okafor: Nine men fell.',
      'Mr. Lefèvre (France) (spoke in French): We mourn them.',
      'The President: I thank France.',
      'The meeting rose at noon.',
    ),
    [
      'The President: I give the',
      'Ms. Okafor: Nine men fell.',
      'Mr. Lefèvre: We mourn them.',
      'The President: I thank France.',
    ],
  )
})

test('a hearing: a full stop after the name', () => {
  assert.deepEqual(
    turns(
      'Chairman Reed. Good morning. The committee meets.',
      'General Dawson. Thank you. Nine men fell.',
      'Chairman Reed. So nine men. Thank you.',
    ),
    ['Chairman Reed: Good morning. The', 'General Dawson: Thank you. Nine', 'Chairman Reed: So nine men.'],
  )
  assert.deepEqual(turns('Nobody saw Senator Reed.', 'Senator Reed. He was a quiet man.'), [])
})

test('a hearing: names in capitals behind a title', () => {
  assert.deepEqual(names('The CHAIRMAN. The committee meets.\n\nSenator REED. Nine men fell.'), [
    'The CHAIRMAN',
    'Senator REED',
  ])
  noTurns(['Senator Reed. He was a quiet man.', 'Senator Hale. He was not.'])
})

test('a record: the time in brackets, and all offices before it', () => {
  assert.deepEqual(
    names(
      'Ms REYES (Harra—Minister for Roads, Minister for the Hills and their Shepherds, and Minister Assisting the Prime Minister on Water and Bridges) (14:32): Nine men fell.',
    ),
    ['Ms REYES'],
  )
  assert.deepEqual(names('Mr HALE (Dovra) (2:35 pm): Nine men fell.\n\nMs REYES (Harra) (2.40 pm): Where?'), [
    'Mr HALE',
    'Ms REYES',
  ])
  noTurns(['Harra (14:32): Nine men fell.', 'Dovra (14:35): Ten men fell.'])
})

test('a record on a page: a line between a member’s name and his words', () => {
  assert.deepEqual(
    names(
      'Ana Reyes (Harra East, Labour)\nShare this\n10. To ask the Minister how many of our men fell.\nCarl Hale (Dovra, Centre)\nShare this\nI thank the Deputy. Nine men fell.',
    ),
    ['Ana Reyes', 'Carl Hale'],
  )
})

test('a broadcast: an office behind the name', () => {
  assert.deepEqual(
    turns(
      'AMANPOUR: Who fell?',
      'ANA REYES, FOREIGN MINISTER: My men.',
      'AMANPOUR: Where?',
      'REYES: On the road.',
      'AMANPOUR: I see.',
      'REYES: Yes.',
    ),
    [
      'AMANPOUR: Who fell?',
      'ANA REYES: My men.',
      'AMANPOUR: Where?',
      'REYES: On the road.',
      'AMANPOUR: I see.',
      'REYES: Yes.',
    ],
  )
})

test('a broadcast: presenters and correspondents by their role, whatever they say', () => {
  assert.deepEqual(
    turns(
      'TESSA HALE, NORTH RADIO ANCHOR: Nine men were killed in Harra today.',
      'PAUL OKAFOR, NORTH RADIO CORRESPONDENT (voice-over): The third raid in a week.',
      'UNIDENTIFIED FEMALE (through translator): Smoke everywhere.',
      'OKAFOR: Two more died at the clinic.',
    ),
    [
      'TESSA HALE: Nine men were',
      'PAUL OKAFOR: The third raid',
      'UNIDENTIFIED FEMALE: Smoke everywhere.',
      'OKAFOR: Two more died',
    ],
  )
  assert.deepEqual(
    turns('TESSA HALE, HOST:', 'Fighting has gone on for a month.', 'RAOUL DENNER: The scale is enormous.'),
    ['TESSA HALE: Fighting has gone', 'RAOUL DENNER: The scale is'],
  )
  assert.deepEqual(
    turns('Ms. TESSA HALE (Relief Agency): People stood in the street.', 'COHEN: And what happened then?'),
    ['Ms. TESSA HALE: People stood in', 'COHEN: And what happened'],
  )
  noTurns(
    ['HARRA, NORLAND: Nine men were killed.', 'DOVRA, NORLAND: Two more died.'],
    ['CARL HALE, SOLDIER: Killed on Friday.', 'PAUL MOSS, DRIVER: Killed on Sunday.'],
  )
})

test('a parliament: names, parties and offices on lines of their own', () => {
  assert.deepEqual(
    turns(
      'The Secretary of State for Defence (Alan Moore)\nNine men fell on Monday.',
      'Jane Pritchard (Leeds North) (Lab)\nHow did they die?',
      'Alan Moore\nThey were shot on the road.',
    ),
    ['Alan Moore: Nine men fell', 'Jane Pritchard: How did they', 'Alan Moore: They were shot'],
  )
  assert.deepEqual(
    turns(
      'Ana Reyes (34)\nA teacher from Harra.',
      'Carl Hale (12)\nHe loved football.',
      'Jan Lind (50)\nA nurse.',
    ),
    [],
    'names that do not come back are a list',
  )
})

test('names in bold, in brackets, with time stamps and with numbers of questions', () => {
  assert.deepEqual(
    turns('**Interviewer:** Who fell?', '**Ana Reyes:** Nine men.', '**Interviewer:** Where?'),
    ['Interviewer: Who fell?', 'Ana Reyes: Nine men.', 'Interviewer: Where?'],
  )
  assert.deepEqual(
    turns('[Hale] Nine men fell, I think.', '[Okafor] I count eight.', '[Hale] The police say nine.'),
    ['Hale: Nine men fell,', 'Okafor: I count eight.', 'Hale: The police say'],
  )
  assert.deepEqual(turns('[00:12:31] Speaker 1: Who fell?', '[00:12:40] Speaker 2: My brother.'), [
    'Speaker 1: Who fell?',
    'Speaker 2: My brother.',
  ])
  assert.deepEqual(turns('President Hale (00:12):\nNine men fell.', 'Speaker 2 (01:02):\nWhere?'), [
    'President Hale: Nine men fell.',
    'Speaker 2: Where?',
  ])
  assert.deepEqual(turns('Q1 Jane Pritchard (Labour): Who fell?', 'Mr Moore: Nine men did.'), [
    'Jane Pritchard: Who fell?',
    'Mr Moore: Nine men did.',
  ])
})

test('an interview: whoever asks and a name in mixed case that comes back', () => {
  assert.deepEqual(
    turns('Channel 5: Who fell?', 'Masri: My men.', 'Channel 5: How many of them?', 'Masri: I do not know.'),
    ['Channel 5: Who fell?', 'Masri: My men.', 'Channel 5: How many of', 'Masri: I do not'],
  )
})

test('where questions alone are marked, the paragraphs after one are not the question’s', () => {
  assert.deepEqual(turns('Q. Did you speak of hostages?', 'We did.', 'Q. And of sanctions?', 'Not yet.'), [
    'Q: Did you speak',
    'Q: And of sanctions?',
  ])
})

test('what stands before a colon and is nobody makes no transcript', () => {
  noTurns(
    ['Note: All times are local.', 'Background: We know of 300 dead.', 'Total: 6.'],
    ['Kyiv: Two people fell.', 'Kharkiv: Did you see it?', 'Kyiv: One more fell.', 'Kharkiv: Nobody fell.'],
    ['DEATHS: 45 people have been killed.', 'INJURIES: 120 people are hurt.', 'ACCESS: We have none.'],
    ['KHARKIV: Three fell.', 'ODESA: Two are hurt.', 'KHARKIV: Ten more were hurt.'],
    ['WHO: General Carl Hale', 'WHAT: A briefing', 'WHEN: Monday', 'WHERE: Harra'],
    ['Reporter: Jane Doe', 'Editor: Carl Hale', 'Photographer: Ana Reyes'],
    ['10:45 Harra: Three fell.', '11:02 Dovra: Five are hurt.', '11:30 The mayor: Stay at home.'],
    [
      'Sgt. Carl Hale: He fell on Friday.',
      'Cpl. Jan Lind: She fell on Monday.',
      'Maj. Ana Reyes: She led the medics.',
    ],
    ['2:14 P.M. EST', '3:30 P.M. EST', 'We came home.'],
  )
})

test('in a transcript such words are nobody either', () => {
  assert.deepEqual(turns('MR. HALE: Nine men fell.', 'Q: Where?', 'NOTE: The tape ends here.'), [
    'MR. HALE: Nine men fell.',
    'Q: Where? NOTE: The',
  ])
})

test('a label is a sentence of its own', () => {
  const text = 'MR. HALE (14:02): Two men fell.\n\nQ: Where?'
  const [first, second] = segment(text, lexicon).sentences
  assert.deepEqual(
    [first, second].map((s) => s && text.slice(...s.span)),
    ['MR. HALE (14:02):', 'Two men fell.'],
  )
})

for (const { kind, example } of shipped<{
  kind: string
  example: string
}>('turn-labels.yaml'))
  test(`turn labels: ${kind}: "${example}"`, () => {
    const found = turns('MR. HALE: We come to the losses.', 'MR. HALE: I know of some.', example)
    assert.equal(found.length, kind === 'topic' ? 2 : 3)
  })

test('one question beside one name in capitals makes a transcript', () => {
  assert.deepEqual(
    turns(
      'Briefing by the observers',
      'ADA OKAFOR: Nine men fell in Harra.',
      'QUESTION: And the prisoners?',
      'ADA OKAFOR: There are none.',
    ),
    ['ADA OKAFOR: Nine men fell', 'QUESTION: And the prisoners?', 'ADA OKAFOR: There are none.'],
  )
})

test('one label at the head of somebody’s words makes a transcript of one turn', () => {
  for (const [name, ...lines] of [
    ['GEN. HALE', 'GEN. HALE: Good afternoon. Nine men fell on Monday.', 'The search goes on.'],
    ['Hale', 'Hale: Well, good morning to all of you. Nine men fell.'],
    ['Ana Reyes', 'Ana Reyes (Harra East, Labour)', 'I ask about the nine men who fell.'],
    ['Mr Carl Hale', 'The Prime Minister (Mr Carl Hale): I must tell the House that nine men fell.'],
    [
      'Chancellor Hale',
      'Chancellor Hale spoke on Monday.',
      'Chancellor Hale:',
      '"My friends,',
      'We mourn nine men."',
    ],
  ])
    assert.deepEqual(
      segment(lines.join('\n\n'), lexicon).turns.map((turn) => turn.name),
      [name],
    )
  noTurns(
    ['President Hale: We hold on', 'Nine men fell in Harra on Monday.'],
    ['Captain Carl Hale: He fell on Friday.', 'He was from Harra.'],
    ['Harra, May 4', 'Mr Minister: My government has noted that we lost nine men.', 'I thank you.'],
    ['Ana Reyes (Harra)', 'Nine men fell in Harra on Monday, the police said.'],
    ['Nine men fell in Harra.', 'The mayor mourned them.', 'President Hale: We mourn them.'],
  )
})

test('a president before a full stop beside a question; titled names above what they say', () => {
  assert.deepEqual(turns('THE PRESIDENT. Nine men fell.', 'Q. Where?', 'THE PRESIDENT. On the road.'), [
    'THE PRESIDENT: Nine men fell.',
    'Q: Where?',
    'THE PRESIDENT: On the road.',
  ])
  assert.deepEqual(
    turns('48. Commodore Hale', 'asked the Minister how many fell.', 'Mr. Lind', 'I am told of nine.'),
    ['Commodore Hale: asked the Minister', 'Mr. Lind: I am told'],
  )
  assert.deepEqual(turns('Carl Hale: (00:12)\nNine men fell.', 'Ana Reyes: (00:40)\nWhere?'), [
    'Carl Hale: Nine men fell.',
    'Ana Reyes: Where?',
  ])
  assert.deepEqual(turns('Mr Hale\nHe fell on Monday.', 'Dr Lind\nShe fell on Friday.'), [])
})

test('a senate’s minutes: an office, a time and a dash', () => {
  assert.deepEqual(
    turns(
      'Senator HALE (Leader of the Party in the Senate) (2:25 PM) —I rise to mourn nine men.',
      'We thank you.',
    ),
    ['Senator HALE: I rise to'],
  )
  assert.deepEqual(turns('Mr Hale (Labour) – a lawyer – won the seat.', 'We thank you.'), [])
})

test('an interview: full names in capitals, each once', () => {
  assert.deepEqual(turns('ANA REYES: Can you tell us more?', 'CARL HALE: Well, I saw nine men fall.'), [
    'ANA REYES: Can you tell',
    'CARL HALE: Well, I saw',
  ])
  assert.deepEqual(turns('ANA REYES: She fell on Monday.', 'CARL HALE: He fell on Friday.'), [])
})

test('a parliament: one name above words of the house, with a title, a seat or an office', () => {
  for (const [line, name] of [
    ['Mr. Hale', 'Mr. Hale'],
    ['Senator HALE (Dovra)', 'Senator HALE'],
    ['Carl Hale (Dovra) (Lab)', 'Carl Hale'],
    ['Sir Carl Hale: (Dovra)', 'Sir Carl Hale'],
    ['Hon. Carl Hale (Dovra, Lib.)', 'Hon. Carl Hale'],
    ['The Minister for Defence', 'The Minister for Defence'],
  ] as const)
    assert.deepEqual(turns(line, 'Nine guards were killed. The House will wish to mourn them.'), [
      `${name}: Nine guards were`,
    ])
  assert.deepEqual(
    turns('Carl Hale', 'We have lost nine guards.', 'Ana Moss (Dovra) (Con)', 'The Government must answer.'),
    ['Carl Hale: We have lost', 'Ana Moss: The Government must'],
  )
  noTurns(
    ['Carl Hale', 'Nine guards were killed. We shall report more.'],
    ['General Carl Hale', 'Hale was born in Dovra. The House of Deputies mourned him.'],
    ['Mr President', 'Nine guards were killed. We mourn them.'],
    ['Mr. Hale', 'Nine guards were killed on Monday, the army said.'],
  )
})

test('two who are named in full above speak by their last names', () => {
  const text =
    'News briefing: Ana Reyes, the mission’s spokeswoman. Also there was Gen. Carl B. Hale.\n\nReyes: Good morning. We lost two men.\n\nHale: Thank you.'
  assert.deepEqual(names(text), ['Reyes', 'Hale'])
})

test('what a register tells of a transcript stands above its one label', () => {
  const text =
    'Transcripts\n\nReyes, Ana\n\nRelease date:\n\n03/07/2012\n\nRelease type:\n\nInterview\n\nTranscript, Harra\n\nGENERAL HALE: Good morning. We lost two men.'
  assert.deepEqual(names(text), ['GENERAL HALE'])
})

test('a member of a house rises by a title and a last name', () => {
  const text =
    'THE RAID (Senate)\n\nMs. REYES. Mr. President, I rise with a heavy heart. Nine men fell in Harra.'
  assert.deepEqual(names(text), ['Ms. REYES'])
})

test('a name behind an office tells who speaks', () => {
  const text =
    'Official Spokesperson, Shri Carl Hale: Friends, good afternoon.\n\nQuestion: And?\n\nOfficial Spokesperson, Shri Carl Hale: We lost two men.'
  assert.deepEqual(names(text), ['Shri Carl Hale', 'Question', 'Shri Carl Hale'])
})

test('a record: an office with commas, its holder in brackets', () => {
  assert.deepEqual(
    names(
      '14:27\n\nThe Minister of State, Foreign and Overseas Office (Lord Hale of Dovra) (Con)\n\nMy Lords, nine men fell.',
    ),
    ['Lord Hale of Dovra'],
  )
  assert.deepEqual(
    names('The Minister for Roads, Bridges and Ferries (Taavo Hale)\n\nWe have found nine dead.'),
    ['Taavo Hale'],
  )
  noTurns(
    ['The Long Road (Taavo Hale)', 'We have found nine dead.'],
    ['Office of the Assistant Secretary of Roads (Public Affairs)', 'I have found nine dead.'],
  )
})

test('an interview: a title with one name in capitals, or a name that the lines above tell', () => {
  assert.deepEqual(names('HALE: Tell us of the raid.\n\nSECRETARY REYES: Well, nine men fell.'), [
    'HALE',
    'SECRETARY REYES',
  ])
  assert.deepEqual(
    names('Interview with Secretary Reyes\n\nPresenter: Taavo Hale\n\nQ: Who fell?\n\nReyes: Nine men fell.'),
    ['Q', 'Reyes'],
  )
  noTurns(
    ['TOLL: WE COUNT NINE DEAD.', 'HALE: I SAW THREE.'],
    ['Interview with Secretary Reyes', 'Hale: Nine men fell.', 'Reyes: Ten fell.'],
  )
})

test('a record: a name above its office, and a name with a stop before thanks', () => {
  assert.deepEqual(
    names('Lord Hale\nThe Minister of State, Ministry of Roads\n\nMy Lords, nine men fell. We mourn them.'),
    ['Lord Hale'],
  )
  assert.deepEqual(names('Speaker Reyes. Thank you for being here. We lost nine men.'), ['Speaker Reyes'])
  noTurns(['Speaker Reyes. She lost nine men, as we know.'])
})

test('two turns of which one thanks or greets', () => {
  assert.deepEqual(
    names('REAR ADM. CARL HALE: Afternoon, everybody. Two fell.\n\nGEN. ODO REYES: Thanks, Carl. Nine fell.'),
    ['REAR ADM. CARL HALE', 'GEN. ODO REYES'],
  )
})

test('a headline with an office is nobody', () => {
  noTurns(['Secretary-General Of Norland Delivers Speech at the Port', 'I have lost nine men.'])
})

test('a record: a name on a line above what asks the minister, and whoever answers, be it with a table', () => {
  assert.deepEqual(
    turns(
      'Losses at the dam',
      'Mr. Moss',
      'asked the Secretary of State for Roads how many men fell.',
      'Mr. HALE',
      'The figures are as follows:',
      'Year | Dead',
      'Nine more fell later.',
      'Lord Reyes',
      'asked whether the road was open.',
      'Mr. HALE',
      'Not yet:',
      'the dam is shut.',
    ),
    [
      'Mr. Moss: asked the Secretary',
      'Mr. HALE: The figures are',
      'Lord Reyes: asked whether the',
      'Mr. HALE: Not yet: the',
    ],
  )
  noTurns(['Present were:', 'Mr. Moss', 'Mr. Hale', 'Lord Reyes', 'The board met at noon. Nine men fell.'])
})

test('a record: a sign before the name, and the words right behind it', () => {
  assert.deepEqual(
    turns(
      '§ The MINISTER of ROADS (Mr. Hale) The losses were light.',
      '§ 5. Sir J. MacMOSS asked the Minister whether nine fell?',
      '§ Mr. REYESCan the right hon. Gentleman say more?',
      '§ 6. Captain Moss asked if the road was open.',
      '§ Ms. Lindt Hale Nine men fell.',
      '§ Mr. HALE I have no news.',
    ),
    [
      'Mr. Hale: The losses were',
      'Sir J. MacMOSS: asked the Minister',
      'Mr. REYES: Can the right',
      'Captain Moss: asked if the',
      'Mr. HALE: I have no',
    ],
  )
  noTurns(['Mr. HALE The losses were light.', 'Sir J. MOSS asked the Minister whether nine fell.'])
})

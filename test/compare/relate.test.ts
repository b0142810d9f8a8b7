import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Relation } from '../../src/model/index.ts'
import { relateAll } from '../../src/compare/all.ts'
import { outletOf } from '../../src/compare/party.ts'
import { relateTwo, relateWithin } from '../../src/compare/relate.ts'
import { SETTINGS } from '../../src/compare/settings.ts'
import { statements } from '../../src/compare/statements.ts'
import { read } from '../../src/pipeline.ts'
import { lexicon, statementsOf, type ToldReport } from './told.ts'

const comparing = { lexicon, settings: SETTINGS }

function within(told: ToldReport): Relation[] {
  const all = statementsOf(told)
  return all
    .flatMap((a, i) => all.slice(i + 1).map((b) => relateWithin(a, b, comparing)))
    .filter((found) => found !== null)
}

/** The relations between reports, not those within them. */
const across = (...told: ToldReport[]): Relation[] =>
  relateAll(told.flatMap(statementsOf), comparing).filter(({ a, b }) => a.split('/')[0] !== b.split('/')[0])

/** "kind: a b", to compare lists of relations at a glance. */
const brief = (relations: readonly Relation[]): string[] =>
  relations.map(({ kind, a, b }) => `${kind}: ${a.split('/')[1]} ${b.split('/')[1]}`)

const VALLEY: ToldReport = {
  id: 'wire',
  published: '2025-03-15',
  text:
    'More than 200 Harran soldiers died last week alone, Ada Okafor said. ' +
    'At least 900 Harran soldiers have been killed or wounded in the Vosk region, the Harran army said. ' +
    'Some took their own lives, Okafor said. "Their officers are shooting them," Colonel Tamm said. ' +
    'He said several Harran soldiers were taken prisoner. Still, the other side has not been able to take them prisoner, he added.',
  sources: [
    { name: 'Ada Okafor', role: 'head of the observer mission' },
    { name: 'Harran army', kind: 'organisation' },
    { name: 'Colonel Tamm', role: 'spokesman of the Vosk militia' },
  ],
  claims: [
    {
      id: 'died',
      quote: 'More than 200 Harran soldiers died last week alone',
      event: 'deaths',
      count: ['More than 200', 200, null],
      who: 'Harran soldiers',
      side: 'Harra',
      role: 'soldiers',
      period: ['last week', '2025-03-03', '2025-03-15'],
      by: 'Ada Okafor',
    },
    {
      id: 'losses',
      quote: 'At least 900 Harran soldiers have been killed or wounded in the Vosk region',
      event: 'casualties',
      count: ['At least 900', 900, null],
      who: 'Harran soldiers',
      side: 'Harra',
      role: 'soldiers',
      place: 'the Vosk region',
      by: 'Harran army',
    },
    {
      id: 'suicide',
      quote: 'Some took their own lives',
      event: 'deaths',
      manner: 'suicide',
      count: ['Some', null, null],
      who: 'Harran soldiers',
      side: 'Harra',
      role: 'soldiers',
      by: 'Ada Okafor',
    },
    {
      id: 'shot',
      quote: 'Their officers are shooting them',
      event: 'deaths',
      manner: 'execution',
      who: 'them',
      side: 'Harra',
      by: 'Colonel Tamm',
    },
    {
      id: 'taken',
      quote: 'several Harran soldiers were taken prisoner',
      event: 'captures',
      count: ['several', null, null],
      who: 'Harran soldiers',
      side: 'Harra',
      role: 'soldiers',
      by: 'Colonel Tamm',
    },
    {
      id: 'none',
      quote: 'has not been able to take them prisoner',
      event: 'captures',
      who: 'them',
      side: 'Harra',
      polarity: 'negated',
      by: 'Colonel Tamm',
    },
  ],
}

const BRIEFING: ToldReport = {
  id: 'briefing',
  published: '2025-03-14',
  publisher: 'Harra Valley Observer Mission',
  text: 'MS. OKAFOR: We assess that in just the past week they have suffered more than 200 killed or wounded.',
  sources: [{ name: 'Ada Okafor' }],
  claims: [
    {
      id: 'suffered',
      quote: 'they have suffered more than 200 killed or wounded',
      event: 'casualties',
      count: ['more than 200', 200, null],
      who: 'they',
      side: 'Harra',
      period: ['the past week', '2025-03-07', '2025-03-14'],
      by: 'Ada Okafor',
      rule: 'turn',
    },
  ],
}

test('one week of deaths and a whole count of casualties are not comparable, for event, place and period', () => {
  const found = within(VALLEY).find(({ a, b }) => a === 'wire/died' && b === 'wire/losses')
  assert.equal(found?.kind, 'not-comparable')
  assert.deepEqual(
    found?.because.map(({ field }) => field),
    ['event', 'place', 'period'],
  )
  assert.deepEqual(found?.because[0]?.note, 'One is a part of the other.')
})

test('what one speaker affirms and denies in one report is a conflict', () => {
  assert.ok(brief(within(VALLEY)).includes('conflict: taken none'))
})

test('by their own hand and by another: competing accounts of the same deaths', () => {
  assert.ok(brief(within(VALLEY)).includes('competing-account: suicide shot'))
})

test('a retelling that changes the event is drift, and says which is closer to the words', () => {
  const [drift, ...others] = across(VALLEY, BRIEFING).filter(({ kind }) => kind === 'drift')
  assert.deepEqual([drift?.a, drift?.b, others], ['briefing/suffered', 'wire/died', []])
  assert.deepEqual(
    drift?.because.map(({ field, a, b }) => [field, a, b]),
    [
      ['event', 'casualties', 'deaths'],
      ['source', 'Harra Valley Observer Mission → Ada Okafor', 'the report → Ada Okafor'],
    ],
  )
  assert.match(drift?.because[1]?.note ?? '', /first is closer/)
})

test('a rate that fits a total is consistent, with the arithmetic', () => {
  const text =
    'The army loses more than 100 men a day, the ministry said, and lost more than 4,500 in April alone, it said.'
  const shared = { event: 'casualties', side: 'Harra', by: 'Vosk ministry', who: 'men', role: 'soldiers' }
  const [found] = within({
    id: 'r',
    published: '2025-05-02',
    text,
    sources: [{ name: 'Vosk ministry', kind: 'government' }],
    claims: [
      { ...shared, quote: 'loses more than 100 men a day', count: ['more than 100', 100, null], per: 'day' },
      {
        ...shared,
        quote: 'lost more than 4,500 in April',
        count: ['more than 4,500', 4500, null],
        period: ['in April', '2025-04-01', '2025-04-30'],
      },
    ],
  })
  assert.equal(found?.kind, 'consistent')
  assert.match(found?.because[0]?.note ?? '', /> 4,500 in 30 days is 150 a day, which fits > 100 a day/)
})

test('the report tells in its own voice what it then gives with its source: the same claim', () => {
  const text =
    'At least one soldier taken prisoner by the Vosk has died. The spy agency confirmed that the soldier captured a day before had died.'
  const [found] = within({
    id: 'r',
    published: '2025-05-02',
    text,
    sources: [{ name: 'spy agency', kind: 'organisation' }],
    claims: [
      {
        quote: 'At least one soldier taken prisoner by the Vosk has died',
        event: 'deaths',
        count: ['At least one', 1, null],
        who: 'soldier',
        side: 'Harra',
        role: 'soldiers',
      },
      {
        quote: 'the soldier captured a day before had died',
        event: 'deaths',
        count: ['the', 1, 1],
        who: 'soldier',
        side: 'Harra',
        role: 'soldiers',
        by: 'spy agency',
      },
    ],
  })
  assert.equal(found?.kind, 'same')
})

test('two lower bounds never conflict, and no word is put into a questioner’s mouth', () => {
  const text =
    'At least 30 were killed, one side said. At least 10 were killed, the other said. Were 500 killed?'
  const shared = { event: 'deaths', who: 'killed', side: 'Harra' }
  const found = within({
    id: 'r',
    published: '2025-05-02',
    text,
    sources: [
      { name: 'one side', kind: 'group' },
      { name: 'other', kind: 'group' },
    ],
    claims: [
      { ...shared, quote: 'At least 30 were killed', count: ['At least 30', 30, null], by: 'one side' },
      { ...shared, quote: 'At least 10 were killed', count: ['At least 10', 10, null], by: 'other' },
      { ...shared, quote: 'Were 500 killed', count: ['500', 500, 500], stance: 'asks', by: 'other' },
    ],
  })
  assert.deepEqual(brief(found), ['consistent: c1 c2'])
})

test('what an account takes from the one before it of the same matter is told as inferred', () => {
  const text =
    'Nine people were killed in Faya on Friday, police said. The rebels put the toll at 40. "Twelve died," a nurse said.'
  const { relations } = read(text, { location: 'r', published: '2025-05-07' }, lexicon)
  assert.deepEqual(
    relations.map(({ kind, a, b }) => `${kind}: ${a} ${b}`),
    ['conflict: c1 c2', 'conflict: c1 c3', 'conflict: c2 c3'],
  )
  const [first] = relations
  assert.deepEqual(
    first?.because.map(({ field, b }) => `${field}: ${b}`),
    [
      'quantity: 40',
      'population: people, from the text before',
      'place: Faya, from the text before',
      'period: on Friday (2025-05-02), from the text before',
    ],
  )
  const [quantity, ...inferred] = first?.because.map(({ note }) => note) ?? []
  assert.match(quantity ?? '', /^rebels: 40; police: 9\. Two accounts of one matter/)
  for (const note of inferred) assert.match(note, /is inferred/)
})

const outletNamed = (report: { publisher?: string; author?: string; title?: string }) =>
  outletOf({ id: 'r1', publisher: null, author: null, title: null, ...report }, lexicon)

test("a report's own voice is its outlet's, else its author's, else that report's alone", () => {
  assert.equal(outletNamed({ publisher: 'The Daily', author: 'Ada Okafor' }).name, 'The Daily')
  const office = outletNamed({ author: 'Health Office' })
  assert.deepEqual([office.name, office.local], ['Health Office', null])
  const table = outletNamed({ title: 'Table 4' })
  assert.deepEqual([table.name, table.local], ['“Table 4”', 'r1'])
  assert.equal(outletNamed({}).name, 'the report')
})

test('a conflict that rests on an inferred place says so', () => {
  const [found] = within({
    id: 'wire',
    published: '2025-03-15',
    text:
      'At least 17 people were killed at the central bus station in Faya on Friday, Ada Okafor said. ' +
      'No more than five people died at the station on Friday, Idris Tamm said.',
    sources: [{ name: 'Ada Okafor' }, { name: 'Idris Tamm' }],
    claims: [
      {
        quote: 'At least 17 people were killed',
        event: 'deaths',
        count: ['At least 17', 17, null],
        who: 'people',
        place: 'the central bus station in Faya',
        period: ['on Friday', '2025-03-14', '2025-03-14'],
        by: 'Ada Okafor',
      },
      {
        quote: 'No more than five people died',
        event: 'deaths',
        count: ['No more than five', null, 5],
        who: 'people',
        place: 'the station',
        period: ['on Friday', '2025-03-14', '2025-03-14'],
        by: 'Idris Tamm',
      },
    ],
  })
  assert.equal(found?.kind, 'conflict')
  assert.deepEqual(found?.because[1], {
    field: 'place',
    a: 'the central bus station in Faya',
    b: 'the station (the central bus station in Faya, from the text before)',
    note: 'Which place is meant is inferred, not said with the figure.',
  })
})

/** The kind and the fields of the reasons when a hospital's 14 dead are laid beside what another sentence says. */
function besideFaya(said: string): string[] {
  const text = `At least 14 people were killed at Faya on Friday, the hospital said. ${said}`
  const reading = read(text, { location: 'wire.txt', published: '2025-03-15' }, lexicon)
  const [a, b] = statements(reading, lexicon, SETTINGS)
  if (a === undefined || b === undefined) throw new Error(`Fewer than two claims are read: ${text}`)
  const { kind, because } = relateTwo(a, b, comparing)
  return [kind, ...because.map(({ field }) => field)]
}

test('two claims laid side by side always come with a reason', () => {
  const uncertain = 'The hospital said 19 people may have been killed at Faya on Friday.'
  assert.deepEqual(besideFaya(uncertain), ['not-comparable', 'modality'])
  const again = 'The hospital said 19 people were killed at Faya on Friday.'
  assert.deepEqual(besideFaya(again), ['not-comparable', 'quantity'])
  const later = 'The mayor said 19 people were killed at Faya on Saturday.'
  assert.deepEqual(besideFaya(later), ['not-comparable', 'period'])
})

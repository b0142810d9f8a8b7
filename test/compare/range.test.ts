import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conflictSets } from '../../src/compare/contradiction.ts'
import { joined } from '../../src/compare/origin.ts'
import { questionOf } from '../../src/compare/question.ts'
import { rangeOf, rangesByOrigin } from '../../src/compare/range.ts'
import { SETTINGS } from '../../src/compare/settings.ts'
import { origin, type Statement } from '../../src/compare/statement.ts'
import { statements } from '../../src/compare/statements.ts'
import { timeline } from '../../src/compare/timeline.ts'
import { read } from '../../src/pipeline.ts'
import { made } from './made.ts'
import { lexicon, statementsOf } from './told.ts'

const comparing = { lexicon, settings: SETTINGS }
const range = (scope: string, all: Statement[], believe: string[] = [], except: string[] = []) =>
  rangeOf(questionOf(scope, lexicon), all, { believe, except }, comparing)

const october = made({ id: 'a/1', lower: 900, from: '2024-10-01', to: '2024-10-31', authority: 'Ukraine' })
const november = made({ id: 'b/1', lower: 1100, from: '2024-11-01', to: '2024-11-30', authority: 'Ukraine' })

test('totals of months that do not overlap add up, and the step says so', () => {
  const { lower, upper } = range('casualties, Russia', [october, november])
  assert.equal(lower?.value, 2000)
  assert.equal(upper, null)
  assert.deepEqual(lower?.steps, [
    'Ministry of Kyiv (Ukraine): casualties ≥ 900, soldiers (Russia), then (2024-10-01 to 2024-10-31).',
    'Ministry of Kyiv (Ukraine): casualties ≥ 1,100, soldiers (Russia), then (2024-11-01 to 2024-11-30).',
    'These periods do not overlap, so together at least 2,000.',
  ])
})

test('overlapping weeks are not added: the best set that does not overlap is taken', () => {
  const weeks = [
    made({ id: 'a/1', lower: 50, from: '2024-11-01', to: '2024-11-07' }),
    made({ id: 'b/1', lower: 80, from: '2024-11-05', to: '2024-11-11' }),
    made({ id: 'c/1', lower: 40, from: '2024-11-08', to: '2024-11-14' }),
  ]
  assert.equal(range('casualties, Russia', weeks).lower?.value, 90)
})

test('deaths and injuries told together add up to casualties, and bound them from above', () => {
  const deaths = made({
    id: 'a/1',
    event: 'deaths',
    lower: 20,
    upper: 25,
    from: '2024-11-01',
    to: '2024-11-30',
    place: ['UA'],
  })
  const injuries = made({
    id: 'a/2',
    event: 'injuries',
    lower: 60,
    upper: 70,
    from: '2024-11-01',
    to: '2024-11-30',
    place: ['UA'],
  })
  const { lower, upper } = range('casualties, Russian soldiers, in Ukraine, 2024-11', [deaths, injuries])
  assert.deepEqual([lower?.value, upper?.value], [80, 95])
  assert.match(upper?.steps.at(-1) ?? '', /deaths and injuries are all casualties, so at most 95/)
  // In another report they may be the wounded who died.
  const apart = range('casualties, Russian soldiers, in Ukraine, 2024-11', [
    deaths,
    { ...injuries, id: 'b/1', report: 'b' },
  ])
  assert.equal(apart.lower?.value, 60)
})

test('one man wounded and one man dead may be one man', () => {
  const wounded = made({ id: 'a/1', event: 'injuries', lower: 1, upper: 1 })
  const dead = made({ id: 'a/2', event: 'deaths', lower: 1, upper: 1 })
  assert.equal(range('casualties, Russia', [wounded, dead]).lower?.value, 1)
})

test('what is left of a whole when a part beside the question is taken away', () => {
  const whole = made({
    id: 'a/1',
    lower: 90,
    upper: 100,
    from: '2024-11-01',
    to: '2024-11-30',
    place: ['UA'],
  })
  const first = made({ id: 'b/1', lower: 60, from: '2024-11-01', to: '2024-11-10', place: ['UA'] })
  const { upper } = range('casualties, Russian soldiers, in Ukraine, 2024-11-11..2024-11-30', [whole, first])
  assert.equal(upper?.value, 40)
})

test('a rate over a known period bounds its total', () => {
  const rate = made({ id: 'a/1', lower: 1000, per: 'day', from: '2024-11-01', to: '2024-11-30' })
  const { lower } = range('casualties, Russia, 2024-11', [rate])
  assert.equal(lower?.value, 30_000)
  assert.match(lower?.steps.at(-1) ?? '', /the 30 days make at least 30,000/)
})

test('one claimant’s count so far less the earlier one is what fell between', () => {
  const early = made({
    id: 'a/1',
    lower: 700,
    upper: 700,
    from: '2022-02-24',
    to: '2024-10-31',
    statedOn: '2024-10-31',
  })
  const late = made({
    id: 'b/1',
    lower: 745,
    upper: 745,
    from: '2022-02-24',
    to: '2024-11-30',
    statedOn: '2024-11-30',
  })
  const { lower } = range('casualties, Russia, 2024-11', [early, late])
  assert.equal(lower?.value, 45)
})

test('"another 20" adds to the figure before it', () => {
  const text =
    'Twelve soldiers were killed at dawn, the mayor said. Another 20 soldiers were killed at noon, he said.'
  const shared = { event: 'deaths', who: 'soldiers', side: 'Russia', role: 'soldiers', by: 'the mayor' }
  const all = statementsOf({
    id: 'r',
    published: '2024-11-20',
    text,
    sources: [{ name: 'the mayor' }],
    claims: [
      { ...shared, quote: 'Twelve soldiers were killed', count: ['Twelve', 12, 12] },
      { ...shared, quote: 'Another 20 soldiers were killed', count: ['Another 20', 20, 20] },
    ],
  })
  assert.equal(range('deaths, Russia', all).lower?.value, 32)
})

test('only the claims of those believed are used; the rest is left out, each with its reason', () => {
  const washington = made({
    id: 'c/1',
    lower: 500,
    from: '2024-11-01',
    to: '2024-11-30',
    by: 'John Kirby',
    authority: 'United States',
  })
  const deaths = made({ id: 'd/1', event: 'deployment', lower: 11_000, authority: 'United States' })
  const hedged = {
    ...made({ id: 'e/1', lower: 40, authority: 'United States' }),
    modality: 'hedged' as const,
  }
  const nobodys = made({ id: 'f/1', lower: 9_000, side: null, authority: 'United States' })
  const all = [october, november, washington, deaths, hedged, nobodys]
  assert.equal(range('casualties, Russia, 2024-11', all, ['Washington']).lower?.value, 500)
  const kyiv = range('casualties, Russia, 2024-11', all, ['Kyiv', 'United States'], ['b/1'])
  assert.equal(kyiv.lower?.value, 500)
  assert.deepEqual(
    kyiv.leftOut.map(({ claim, why, loose }) => `${claim.id}: ${why}${loose ? ' (loose)' : ''}`),
    [
      'b/1: "b/1" is left out by choice',
      'e/1: it is told as possible, not as fact',
      'f/1: population: soldiers; period: not said (loose)',
    ],
  )
  assert.deepEqual(kyiv.origins, ['United States'])
})

test('with nothing chosen each origin has its own range, never a blend', () => {
  const seoul = made({ id: 'c/1', lower: 1100, by: 'Joint Chiefs', authority: 'South Korea' })
  const ranges = rangesByOrigin(
    questionOf('casualties, Russia', lexicon),
    [october, november, seoul],
    comparing,
  )
  assert.deepEqual(
    ranges.map(({ origin, range }) => [origin, range.lower?.value]),
    [
      ['South Korea', 1100],
      ['Ukraine', 2000],
    ],
  )
})

test('a sum of parts above the whole is a conflict of just those claims', () => {
  const whole = made({
    id: 'a/1',
    lower: 0,
    upper: 100,
    from: '2024-11-01',
    to: '2024-11-30',
    place: ['UA'],
    extent: 'limit',
  })
  const parts = [
    made({ id: 'b/1', lower: 60, from: '2024-11-01', to: '2024-11-10', place: ['UA'] }),
    made({ id: 'c/1', lower: 60, from: '2024-11-11', to: '2024-11-20', place: ['UA'] }),
    made({ id: 'd/1', lower: 5, from: '2024-11-21', to: '2024-11-22', place: ['UA'] }),
  ]
  const [conflict, ...more] = conflictSets([whole, ...parts], comparing)
  assert.deepEqual(
    conflict?.claims.map(({ id }) => id),
    ['a/1', 'b/1', 'c/1'],
  )
  assert.match(conflict?.steps.at(-1) ?? '', /At least 120 cannot lie within at most 100/)
  assert.deepEqual(more, [])
})

test('two incidents of one day do not contradict each other, two counts of one incident do', () => {
  const strike = {
    event: 'deaths',
    role: 'people',
    from: '2024-11-05',
    to: '2024-11-05',
    extent: 'incident',
  } as const
  const town = ['UA', 'UA.07', 'kharkiv']
  const pair = (place: string[]) => [
    made({ ...strike, id: 'a/1', lower: 9, upper: 9, place, by: 'Ann Rey' }),
    made({ ...strike, id: 'b/1', lower: 14, upper: 14, place, by: 'Bo Lind' }),
  ]
  assert.deepEqual(conflictSets(pair(['UA']), comparing), [])
  assert.equal(conflictSets(pair(town), comparing).length, 1)
})

test('a timeline puts claims in the order of the days they count up to', () => {
  const moments = timeline(questionOf('casualties, Russia', lexicon), [november, october], comparing)
  assert.deepEqual(
    moments.map(({ claim, inside }) => [claim.id, inside]),
    [
      ['a/1', true],
      ['b/1', true],
    ],
  )
})

test('a person named once with his government is its voice in the other report as well', () => {
  const named = made({ id: 'a/1', lower: 500, by: 'John Kirby', authority: 'United States' })
  const bare = made({ id: 'b/1', lower: 900, by: 'Kirby' })
  const other = made({ id: 'c/1', lower: 700, by: 'Ann Kirby' })
  assert.deepEqual(
    joined([named, bare, other]).map((one) => origin(one).authority),
    ['United States', 'United States', null],
  )
})

test('a name that fits voices of two governments is neither', () => {
  const two = [
    made({ id: 'a/1', by: 'John Kirby', authority: 'United States' }),
    made({ id: 'b/1', by: 'Ann Kirby', authority: 'United Kingdom' }),
    made({ id: 'c/1', by: 'Kirby' }),
  ]
  assert.equal(joined(two).at(-1)?.chain.at(-1)?.authority, null)
})

test('a scope without an event is refused with an example', () => {
  assert.throws(() => questionOf('Russia, 2024', lexicon), /names no event: put one of deaths/)
})

const told = (location: string, publisher: string, text: string) =>
  statements(read(text, { location, published: '2025-03-14', publisher }, lexicon), lexicon, SETTINGS)

test('a range tells where the claim it rests on is told otherwise in its speaker own words', () => {
  const all = [
    ...told(
      'a',
      'Ministry of Defence',
      'MODERATOR: Ada Okafor will take a few questions.\n\nMS. OKAFOR: More than 700 Libyan soldiers were killed or wounded in the past week.',
    ),
    ...told('b', 'The Daily', 'More than 700 Libyan soldiers died in the past week, Ada Okafor said.'),
  ]
  const { lower, drifted } = range('deaths, Libya', all)
  assert.equal(lower?.value, 701)
  assert.deepEqual(
    drifted.map(({ claim, why }) => [claim.scope.event, why]),
    [['deaths', 'event: the speaker\'s own words, in another report, have "casualties"']],
  )
  assert.deepEqual(range('casualties, Libya', all.slice(0, 1)).drifted, [])
})

test('a date that no calendar has is refused', () => {
  for (const date of ['2024-13', '2024-02-31', '2024-01..2024-00']) {
    assert.throws(() => questionOf(`deaths, Libya, ${date}`, lexicon), /No calendar has/)
  }
  assert.equal(questionOf('deaths, 2024-02', lexicon).period.to, '2024-02-29')
})

test('a day that no date is known for stands in its words alone', () => {
  const text = 'Nine Ukrainian soldiers were killed near Kharkiv on Monday, the army said.'
  const all = statements(read(text, { location: 'undated.txt' }, lexicon), lexicon, SETTINGS)
  assert.match(range('deaths, Ukraine', all).lower?.steps[0] ?? '', /on Monday\.$/)
})

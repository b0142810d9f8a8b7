import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { relateAll, updates } from '../../src/compare/all.ts'
import { conflictSets } from '../../src/compare/contradiction.ts'
import { questionOf } from '../../src/compare/question.ts'
import { rangeOf } from '../../src/compare/range.ts'
import { SETTINGS } from '../../src/compare/settings.ts'
import type { Statement } from '../../src/compare/statement.ts'
import { timeline } from '../../src/compare/timeline.ts'
import { lexicon, statementsOf } from '../compare/told.ts'

const comparing = { lexicon, settings: SETTINGS }
const everyone = { believe: [], except: [] }

interface Count {
  readonly date: string
  readonly cumulative: number
}

/** One day's report of a count that is still going on. */
function told({ date, cumulative }: Count): Statement {
  const figure = cumulative.toLocaleString('en')
  const [statement] = statementsOf({
    id: date,
    published: date,
    publisher: 'The Bulletin',
    text: `So far ${figure} Russian soldiers have been killed or wounded, the General Staff said.`,
    sources: [{ name: 'General Staff', kind: 'organisation', role: 'Ukrainian army' }],
    claims: [
      {
        quote: `So far ${figure} Russian soldiers have been killed or wounded`,
        event: 'casualties',
        count: [figure, cumulative, cumulative],
        who: 'Russian soldiers',
        side: 'Russia',
        role: 'soldiers',
        by: 'General Staff',
      },
    ],
  })
  assert.ok(statement)
  return statement
}

const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)

/** What follows for a period from counts of before and after it: the difference, from below and from above. */
function between(all: readonly Statement[], from: string, to: string) {
  const question = questionOf(`casualties, Russian soldiers, ${from}..${to}`, lexicon)
  const { lower, upper } = rangeOf(question, all, everyone, comparing)
  return [lower?.value, upper?.value]
}

/** A made-up count: it starts somewhere and grows by something or nothing each day. */
const anySeries = fc
  .record({
    first: fc.integer({ min: 10, max: 5_000 }),
    growth: fc.array(fc.nat({ max: 400 }), { minLength: 3, maxLength: 12, size: 'max' }),
  })
  .map(({ first, growth }) => {
    const counts: Count[] = [{ date: '2025-02-01', cumulative: first }]
    for (const [i, more] of growth.entries())
      counts.push({ date: dayAfter('2025-02-01', i + 1), cumulative: (counts[i]?.cumulative ?? 0) + more })
    return counts
  })

test('a count that never falls: each day updates the day before, and nothing conflicts', () => {
  fc.assert(
    fc.property(anySeries, (counts) => {
      const all = counts.map(told)
      const found = relateAll(all, comparing)
      assert.deepEqual(
        found.map(({ kind, a, b, because }) => [kind, a, b, because[0]?.field]),
        counts.slice(1).map(({ date }, i) => ['updates', `${counts[i]?.date}/c1`, `${date}/c1`, 'quantity']),
      )
      assert.deepEqual(conflictSets(all, comparing), [])
    }),
    { numRuns: 40 },
  )
})

test('the days between two counts have their difference, no more and no less', () => {
  fc.assert(
    fc.property(anySeries, fc.nat(), fc.nat(), (counts, x, y) => {
      const [one, other] = [x % counts.length, y % counts.length].sort((a, b) => a - b)
      const [early, late] = [counts[one ?? 0], counts[other ?? 0]]
      if (early === undefined || late === undefined || early === late) return
      const grown = late.cumulative - early.cumulative
      assert.deepEqual(between(counts.map(told), dayAfter(early.date, 1), late.date), [
        grown === 0 ? undefined : grown,
        grown,
      ])
    }),
    { numRuns: 40 },
  )
})

test('a count that falls is revised, and contradicts the higher ones before it', () => {
  fc.assert(
    fc.property(anySeries, fc.nat(), fc.integer({ min: 1, max: 9 }), (counts, at, less) => {
      const here = 1 + (at % (counts.length - 1))
      const before = counts[here - 1]?.cumulative ?? 0
      const fallen = counts.map((count, i) => (i === here ? { ...count, cumulative: before - less } : count))
      const revised = relateAll(fallen.map(told), comparing).filter(
        ({ because }) => because[0]?.field === 'revised',
      )
      assert.deepEqual(
        revised.map(({ b }) => b),
        [`${counts[here]?.date}/c1`],
      )
      const higher = fallen.slice(0, here).filter(({ cumulative }) => cumulative > before - less)
      const sets = conflictSets(fallen.map(told), comparing)
      assert.ok(higher.length > 0 && sets.length > 0)
      for (const { claims } of sets) assert.equal(claims.at(-1)?.report, counts[here]?.date)
    }),
    { numRuns: 40 },
  )
})

const SERIES = '../shared/corpora/ua_mod_personnel_series.jsonl'
const skip = existsSync(SERIES) ? false : 'the series of ../shared is not here'
const counts = (): Count[] =>
  readFileSync(SERIES, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Count)

test('1,626 days of one claimant: every day updates the day before, none falls', { skip }, () => {
  const all = counts().map(told)
  const found = updates(all, comparing)
  assert.equal(found.length, 1_625)
  const falls = found.filter(({ because }) => because[0]?.field === 'revised').map(({ b }) => b)
  const really = counts().filter(({ cumulative }, i, series) => cumulative < (series[i - 1]?.cumulative ?? 0))
  assert.deepEqual(
    falls,
    really.map(({ date }) => `${date}/c1`),
  )
})

test('counts of one claimant over four years do not conflict', { skip }, () => {
  const all = counts()
    .filter((_, i) => i % 20 === 0)
    .map(told)
  const kinds = new Set(relateAll(all, comparing).map(({ kind }) => kind))
  assert.deepEqual([...kinds], ['updates'])
  assert.deepEqual(conflictSets(all, comparing), [])
})

test('months and years follow from the counts before and after them', { skip }, () => {
  const series = counts()
  const on = new Map(series.map(({ date, cumulative }) => [date, cumulative]))
  for (const [from, to] of [
    ['2022-04-01', '2022-04-30'],
    ['2023-01-01', '2023-12-31'],
    ['2024-11-01', '2024-11-30'],
  ] as const) {
    const some = series.filter(({ date }) => date >= dayAfter(from, -3) && date <= dayAfter(to, 3)).map(told)
    const grown = (on.get(to) ?? 0) - (on.get(dayAfter(from, -1)) ?? 0)
    assert.deepEqual(between(some, from, to), [grown, grown])
  }
  const november = series.filter((_, i) => i > 970 && i < 1_020).map(told)
  assert.deepEqual(between(november, '2024-11-01', '2024-11-30'), [45_450, 45_450])
})

test('a timeline of a count lists its days in order', { skip }, () => {
  const some = counts().slice(900, 930)
  const moments = timeline(questionOf('casualties, Russia', lexicon), some.map(told).toReversed(), comparing)
  assert.deepEqual(
    moments.map(({ to }) => to),
    some.map(({ date }) => date),
  )
})

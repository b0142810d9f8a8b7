import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  addReading,
  claimByKey,
  claimList,
  countClaims,
  readingOf,
  reportById,
  reportList,
  search,
  sourceList,
  verify,
  type ClaimFilter,
  type Ledger,
} from '../../src/ledger/index.ts'
import { onBoth } from './databases.ts'
import { reading } from './reading.ts'

const at = new Date('2025-03-16T09:00:00Z')
const reader = 'fast 1'

const RIDGE =
  'Colonel Tamm said at least 40 soldiers were killed on the ridge on Monday. Nobody counted the wounded. Ada Okafor said 12 rebels were captured.'
const ridge = () =>
  reading(RIDGE, [
    {
      quote: 'at least 40 soldiers were killed on the ridge on Monday',
      count: 'at least 40',
      lower: 40,
      who: 'soldiers',
      side: 'Harra',
      place: 'the ridge',
      period: ['Monday', '2025-03-10', '2025-03-10'],
      source: 'Colonel Tamm',
    },
    { quote: 'counted the wounded', event: 'injuries', polarity: 'unknown' },
    {
      quote: '12 rebels were captured',
      event: 'captures',
      count: '12',
      lower: 12,
      upper: 12,
      who: 'rebels',
      source: 'Ada Okafor',
    },
  ])

onBoth((fresh) => {
  describe('a ledger', () => {
    let ledger: Ledger
    const events = async (filter: ClaimFilter): Promise<string[]> =>
      (await claimList(ledger, filter)).map(({ event }) => event)
    before(async () => {
      ledger = await fresh()
    })
    after(() => ledger.close())

    test('keeps a reading and gives it back as it was', async () => {
      const added = await addReading(ledger, ridge(), { reader, at, bytes: new TextEncoder().encode(RIDGE) })
      assert.equal(added.status, 'added')
      assert.deepEqual(
        added.claims,
        [1, 2, 3].map((n) => `${added.reportId}.${n}`),
      )
      assert.deepEqual(await readingOf(ledger, added.reportId), ridge())
      assert.equal((await reportById(ledger, added.reportId))?.text, RIDGE)
    })

    test('recognises the same bytes', async () => {
      const again = await addReading(ledger, ridge(), { reader, at })
      assert.equal(again.status, 'known')
      assert.equal(again.claims.length, 3)
      assert.equal(await countClaims(ledger), 3)
    })

    test('finds claims by every field', async () => {
      assert.deepEqual(await events({}), ['deaths', 'injuries', 'captures'])
      assert.deepEqual(await events({ events: ['deaths', 'captures'] }), ['deaths', 'captures'])
      assert.deepEqual(await events({ events: [] }), [])
      assert.deepEqual(await events({ source: 'okafor' }), ['captures'])
      assert.deepEqual(await events({ side: 'harra' }), ['deaths'])
      assert.deepEqual(await events({ place: 'RIDGE' }), ['deaths'])
      assert.deepEqual(await events({ place: '%' }), [])
      assert.deepEqual(await events({ polarity: 'unknown' }), ['injuries'])
      assert.deepEqual(await events({ min: 13 }), ['deaths'])
      assert.deepEqual(await events({ max: 39 }), ['captures'])
      assert.deepEqual(await events({ min: 5, max: 50 }), ['deaths', 'captures'])
      assert.deepEqual(await events({ from: '2025-03-09', to: '2025-03-11' }), ['deaths'])
      assert.deepEqual(await events({ from: '2025-03-12' }), ['injuries', 'captures'])
      assert.deepEqual(await events({ order: 'event' }), ['captures', 'deaths', 'injuries'])
      assert.deepEqual(await events({ order: 'number', descending: true }), [
        'deaths',
        'captures',
        'injuries',
      ])
      assert.deepEqual(await events({ limit: 1, offset: 1 }), ['injuries'])
    })

    test('gives a claim in the shape of a reading, with its names', async () => {
      const [first] = await claimList(ledger, { source: 'Tamm' })
      assert.equal(first?.source, 'Colonel Tamm')
      assert.equal(first?.sourceKey, 'colonel tamm')
      assert.deepEqual(first?.quantity, ridge().claims[0]?.quantity)
      assert.equal(first?.anchor.exact, 'at least 40 soldiers were killed on the ridge on Monday')
      assert.deepEqual([first?.state, first?.revision, first?.origin], ['unreviewed', 0, 'reader'])
      assert.deepEqual(await claimByKey(ledger, first?.key ?? ''), first)
      assert.equal(await claimByKey(ledger, 'r0.1'), null)
    })

    test('lists sources with what they said', async () => {
      const sources = await sourceList(ledger)
      assert.deepEqual(
        sources.map(({ name, claims, reports, last }) => [name, claims, reports, last]),
        [
          ['Ada Okafor', 1, 1, '2025-03-15'],
          ['Colonel Tamm', 1, 1, '2025-03-15'],
        ],
      )
    })

    test('searches words in any form, phrases, and without words', async () => {
      const [hit, ...rest] = await search(ledger, 'kill soldier')
      assert.equal(rest.length, 0)
      assert.equal(hit?.text, RIDGE)
      assert.deepEqual(
        hit?.marks.map((span) => RIDGE.slice(...span)),
        ['soldiers', 'killed'],
      )
      assert.equal(hit?.claims.length, 3)
      assert.equal((await search(ledger, '"the ridge"')).length, 1)
      assert.equal((await search(ledger, '"ridge the"')).length, 0)
      assert.equal((await search(ledger, 'ridge -rebels')).length, 0)
      assert.equal((await search(ledger, `o'x" ) OR (*`)).length, 0)
      await assert.rejects(search(ledger, '-rebels'), { code: 'usage' })
    })

    test('lists reports with counts by state', async () => {
      const [report] = await reportList(ledger, { words: 'daily example' })
      assert.deepEqual(report?.counts, { unreviewed: 3 })
      assert.equal(report?.reader, reader)
      assert.deepEqual(await reportList(ledger, { words: 'weekly' }), [])
    })

    test('is found whole', async () => {
      const { flaws, ...counts } = await verify(ledger)
      assert.deepEqual(flaws, [])
      assert.deepEqual(counts, { reports: 1, claims: 3, attributions: 2, decisions: 0, head: '0'.repeat(64) })
    })
  })
})

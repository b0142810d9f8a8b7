import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  addReading,
  claimByKey,
  claimList,
  decide,
  decisionsOn,
  fieldsOf,
  history,
  openLedger,
  putRelations,
  relationList,
  sourceList,
  verify,
  type DecisionGiven,
  type Ledger,
} from '../../src/ledger/index.ts'
import { onBoth } from './databases.ts'
import { reading } from './reading.ts'

const at = new Date('2025-03-16T09:00:00Z')
const TEXT =
  'Idris Tamm said at least 40 soldiers were killed on the ridge. The colonel said 12 rebels were captured and 3 civilians were killed and wounded.'
const told = () =>
  reading(TEXT, [
    {
      quote: 'at least 40 soldiers were killed',
      count: 'at least 40',
      lower: 40,
      who: 'soldiers',
      source: 'Idris Tamm',
    },
    {
      quote: '12 rebels were captured',
      event: 'captures',
      count: '12',
      lower: 12,
      upper: 12,
      source: 'The colonel',
    },
    {
      quote: '3 civilians were killed and wounded',
      event: 'casualties',
      count: '3',
      lower: 3,
      upper: 3,
      source: 'The colonel',
    },
  ])

const source = (subject: string, seen: number) => ({ ...on(subject, seen), subjectKind: 'source' as const })

const on = (subject: string, seen: number) => ({
  subjectKind: 'claim' as const,
  subject,
  seen,
  who: 'Ann',
  at,
})

onBoth((fresh) => {
  describe('decisions', () => {
    let ledger: Ledger
    let keys: readonly string[]
    const claim = async (n: number) => {
      const found = await claimByKey(ledger, keys[n - 1] ?? '')
      assert.ok(found)
      return found
    }
    const decided = async (n: number, given: object) => {
      const { key, revision } = await claim(n)
      return decide(ledger, { ...on(key, revision), ...given } as DecisionGiven)
    }
    before(async () => {
      ledger = await fresh()
      keys = (await addReading(ledger, told(), { reader: 'fast 1', at })).claims
    })
    after(() => ledger.close())

    test('a verdict stands and says what was there before', async () => {
      const [decision] = await decided(1, { action: 'accept', why: 'seen on film' })
      assert.deepEqual((await claim(1)).state, 'accepted')
      assert.deepEqual(decision?.from, { state: 'unreviewed' })
      assert.deepEqual([decision?.seq, decision?.who, decision?.why], [1, 'Ann', 'seen on film'])
    })

    test('the second of two who saw the same is told, and nothing is overwritten', async () => {
      const { key, revision } = await claim(2)
      await decide(ledger, { ...on(key, revision), who: 'Ben', action: 'reject' })
      await assert.rejects(decide(ledger, { ...on(key, revision), action: 'accept' }), (error: Error) => {
        assert.match(error.message, /"reject" by Ben/)
        assert.deepEqual((error as { code?: string }).code, 'conflict')
        assert.equal((error.cause as { revision: number }).revision, revision + 1)
        return true
      })
      assert.equal((await claim(2)).state, 'rejected')
    })

    test('many are decided together or not at all', async () => {
      const { key, revision } = await claim(3)
      const before = (await history(ledger)).length
      const stale = on(keys[0] ?? '', 0)
      await assert.rejects(
        decide(ledger, { ...on(key, revision), action: 'unsure' }, { ...stale, action: 'unsure' }),
        { code: 'conflict' },
      )
      assert.equal((await claim(3)).state, 'unreviewed')
      assert.equal((await history(ledger)).length, before)
    })

    test('a correction changes fields, and undoing it brings them back', async () => {
      const { quantity } = await claim(3)
      assert.ok(quantity)
      const [decision] = await decided(3, {
        action: 'correct',
        to: {
          event: 'deaths',
          quantity: { ...quantity, wording: 'anything', lower: 2 },
          source: 'Idris Tamm',
        },
      })
      const corrected = await claim(3)
      assert.equal(corrected.event, 'deaths')
      assert.deepEqual([corrected.quantity?.wording, corrected.quantity?.lower], ['3', 2])
      assert.equal(corrected.sourceKey, 'idris tamm')
      assert.deepEqual(corrected.differs, ['event', 'quantity', 'source'])
      assert.ok(decision)
      assert.equal((decision.from as { event: string }).event, 'casualties')
      await decided(3, { action: 'undo', to: { undoes: decision.seq } })
      const back = await claim(3)
      assert.deepEqual(
        [back.event, back.quantity?.lower, back.source, back.differs],
        ['casualties', 3, 'The colonel', []],
      )
    })

    test('an undo can be undone', async () => {
      const last = (await decisionsOn(ledger, 'claim', keys[2] ?? '')).at(-1)
      await decided(3, { action: 'undo', to: { undoes: last?.seq } })
      assert.equal((await claim(3)).event, 'deaths')
      await decided(3, { action: 'undo', to: { undoes: (last?.seq ?? 0) - 1 } })
    })

    test('a claim is split, and joined again by undo', async () => {
      const whole = await claim(3)
      const parts = ['deaths', 'injuries'].map((event) => ({ ...fieldsOf(whole), event }))
      const written = await decided(3, { action: 'split', to: { into: parts } })
      assert.deepEqual(
        written.map(({ action }) => action),
        ['split', 'add', 'add'],
      )
      const events = async () => (await claimList(ledger)).map(({ event }) => event)
      assert.equal((await claim(3)).state, 'replaced')
      assert.deepEqual(await events(), ['deaths', 'captures', 'deaths', 'injuries'])
      const [split] = written
      await decided(3, { action: 'undo', to: { undoes: split?.seq } })
      assert.deepEqual(await events(), ['deaths', 'captures', 'casualties'])
      assert.deepEqual((await claimByKey(ledger, written[1]?.subject ?? ''))?.state, 'withdrawn')
      const undo = (await decisionsOn(ledger, 'claim', keys[2] ?? '')).at(-1)
      await decided(3, { action: 'undo', to: { undoes: undo?.seq } })
      assert.deepEqual(await events(), ['deaths', 'captures', 'deaths', 'injuries'])
    })

    test('a person adds a claim that the reader missed', async () => {
      const start = TEXT.indexOf('killed and wounded')
      const reportId = (keys[0] ?? '').split('.')[0] ?? ''
      const [decision] = await decide(ledger, {
        action: 'add',
        reportId,
        who: 'Ann',
        at,
        to: {
          ...fieldsOf(await claim(1)),
          span: [start, start + 'killed and wounded'.length],
          event: 'injuries',
          quantity: null,
          population: null,
          source: 'A witness',
        },
      })
      const added = await claimByKey(ledger, decision?.subject ?? '')
      assert.deepEqual(
        [added?.origin, added?.source, added?.anchor.exact],
        ['person', 'A witness', 'killed and wounded'],
      )
    })

    test('what does not fit is refused', async () => {
      const wrong = async (to: object, message: RegExp) =>
        assert.rejects(decided(1, { action: 'correct', to }), (error: Error) => {
          assert.match(error.message, message)
          return true
        })
      await wrong({ span: [10, 10_000] }, /span within the text/)
      await wrong({ colour: 'red' }, /no field "colour"/)
      await wrong({}, /nothing is corrected/)
      await wrong({ polarity: 'maybe' }, /no polarity/)
      await assert.rejects(decide(ledger, { ...on('r0.1', 0), action: 'accept' }), { code: 'not-found' })
      await assert.rejects(decide(ledger, { ...on(keys[0] ?? '', 1), who: ' ', action: 'accept' }), {
        code: 'usage',
      })
      await assert.rejects(decided(1, { action: 'grade', to: { grade: 'B' } }), { code: 'usage' })
    })

    test('two names become one source, and part again', async () => {
      const names = async () => (await sourceList(ledger)).map(({ name, claims }) => `${name} ${claims}`)
      assert.deepEqual(await names(), ['The colonel 3', 'A witness 1', 'Idris Tamm 1'])
      const merge = { action: 'merge' as const, to: { into: 'idris tamm' } }
      await decide(ledger, { ...source('colonel', 0), ...merge })
      assert.deepEqual(await names(), ['Idris Tamm 4', 'A witness 1'])
      assert.equal((await claim(2)).source, 'Idris Tamm')
      await assert.rejects(
        decide(ledger, { ...source('idris tamm', 0), action: 'merge', to: { into: 'colonel' } }),
        { code: 'usage' },
      )
      await decide(
        ledger,
        { ...source('idris tamm', 0), action: 'rename', to: { name: 'Colonel Idris Tamm' } },
        { ...source('idris tamm', 1), action: 'grade', to: { grade: 'C' } },
      )
      assert.deepEqual((await sourceList(ledger, { words: 'tamm' }))[0]?.grade, 'C')
      assert.equal((await claim(2)).source, 'Colonel Idris Tamm')
      await decide(ledger, { ...source('colonel', 1), action: 'split' })
      assert.deepEqual(await names(), ['The colonel 3', 'A witness 1', 'Colonel Idris Tamm 1'])
    })

    test('a blind reading is kept apart', async () => {
      const before = await claim(1)
      const blind = { ...on(before.key, 0), who: 'Cleo', blind: true }
      await decide(ledger, { ...blind, action: 'reject' })
      assert.deepEqual(await claim(1), before)
      await assert.rejects(decide(ledger, { ...blind, action: 'accept' }), { code: 'conflict' })
      await decide(ledger, { ...blind, seen: 1, action: 'accept' })
      assert.equal((await history(ledger, { who: 'Cleo' })).length, 2)
    })

    test('a decision on a relation comes back with it', async () => {
      const [a = '', b = ''] = keys
      const relation = {
        kind: 'conflict' as const,
        a,
        b,
        because: [{ field: 'event', a: '', b: '', note: 'other event' }],
      }
      await putRelations(ledger, [relation], at.toISOString())
      const [found] = await relationList(ledger, { claims: [b] })
      assert.ok(found)
      await decide(ledger, {
        subjectKind: 'relation',
        subject: found.key,
        seen: 0,
        who: 'Ann',
        at,
        action: 'reject',
      })
      await putRelations(ledger, [], at.toISOString(), [a])
      assert.deepEqual(await relationList(ledger), [])
      await putRelations(ledger, [relation], at.toISOString(), [a])
      const [again] = await relationList(ledger)
      assert.deepEqual([again?.state, again?.revision, again?.because], ['rejected', 1, relation.because])
    })

    test('what is known of a report is corrected and brought back', async () => {
      const reportId = (keys[0] ?? '').split('.')[0] ?? ''
      const report = { subjectKind: 'report' as const, subject: reportId, who: 'Ann', at }
      const [decision] = await decide(ledger, {
        ...report,
        seen: 0,
        action: 'correct',
        to: { title: 'On the ridge', published: '2025-03-14' },
      })
      assert.deepEqual((await claim(1)).report.published, '2025-03-14')
      await decide(ledger, { ...report, seen: 1, action: 'undo', to: { undoes: decision?.seq ?? 0 } })
      assert.deepEqual(
        [(await claim(1)).report.published, (await claim(1)).report.title],
        ['2025-03-15', null],
      )
    })

    test('the chain of decisions holds', async () => {
      const { flaws, decisions, head } = await verify(ledger)
      assert.deepEqual(flaws, [])
      assert.ok(decisions > 20)
      assert.equal(head, (await history(ledger, { limit: 1 }))[0]?.hash)
      const [first] = (await history(ledger)).slice(-1)
      assert.deepEqual((await verify(ledger, first?.hash)).flaws, [])
    })

    test('decisions made at once by several programs are told apart', async () => {
      const { key, revision } = await claim(1)
      const others = await Promise.all([1, 2, 3, 4].map(() => openLedger(ledger.opened)))
      const results = await Promise.allSettled(
        others.map((other, i) =>
          decide(other, { ...on(key, revision), who: `Reader ${i}`, action: 'unsure' }),
        ),
      )
      await Promise.all(others.map((other) => other.close()))
      assert.deepEqual(results.map(({ status }) => status).sort(), [
        'fulfilled',
        'rejected',
        'rejected',
        'rejected',
      ])
      for (const result of results) {
        if (result.status === 'rejected') assert.equal((result.reason as { code: string }).code, 'conflict')
      }
      assert.deepEqual((await verify(ledger)).flaws, [])
    })
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  addReading,
  claimByKey,
  claimList,
  decide,
  fieldsOf,
  history,
  orphans,
  readingOf,
  search,
  verify,
  type Ledger,
} from '../../src/ledger/index.ts'
import type { Reading } from '../../src/model/index.ts'
import { onBoth } from './databases.ts'
import { reading, type Told } from './reading.ts'

const at = new Date('2025-03-16T09:00:00Z')
const TEXT = 'Idris Tamm said 40 soldiers were killed and 12 rebels were captured. Two children were hurt.'
const KILLED: Told = {
  quote: '40 soldiers were killed',
  count: '40',
  lower: 40,
  upper: 40,
  source: 'Idris Tamm',
}
const CAPTURED: Told = {
  quote: '12 rebels were captured',
  event: 'captures',
  count: '12',
  source: 'Idris Tamm',
}
const HURT: Told = { quote: 'Two children were hurt', event: 'injuries', count: 'Two' }

const one = async (ledger: Ledger, key: string | undefined) => {
  const claim = await claimByKey(ledger, key ?? '')
  assert.ok(claim)
  return claim
}
const verdict = async (
  ledger: Ledger,
  key: string | undefined,
  action: 'accept' | 'reject',
  more: object = {},
) => {
  const { revision: seen } = await one(ledger, key)
  return decide(ledger, { subjectKind: 'claim', subject: key ?? '', seen, who: 'Ann', at, action, ...more })
}

const newer = (ledger: Ledger, told: readonly Told[] | Reading) =>
  addReading(ledger, Array.isArray(told) ? reading(TEXT, told) : (told as Reading), {
    reader: 'fast 2',
    at,
  })

onBoth((fresh) => {
  /** A ledger with three claims of the older reader. */
  const older = async () => {
    const ledger = await fresh()
    const { claims } = await addReading(ledger, reading(TEXT, [KILLED, CAPTURED, HURT]), {
      reader: 'fast 1',
      at,
    })
    return { ledger, keys: claims }
  }

  describe('a report read again by a newer reader', () => {
    test('claims keep their keys and decisions where the words overlap and the event is the same', async () => {
      const { ledger, keys } = await older()
      await verdict(ledger, keys[1], 'reject', { why: 'of another battle' })
      const added = await newer(ledger, [
        { ...CAPTURED, quote: 'captured', count: undefined } as never,
        KILLED,
        { ...HURT, event: 'deaths' },
      ])
      assert.equal(added.status, 'reread')
      assert.deepEqual(added.claims, [keys[1], keys[0], `${added.reportId}.4`])
      const captured = await one(ledger, keys[1])
      assert.deepEqual(
        [captured.state, captured.anchor.exact, captured.quantity],
        ['rejected', 'captured', null],
      )
      assert.equal((await one(ledger, keys[2])).present, false)
      assert.deepEqual((await verify(ledger)).flaws, [])
      await ledger.close()
    })

    test('an accepted claim keeps what was accepted, and says where the reader now differs', async () => {
      const { ledger, keys } = await older()
      await verdict(ledger, keys[0], 'accept')
      await newer(ledger, [{ ...KILLED, lower: 30, upper: 30 }])
      const claim = await one(ledger, keys[0])
      assert.deepEqual([claim.state, claim.quantity?.lower, claim.differs], ['accepted', 40, ['quantity']])
      assert.equal((await readingOf(ledger, claim.reportId))?.claims[0]?.quantity?.lower, 30)
      await ledger.close()
    })

    test('an accepted claim that the reader misses now stays; a rejected one is listed apart', async () => {
      const { ledger, keys } = await older()
      await verdict(ledger, keys[0], 'accept')
      await verdict(ledger, keys[1], 'reject')
      await newer(ledger, [HURT])
      assert.deepEqual(
        (await claimList(ledger)).map(({ key }) => key),
        [keys[0], keys[2]],
      )
      const apart = await orphans(ledger)
      assert.deepEqual(
        apart.map(({ decision, reason }) => [decision.subject, reason]),
        [[keys[1], 'claim-gone']],
      )
      assert.equal((await history(ledger)).length, 2)
      await newer(ledger, [HURT])
      await addReading(ledger, reading(TEXT, [CAPTURED, HURT]), { reader: 'fast 3', at })
      assert.deepEqual(await orphans(ledger), [])
      assert.equal((await one(ledger, keys[1])).state, 'rejected')
      assert.deepEqual((await verify(ledger)).flaws, [])
      await ledger.close()
    })

    test('whoever saw the older reading is told before deciding', async () => {
      const { ledger, keys } = await older()
      const { revision } = await one(ledger, keys[0])
      await newer(ledger, [{ ...KILLED, lower: 30, upper: 30 }])
      const stale = { subjectKind: 'claim' as const, subject: keys[0] ?? '', seen: revision, who: 'Ann', at }
      await assert.rejects(
        decide(ledger, { ...stale, action: 'accept' }),
        /newer reading of its report changed it/,
      )
      await ledger.close()
    })

    test('in a changed text corrections are found by their words, and those that are not are listed', async () => {
      const { ledger, keys } = await older()
      const killed = await one(ledger, keys[0])
      const hurt = await one(ledger, keys[2])
      await decide(ledger, {
        subjectKind: 'claim',
        subject: killed.key,
        seen: killed.revision,
        who: 'Ann',
        at,
        action: 'correct',
        to: { quantity: { ...killed.quantity, approx: true } as never },
      })
      const span = [TEXT.indexOf('rebels'), TEXT.indexOf('rebels') + 'rebels'.length] as const
      await decide(ledger, {
        subjectKind: 'claim',
        subject: hurt.key,
        seen: hurt.revision,
        who: 'Ann',
        at,
        action: 'correct',
        to: { population: { span, text: '', side: 'Harra', role: null } },
      })
      const text = 'MORNING BULLETIN. Idris Tamm said 40 soldiers were killed. Two children were hurt.'
      const told = [KILLED, HURT]
      const { sha256, id } = reading(TEXT, []).report
      await newer(ledger, reading(text, told, { sha256, id }))
      const moved = await one(ledger, keys[0])
      assert.deepEqual([moved.quantity?.approx, text.slice(...moved.span)], [true, '40 soldiers were killed'])
      assert.equal(text.slice(...(moved.quantity?.span ?? [0, 0])), '40')
      assert.equal((await search(ledger, 'bulletin')).length, 1)
      assert.equal((await search(ledger, 'captured')).length, 0)
      const reasons = (await orphans(ledger)).map(({ decision, reason }) => [decision.subject, reason])
      assert.deepEqual(reasons, [[keys[2], 'words-gone']])
      assert.deepEqual((await verify(ledger)).flaws, [])
      await ledger.close()
    })

    test("a person's own claim is kept", async () => {
      const { ledger, keys } = await older()
      const { reportId, ...hurt } = await one(ledger, keys[2])
      const to = { ...fieldsOf(hurt), event: 'missing' }
      const [decision] = await decide(ledger, { action: 'add', reportId, who: 'Ann', at, to })
      await newer(ledger, [KILLED])
      const own = await one(ledger, decision?.subject)
      assert.deepEqual([own.present, own.origin, own.event], [true, 'person', 'missing'])
      assert.equal(own.key, `${reportId}.4`)
      await ledger.close()
    })
  })
})

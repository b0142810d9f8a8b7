import assert from 'node:assert/strict'
import { existsSync, readdirSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import {
  addReading,
  backup,
  claimList,
  decide,
  history,
  joinLedger,
  openLedger,
  readingOf,
  reportList,
  reportOriginal,
  restore,
  sourceList,
  verify,
  type Decision,
  type Ledger,
  type LedgerClaim,
} from '../../src/ledger/index.ts'
import type { Reading } from '../../src/model/index.ts'
import { folder, onBoth } from '../ledger/databases.ts'
import { reading } from '../ledger/reading.ts'

const AT = new Date('2025-04-01T12:00:00Z')
const at = (minute: number): Date => new Date(AT.getTime() + minute * 60_000)

const MILL =
  'Lena Vass said at least 14 people were killed at the mill. Another 9 people are missing, Lena Vass said.'
const mill = (): Reading =>
  reading(MILL, [
    {
      quote: 'at least 14 people were killed at the mill',
      count: 'at least 14',
      lower: 14,
      who: 'people',
      place: 'the mill',
      source: 'Lena Vass',
    },
    {
      quote: 'Another 9 people are missing',
      event: 'missing',
      count: '9',
      lower: 9,
      upper: 9,
      who: 'people',
      source: 'Lena Vass',
    },
  ])
const FORD = 'The mayor said 3 men drowned at the ford.'
const ford = (): Reading =>
  reading(
    FORD,
    [{ quote: '3 men drowned at the ford', count: '3', lower: 3, upper: 3, who: 'men', source: 'The mayor' }],
    { location: 'ford.txt' },
  )

const add = (ledger: Ledger, one: Reading): Promise<unknown> =>
  addReading(ledger, one, { reader: 'test 1', at: AT, bytes: Buffer.from(`raw ${one.report.text}`.slice(4)) })

async function claimOn(ledger: Ledger, event: string): Promise<LedgerClaim> {
  const found = (await claimList(ledger, { gone: true })).find((claim) => claim.event === event)
  assert.ok(found)
  return found
}

const verdict = async (
  ledger: Ledger,
  event: string,
  action: 'accept' | 'reject',
  who: string,
  minute: number,
): Promise<void> => {
  const { key, revision } = await claimOn(ledger, event)
  await decide(ledger, { action, who, at: at(minute), subjectKind: 'claim', subject: key, seen: revision })
}

const uncounted = <T extends { readonly revision: number }>(one: T): T => ({ ...one, revision: 0 })

/** All that a person can see of a ledger, without counters. */
async function seen(ledger: Ledger): Promise<unknown> {
  const reports = (await reportList(ledger)).map(uncounted).sort((a, b) => (a.id < b.id ? -1 : 1))
  const readings = await Promise.all(reports.map(({ id }) => readingOf(ledger, id)))
  const originals = await Promise.all(reports.map(({ id }) => reportOriginal(ledger, id)))
  const claims = (await claimList(ledger, { gone: true })).map((claim) => ({
    ...uncounted(claim),
    unfit: [],
  }))
  const sources = (await sourceList(ledger)).map(uncounted)
  const decisions = (await history(ledger)).map(({ at, who, action, subject, to, why, blind }: Decision) => ({
    at,
    who,
    action,
    subject,
    to,
    why,
    blind,
  }))
  return { reports, readings, originals, claims, sources, decisions }
}

async function sound(ledger: Ledger): Promise<void> {
  assert.deepEqual((await verify(ledger)).flaws, [])
}

/** A ledger in which people accepted, rejected, undid, corrected, added, merged and renamed. */
async function worked(address: string): Promise<Ledger> {
  const ledger = await openLedger(address)
  await add(ledger, mill())
  await add(ledger, ford())
  await verdict(ledger, 'deaths', 'accept', 'Ana', 1)
  await verdict(ledger, 'missing', 'reject', 'Ana', 2)
  const { key, revision } = await claimOn(ledger, 'missing')
  const [last] = await history(ledger, { subject: key })
  await decide(ledger, {
    action: 'undo',
    who: 'Ben',
    at: at(3),
    subjectKind: 'claim',
    subject: key,
    seen: revision,
    to: { undoes: last?.seq ?? 0 },
    why: 'Too quick',
  })
  const [first] = await sourceList(ledger)
  assert.ok(first)
  await decide(ledger, {
    action: 'rename',
    who: 'Ben',
    at: at(4),
    subjectKind: 'source',
    subject: first.key,
    seen: first.revision,
    to: { name: 'Lena M. Vass' },
  })
  const report = (await reportList(ledger)).find(({ location }) => location === 'ford.txt')
  assert.ok(report)
  await decide(ledger, {
    action: 'correct',
    who: 'Ben',
    at: at(5),
    subjectKind: 'report',
    subject: report.id,
    seen: report.revision,
    to: { publisher: 'Ford Echo' },
  })
  return ledger
}

describe('backup and restore', () => {
  const { path, clear } = folder()
  after(clear)

  test('a backup made while others write is sound, and restores to the same ledger', async () => {
    const file = join(path, 'a.db')
    const ledger = await worked(file)
    const [made] = await Promise.all([
      backup(ledger, join(path, 'a-backup.db')),
      verdict(ledger, 'missing', 'accept', 'Cem', 9),
    ])
    assert.deepEqual(made.flaws, [])
    assert.ok(made.decisions === 5 || made.decisions === 6)
    await ledger.close()
    const { kept } = await restore(join(path, 'a-backup.db'), join(path, 'b.db'), { replace: false, at: AT })
    assert.equal(kept, null)
    const [first, second] = [
      await openLedger(join(path, 'a-backup.db'), 'read'),
      await openLedger(join(path, 'b.db')),
    ]
    assert.deepEqual(await seen(second), await seen(first))
    await sound(second)
    await Promise.all([first.close(), second.close()])
    assert.deepEqual(
      readdirSync(path).filter((name) => name.includes('.part')),
      [],
    )
  })

  test('nothing is overwritten: not a backup, not a ledger, not one that is open', async () => {
    const file = join(path, 'c.db')
    const ledger = await worked(file)
    await backup(ledger, join(path, 'c-backup.db'))
    await assert.rejects(backup(ledger, join(path, 'c-backup.db')), {
      code: 'usage',
      message: /is there already/,
    })
    await assert.rejects(restore(join(path, 'c-backup.db'), file, { replace: false, at: AT }), {
      code: 'usage',
      message: /--replace/,
    })
    await assert.rejects(restore(join(path, 'c-backup.db'), file, { replace: true, at: AT }), {
      code: 'ledger-busy',
      message: /is open elsewhere/,
    })
    await ledger.close()
    const { kept } = await restore(join(path, 'c-backup.db'), file, { replace: true, at: AT })
    assert.equal(kept, `${file}.before-20250401T120000`)
    assert.ok(existsSync(kept ?? ''))
  })

  test('a damaged backup is not restored', async () => {
    const ledger = await worked(join(path, 'd.db'))
    await backup(ledger, join(path, 'd-backup.db'))
    await ledger.close()
    truncateSync(join(path, 'd-backup.db'), 40_000)
    await assert.rejects(
      restore(join(path, 'd-backup.db'), join(path, 'e.db'), { replace: false, at: AT }),
      (error: { code: string }) => ['ledger-damaged', 'unreadable'].includes(error.code),
    )
    assert.ok(!existsSync(join(path, 'e.db')))
  })
})

onBoth((fresh) => {
  describe('a ledger taken into another', () => {
    const { path, clear } = folder()
    let n = 0
    const file = (): string => join(path, `${++n}.db`)
    const open: Ledger[] = []
    const kept = async (ledger: Promise<Ledger>): Promise<Ledger> => {
      open.push(await ledger)
      return ledger
    }
    let other: Ledger
    before(async () => {
      other = await kept(worked(file()))
    })
    after(async () => {
      await Promise.all(open.map((ledger) => ledger.close()))
      clear()
    })

    test('an empty ledger becomes the same, decisions, people and undoings included', async () => {
      const ledger = await kept(fresh())
      const joined = await joinLedger(ledger, other, AT)
      assert.deepEqual(joined, { reports: 2, known: 0, decisions: 5, beside: [] })
      assert.deepEqual(await seen(ledger), await seen(other))
      await sound(ledger)
    })

    test('a backup is a file of its own, which goes back into an empty database', async () => {
      const ledger = await kept(fresh())
      await joinLedger(ledger, other, AT)
      const into = file()
      await backup(ledger, into)
      const copy = await kept(openLedger(into, 'read'))
      assert.deepEqual(await seen(copy), await seen(ledger))
      if (ledger.dialect === 'sqlite') return
      const empty = await kept(fresh())
      await restore(into, empty.opened, { replace: false, at: AT })
      assert.deepEqual(await seen(empty), await seen(ledger))
      await sound(empty)
      await assert.rejects(restore(into, empty.opened, { replace: true, at: AT }), {
        code: 'usage',
        message: /holds a ledger already/,
      })
    })

    test('twice is once', async () => {
      const ledger = await kept(fresh())
      await joinLedger(ledger, other, AT)
      const once = await seen(ledger)
      const again = await joinLedger(ledger, other, AT)
      assert.deepEqual(again, { reports: 0, known: 2, decisions: 0, beside: [] })
      assert.deepEqual(await seen(ledger), once)
      await sound(ledger)
    })

    test('two that grew apart are joined without doubles; where both decided, this one stands and the other is kept beside', async () => {
      const ledger = await kept(fresh())
      await add(ledger, mill())
      await verdict(ledger, 'deaths', 'reject', 'Dov', 7)
      const joined = await joinLedger(ledger, other, AT)
      const { key } = await claimOn(ledger, 'deaths')
      assert.deepEqual([joined.reports, joined.known, joined.beside], [1, 1, [`claim ${key}`]])
      assert.equal((await claimOn(ledger, 'deaths')).state, 'rejected')
      const on = await history(ledger, { subject: key })
      assert.deepEqual(
        on.map(({ who, action, blind }) => [who, action, blind]),
        [
          ['Ana', 'accept', true],
          ['Dov', 'reject', false],
        ],
      )
      assert.equal((await claimList(ledger)).length, 3)
      await sound(ledger)
    })

    test('what both decided alike is no dispute, by whatever way they came to it', async () => {
      const ledger = await kept(fresh())
      await add(ledger, mill())
      await verdict(ledger, 'deaths', 'reject', 'Dov', 7)
      await verdict(ledger, 'deaths', 'accept', 'Dov', 8)
      const { decisions, beside } = await joinLedger(ledger, other, AT)
      assert.deepEqual([decisions, beside], [5, []])
      const { key } = await claimOn(ledger, 'deaths')
      const blind = (await history(ledger, { subject: key })).filter((one) => one.blind)
      assert.deepEqual(
        blind.map(({ who, action }) => [who, action]),
        [['Ana', 'accept']],
        'a second reader who agrees',
      )
      await sound(ledger)
    })

    test('claims that people added come along under a name of their own', async () => {
      const source = await kept(openLedger(file()))
      await add(source, mill())
      const [report] = await reportList(source)
      assert.ok(report)
      const deaths = await claimOn(source, 'deaths')
      const fields = {
        span: deaths.span,
        event: 'injuries',
        manner: null,
        quantity: null,
        population: null,
        place: null,
        period: null,
        polarity: 'affirmed',
        modality: 'asserted',
        source: null,
        via: null,
      } as const
      await decide(source, { action: 'add', who: 'Ana', at: at(1), reportId: report.id, to: fields })
      const ledger = await kept(fresh())
      await add(ledger, mill())
      await decide(ledger, {
        action: 'add',
        who: 'Dov',
        at: at(2),
        reportId: report.id,
        to: { ...fields, event: 'captures' },
      })
      await joinLedger(ledger, source, AT)
      await joinLedger(ledger, source, AT)
      const added = (await claimList(ledger)).filter(({ origin }) => origin === 'person')
      assert.deepEqual(added.map(({ event }) => event).sort(), ['captures', 'injuries'])
      await sound(ledger)
    })
  })
})

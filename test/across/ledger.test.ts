import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { comparePending, compareReport } from '../../src/across/index.ts'
import { relateAll } from '../../src/compare/all.ts'
import { SETTINGS } from '../../src/compare/settings.ts'
import type { Statement } from '../../src/compare/statement.ts'
import {
  addReading,
  claimList,
  decide,
  fieldsOf,
  openLedger,
  relationList,
  sourceList,
  type Ledger,
} from '../../src/ledger/index.ts'
import type { Reading } from '../../src/model/index.ts'
import { sha256 } from '../../src/read/sha256.ts'
import { readingsAcross } from '../compare/passages.ts'
import { onBoth } from '../ledger/databases.ts'
import { lexicon, readingOf, type Told, type ToldReport } from '../compare/told.ts'

const comparing = { lexicon, settings: SETTINGS }
const AT = new Date('2025-01-05T09:00:00Z')

const hashed = (reading: Reading): Reading => ({
  ...reading,
  report: { ...reading.report, sha256: sha256(`${reading.report.id} ${reading.report.text}`) },
})

async function add(ledger: Ledger, told: ToldReport): Promise<string> {
  const { reportId } = await addReading(ledger, hashed(readingOf(told)), { reader: 'test', at: AT })
  await compareReport(ledger, reportId, comparing, AT)
  return reportId
}

const shown = (all: readonly { kind: string; a: string; b: string; because: unknown }[]) =>
  all.map(({ kind, a, b, because }) => JSON.stringify({ kind, a, b, because })).sort()

/** The ledger's relations, and those of its statements compared all at once. */
async function both(ledger: Ledger): Promise<{ kept: string[]; scratch: string[] }> {
  const kept = await relationList(ledger)
  const rows = await ledger.db.selectFrom('statements').select('statement').execute()
  const scratch = relateAll(
    rows.map(({ statement }) => JSON.parse(statement) as Statement),
    comparing,
  )
  return { kept: shown(kept), scratch: shown(scratch) }
}

const WHO = ['Ann Rey', 'Rey', 'Bo Lind', 'General Staff']
const sources = WHO.map((name) => ({
  name,
  ...(name === 'General Staff' ? { kind: 'organisation' as const, role: 'Ukrainian army' } : {}),
}))

/** A claim as a sentence with its number, in which every part can be quoted. */
const anyClaim = fc.record({
  event: fc.constantFrom('deaths', 'deaths', 'casualties', 'captures'),
  side: fc.constantFrom('Russia', 'Russia', 'Ukraine'),
  manner: fc.constantFrom(undefined, undefined, undefined, 'suicide', 'execution'),
  bound: fc.constantFrom<[string, number | null, number | null]>(
    ['at least 40', 40, null],
    ['40', 40, 40],
    ['no more than 30', null, 30],
    ['a total of 900', 900, 900],
    ['so far 950', 950, 950],
    ['a total of 1,200', 1200, 1200],
    ['4,368', 4368, 4368],
    ['more than 4,000', 4000, null],
  ),
  none: fc.constantFrom(false, false, false, true),
  place: fc.constantFrom(undefined, 'Bakhmut', 'Kursk region'),
  period: fc.constantFrom(
    undefined,
    undefined,
    ['in November', '2024-11-01', '2024-11-30'] as const,
    ['on Friday', '2024-12-20', '2024-12-20'] as const,
  ),
  by: fc.constantFrom(...WHO),
  rule: fc.constantFrom('content-before-cue', 'turn'),
})

const anyReport = fc.record({
  published: fc.constantFrom('2024-12-20', '2024-12-21', '2024-12-22', '2024-12-29'),
  publisher: fc.constantFrom('The Daily', 'The Wire'),
  claims: fc.array(anyClaim, { minLength: 1, maxLength: 4, size: 'max' }),
})

function reportOf(
  { published, publisher, claims }: typeof anyReport extends fc.Arbitrary<infer T> ? T : never,
  n: number,
): ToldReport {
  const told = claims.map((claim, i): Told & { sentence: string } => {
    const words = `line ${n} ${i}: ${claim.none ? 'not one' : claim.bound[0]} ${claim.event} of soldiers`
    const sentence = `${words} ${claim.place ? `in ${claim.place}` : ''} ${claim.period?.[0] ?? ''}, ${claim.by} said.`
    return {
      sentence,
      quote: words,
      event: claim.event,
      ...(claim.manner !== undefined && { manner: claim.manner }),
      ...(claim.none ? { polarity: 'negated' as const } : { count: claim.bound }),
      who: 'soldiers',
      side: claim.side,
      role: 'soldiers',
      ...(claim.place && { place: claim.place }),
      ...(claim.period && { period: claim.period }),
      by: claim.by,
      rule: claim.rule,
    }
  })
  return {
    id: `n${n}`,
    published,
    publisher,
    text: told.map(({ sentence }) => sentence).join('\n'),
    sources,
    claims: told,
  }
}

interface Kinds {
  readonly [kind: string]: number
}

/** Which reports are drawn. */
const SEED = 20_241_227

/** Ledgers of drawn reports, taken in in two orders: each holds what comparing everything at once gives. */
async function incremental(fresh: () => Promise<Ledger>, numRuns: number): Promise<Kinds> {
  const met: Record<string, number> = {}
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyReport, { minLength: 3, maxLength: 6, size: 'max' }),
      fc.nat(),
      async (drawn, turn) => {
        const reports = drawn.map(reportOf)
        const at = turn % reports.length
        const turned = [...reports.slice(at), ...reports.slice(0, at)].toReversed()
        const kept: string[][] = []
        for (const order of [reports, turned]) {
          const ledger = await fresh()
          for (const report of order) await add(ledger, report)
          const result = await both(ledger)
          assert.deepEqual(result.kept, result.scratch)
          kept.push(result.kept)
          for (const one of result.kept) {
            const { kind } = JSON.parse(one) as { kind: string }
            met[kind] = (met[kind] ?? 0) + 1
          }
          await ledger.close()
        }
        assert.deepEqual(kept[0], kept[1])
      },
    ),
    // Drawn at random, now and then too few kinds of relation would come up to say that all hold.
    { numRuns, seed: SEED },
  )
  return met
}

test('the ledger holds the relations that comparing everything at once gives, whatever the order', async () => {
  const met = await incremental(() => openLedger(':memory:'), 15)
  const drawn = Object.values(met).reduce((sum, count) => sum + count, 0)
  assert.ok(drawn > 60 && Object.keys(met).length > 4, `${drawn} relations: ${JSON.stringify(met)}`)
})

const WIRE: ToldReport = {
  id: 'wire',
  published: '2024-12-20',
  publisher: 'The Wire',
  text: 'At least 40 soldiers died in Kursk region this month, Bo Lind said. No more than 30 soldiers died there this month, Ann Rey said.',
  sources: [{ name: 'Bo Lind' }, { name: 'Ann Rey' }],
  claims: [
    {
      quote: 'At least 40 soldiers died',
      event: 'deaths',
      count: ['At least 40', 40, null],
      who: 'soldiers',
      side: 'Russia',
      role: 'soldiers',
      place: 'Kursk region',
      period: ['this month', '2024-12-01', '2024-12-19'],
      by: 'Bo Lind',
    },
    {
      quote: 'No more than 30 soldiers died',
      event: 'deaths',
      count: ['No more than 30', null, 30],
      who: 'soldiers',
      side: 'Russia',
      role: 'soldiers',
      place: 'Kursk region',
      period: ['this month', '2024-12-01', '2024-12-19'],
      by: 'Ann Rey',
    },
  ],
}

const count = (n: number, day: string): ToldReport => ({
  id: day,
  published: day,
  publisher: 'The Wire',
  text: `So far ${n} soldiers have died, the General Staff said on ${day}.`,
  sources: [{ name: 'General Staff', kind: 'organisation', role: 'Ukrainian army' }],
  claims: [
    {
      quote: `So far ${n} soldiers have died`,
      event: 'deaths',
      count: [`${n}`, n, n],
      who: 'soldiers',
      side: 'Russia',
      role: 'soldiers',
      by: 'General Staff',
    },
  ],
})

/** The same report of another day, its claim said by `name`. */
const by = (name: string, published: string): ToldReport => {
  const [claim] = WIRE.claims
  assert.ok(claim)
  const sources = [{ name, kind: 'organisation', role: 'army' }] as const
  return { ...WIRE, id: name, published, sources, claims: [{ ...claim, by: name }] }
}

onBoth((fresh) => {
  test('a corrected claim is compared anew, and only its report', async () => {
    const ledger = await fresh()
    const reportId = await add(ledger, WIRE)
    assert.deepEqual(
      (await relationList(ledger)).map(({ kind }) => kind),
      ['conflict'],
    )
    const [claim] = await claimList(ledger, { reports: [reportId] })
    assert.ok(claim?.quantity)
    const to = { ...fieldsOf(claim), quantity: { ...claim.quantity, lower: 20 } }
    const on = { subjectKind: 'claim' as const, subject: claim.key, seen: claim.revision, who: 'Kim', at: AT }
    await decide(ledger, { ...on, action: 'correct', to })
    assert.equal(await comparePending(ledger, comparing, AT), 1)
    assert.deepEqual(
      (await relationList(ledger)).map(({ kind }) => kind),
      [],
    )
    assert.equal(await comparePending(ledger, comparing, AT), 0)
    const { kept, scratch } = await both(ledger)
    assert.deepEqual(kept, scratch)
    await ledger.close()
  })

  test('a name given to a source is the voice of all that is merged into it', async () => {
    const ledger = await fresh()
    await add(ledger, by('Army of Borland', '2024-12-21'))
    await add(ledger, by('Borland army', '2024-12-22'))
    const on = { subjectKind: 'source' as const, who: 'Kim', at: AT }
    const into = 'borland army'
    await decide(ledger, { ...on, subject: 'army of borland', seen: 0, action: 'merge', to: { into } })
    await comparePending(ledger, comparing, AT)
    const [army] = await sourceList(ledger, { keys: [into] })
    const seen = army?.revision ?? 0
    await decide(ledger, { ...on, subject: into, seen, action: 'rename', to: { name: 'The Borland Army' } })
    assert.equal(await comparePending(ledger, comparing, AT), 2)
    const rows = await ledger.db.selectFrom('statements').select('statement').execute()
    const voices = rows.map(({ statement }) => (JSON.parse(statement) as Statement).chain.at(-1)?.name)
    assert.deepEqual(voices, ['The Borland Army', 'The Borland Army'])
    await ledger.close()
  })

  test('reports that are compared at once, some of them twice, miss nothing of each other', async () => {
    const ledger = await fresh()
    const ids: string[] = []
    for (const number of [1, 2, 3, 4]) {
      const told = { ...WIRE, id: `wire-${number}`, publisher: `Paper ${number}` }
      const { reportId } = await addReading(ledger, hashed(readingOf(told)), { reader: 'test', at: AT })
      ids.push(reportId)
    }
    await Promise.all([...ids, ...ids].map((id) => compareReport(ledger, id, comparing, AT)))
    const { kept, scratch } = await both(ledger)
    assert.ok(kept.length >= 4 + 6, `${kept.length} relations within and between the four`)
    assert.deepEqual(kept, scratch)
    await ledger.close()
  })

  test('a reprint speaks with the voice of the first outlet, and counts once', async () => {
    const body = Array.from(
      { length: 12 },
      (_, i) => `The valley road was closed for the ${i}th day while trucks waited near the old mill.`,
    ).join(' ')
    const report = (publisher: string, published: string): ToldReport => ({
      id: publisher,
      published,
      publisher,
      text: `Nine soldiers died in Bakhmut on Friday. ${body}`,
      claims: [
        {
          quote: 'Nine soldiers died',
          event: 'deaths',
          count: ['Nine', 9, 9],
          who: 'soldiers',
          side: 'Russia',
          role: 'soldiers',
          place: 'Bakhmut',
          period: ['on Friday', '2024-12-20', '2024-12-20'],
        },
      ],
    })
    const ledger = await fresh()
    await add(ledger, report('The Daily', '2024-12-22'))
    await add(ledger, report('The Wire', '2024-12-21'))
    const rows = await ledger.db.selectFrom('statements').select('statement').execute()
    const voices = rows.map(({ statement }) => (JSON.parse(statement) as Statement).chain[0]?.name)
    assert.deepEqual(voices, ['The Wire', 'The Wire'])
    assert.deepEqual(
      (await relationList(ledger)).map(({ kind }) => kind),
      ['retells'],
    )
    const { kept, scratch } = await both(ledger)
    assert.deepEqual(kept, scratch)
    await ledger.close()
  })

  test('a count that comes late takes its place between the day before and the day after', async () => {
    const ledger = await fresh()
    const first = await add(ledger, count(700, '2024-12-01'))
    const last = await add(ledger, count(760, '2024-12-03'))
    const pairs = async () =>
      (await relationList(ledger, { kinds: ['updates'] })).map(({ a, b, because }) => [
        a,
        b,
        because[0]?.field,
      ])
    assert.deepEqual(await pairs(), [[`${first}.1`, `${last}.1`, 'quantity']])
    const middle = await add(ledger, count(790, '2024-12-02'))
    assert.deepEqual(
      new Set(await pairs()),
      new Set([
        [`${first}.1`, `${middle}.1`, 'quantity'],
        [`${middle}.1`, `${last}.1`, 'revised'],
      ]),
    )
    await ledger.close()
  })

  test('every kind of relation comes out the same, whatever the order', async () => {
    // A text that two passages share is one report.
    const all = globSync('test/cases/judged/*.txt').sort().flatMap(readingsAcross)
    const readings = [...new Map(all.map((reading) => [reading.report.sha256, reading])).values()]
    const kept: string[][] = []
    for (const order of [readings, readings.toReversed()]) {
      const ledger = await fresh()
      for (const reading of order) {
        const { reportId } = await addReading(ledger, reading, { reader: 'test', at: AT })
        await compareReport(ledger, reportId, comparing, AT)
      }
      const result = await both(ledger)
      assert.deepEqual(result.kept, result.scratch)
      kept.push(result.kept)
      await ledger.close()
    }
    assert.deepEqual(kept[0], kept[1])
    const kinds = new Set(kept[0]?.map((one) => (JSON.parse(one) as { kind: string }).kind))
    const across = ['same', 'agree', 'conflict', 'retells', 'drift', 'derived-from', 'not-comparable']
    assert.deepEqual(
      across.filter((kind) => !kinds.has(kind)),
      [],
    )
  })

  test('drawn reports give the same in both orders', async () => {
    await incremental(fresh, 2)
  })
})

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import {
  addReading,
  claimList,
  decide,
  importFrom,
  ledgerRecords,
  openLedger,
  readingOf,
  reportList,
  reportOriginal,
  verify,
  type Ledger,
  type LedgerClaim,
} from '../../src/ledger/index.ts'
import jsonldTools, { type Options } from 'jsonld'
import { given } from '../../src/export/index.ts'
import { held } from './contexts.ts'
import { textOf } from './claims.ts'
import type { Lead } from '../../src/read/document.ts'
import { documents, failed } from '../../src/read/index.ts'
import { leadBack } from '../../src/read/run.ts'
import { folder, onBoth } from '../ledger/databases.ts'
import { reading } from '../ledger/reading.ts'
import { workThrough } from './worked.ts'

const AT = new Date('2025-05-01T12:00:00Z')

const TABLES = [
  'reports',
  'locations',
  'readings',
  'reading_sources',
  'attributions',
  'reading_claims',
  'sources',
  'claims',
  'relations',
  'decisions',
  'failures',
  'passages',
] as const

/** Every row of a ledger. */
async function rowsOf(ledger: Ledger): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const table of TABLES) {
    const rows = await ledger.db.selectFrom(table).selectAll().execute()
    all[table] = rows.map((row) => JSON.stringify({ ...row, words: undefined })).sort()
  }
  return all
}

async function linesOf(ledger: Ledger, reports?: string[]): Promise<string> {
  let text = ''
  for await (const record of ledgerRecords(ledger, reports)) text += `${JSON.stringify(record)}\n`
  return text
}

const standing = (all: LedgerClaim[]) => all.map(({ key, state, marked }) => [key, state, marked])

onBoth((fresh) => {
  describe('a ledger given out as records', () => {
    const { path, clear } = folder()
    const file = join(path, 'ledger.jsonl')
    const open: Ledger[] = []
    const kept = async (ledger: Promise<Ledger>): Promise<Ledger> => {
      open.push(await ledger)
      return ledger
    }
    let ledger: Ledger
    let lines: string
    before(async () => {
      ledger = await kept(fresh())
      await workThrough(ledger)
      lines = await linesOf(ledger)
      writeFileSync(file, lines)
    })
    after(async () => {
      await Promise.all(open.map((one) => one.close()))
      clear()
    })

    test('makes the same ledger, to the row and to the byte', async () => {
      const other = await kept(fresh())
      const joined = await importFrom(other, file, AT)
      assert.deepEqual([joined.reports, joined.known, joined.beside], [2, 0, []])
      assert.deepEqual(await rowsOf(other), await rowsOf(ledger))
      assert.equal(await linesOf(other), lines)
      const [here, there] = [await verify(ledger), await verify(other)]
      assert.deepEqual(there, here)
      assert.deepEqual(there.flaws, [])
    })

    test('linked data makes the same ledger, also written out by other tools', async () => {
      const written = join(path, 'ledger.jsonld')
      const text = await textOf(given(ledger, 'jsonld', {}, {}))
      const expanded = await jsonldTools.expand(
        JSON.parse(text) as object,
        {
          documentLoader: held,
          safe: true,
        } as Options.Expand,
      )
      for (const one of [text, JSON.stringify(JSON.parse(text), null, 2), JSON.stringify(expanded)]) {
        writeFileSync(written, one)
        const other = await kept(fresh())
        const joined = await importFrom(other, written, AT)
        assert.deepEqual([joined.reports, joined.known, joined.beside], [2, 0, []])
        assert.deepEqual(await rowsOf(other), await rowsOf(ledger))
        assert.equal(await linesOf(other), lines)
      }
    })

    test('twice is once', async () => {
      const other = await kept(fresh())
      await importFrom(other, file, AT)
      const once = await linesOf(other)
      const again = await importFrom(other, file, AT)
      assert.deepEqual(again, { reports: 0, known: 2, decisions: 0, beside: [] })
      assert.equal(await linesOf(other), once)
    })

    test('some reports come with what was decided on them, bound anew', async () => {
      const [report] = await reportList(ledger, { words: 'pit.html' })
      writeFileSync(file, await linesOf(ledger, [report?.id ?? '']))
      const other = await kept(fresh())
      const joined = await importFrom(other, file, AT)
      assert.equal(joined.reports, 1)
      const found = await verify(other)
      assert.deepEqual(found.flaws, [])
      assert.deepEqual(
        await claimList(other, { gone: true }),
        await claimList(ledger, { gone: true, reports: [report?.id ?? ''] }),
      )
      // The rest of it joins what is there.
      writeFileSync(file, lines)
      const rest = await importFrom(other, file, AT)
      assert.deepEqual([rest.reports, rest.known, rest.beside], [1, 1, []])
      assert.deepEqual((await verify(other)).flaws, [])
      assert.deepEqual(
        standing(await claimList(other, { gone: true })),
        standing(await claimList(ledger, { gone: true })),
      )
    })

    test('where places are off they are found by their words', async () => {
      const off = lines.replace(/"(start|end)":(\d+)/g, (_, name, at) => `"${name}":${Number(at) + 3}`)
      const moved = off
        .split('\n')
        .map((line) =>
          line.startsWith('{"kind":"report"')
            ? line.replace(/\[(\d+),(\d+)\]/g, (_, a, b) => `[${Number(a) + 3},${Number(b) + 3}]`)
            : line,
        )
      // Decisions are bound by their hashes as they were made.
      const decided = lines.split('\n').filter((line) => line.startsWith('{"kind":"decision"'))
      const mended = moved.map((line) =>
        line.startsWith('{"kind":"decision"') ? (decided.shift() ?? '') : line,
      )
      assert.notEqual(mended.join('\n'), lines)
      writeFileSync(file, mended.join('\n'))
      const other = await kept(fresh())
      await importFrom(other, file, AT)
      assert.deepEqual((await verify(other)).flaws, [])
      assert.deepEqual(await claimList(other), await claimList(ledger))
      assert.deepEqual(
        await Promise.all((await reportList(other)).map(({ id }) => readingOf(other, id))),
        await Promise.all((await reportList(ledger)).map(({ id }) => readingOf(ledger, id))),
      )
      writeFileSync(file, lines)
    })

    test('is one look at it: what is decided meanwhile is not in it, and waits for nobody', async () => {
      const other = await kept(fresh())
      await importFrom(other, file, AT)
      const before = await linesOf(other)
      let text = ''
      for await (const chunk of given(other, 'ledger', {}, {})) {
        text += String(chunk)
        if (text !== String(chunk)) continue
        const [claim] = await claimList(other, { states: ['unreviewed'] })
        const on = { subjectKind: 'claim' as const, subject: claim?.key ?? '', seen: claim?.revision ?? 0 }
        await decide(other, { ...on, action: 'accept', who: 'Eva', at: AT })
      }
      assert.equal(text, before)
      assert.notEqual(await linesOf(other), before)
    })
  })
})

test('claims that came back lead to the same words of the original bytes', async () => {
  const { path, clear } = folder()
  const [first, second] = [await openLedger(':memory:'), await openLedger(':memory:')]
  after(async () => {
    await Promise.all([first.close(), second.close()])
    clear()
  })
  const page =
    '<!doctype html><title>Bells</title><body><article><p>The&nbsp;warden said <b>at least</b> 19 monks were killed in Olm.</p><p>He said three were missing.</p></article>'
  for await (const document of documents({ location: 'bells.html', bytes: Buffer.from(page) })) {
    assert.ok(!failed(document))
    const { bytes, mediaType, encoding, leads, marks } = document
    const read = reading(document.text, [
      { quote: '19 monks were killed in Olm', count: '19', source: 'warden' },
    ])
    const report = { ...read.report, sha256: document.sha256, id: `r${document.sha256.slice(0, 12)}` }
    const original = { encoding, leads, marks }
    await addReading(first, { ...read, report }, { reader: 'test 1', at: AT, bytes, mediaType, original })
  }
  writeFileSync(join(path, 'bells.jsonl'), await linesOf(first))
  await importFrom(second, join(path, 'bells.jsonl'), AT)
  const [claim] = await claimList(second)
  const kept = await reportOriginal(second, claim?.reportId ?? '')
  assert.equal(Buffer.from(kept?.bytes ?? []).toString(), page)
  const places = leadBack((kept?.original.leads ?? []) as Lead[], claim?.span ?? [0, 0])
  assert.deepEqual(
    places.map(({ at }) => page.slice(...(at ?? [0, 0]))),
    ['19 monks were killed in Olm'],
  )
})

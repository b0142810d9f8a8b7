import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { openPool } from '../../src/intake/pool.ts'
import { openReader, readAll, type Passing } from '../../src/intake/index.ts'
import {
  claimList,
  failureList,
  openLedger,
  relationList,
  reportList,
  sourceList,
  verify,
} from '../../src/ledger/index.ts'
import { failed, unread, type Unread } from '../../src/read/index.ts'
import { onrecord, started } from '../cli/run.ts'
import { folder } from '../ledger/databases.ts'
import { pdf, pdfOf, set } from '../read/make/pdf.ts'

const { path, clear } = folder()
after(clear)

const opening = { choice: {}, version: '0.0.0' }
const words = (n: number): string =>
  `Officials in Harra said on Monday that ${n + 10} soldiers were killed near the bridge. Doctors said ${n + 3} people were wounded.\n`

async function cut(name: string, bytes: Uint8Array): Promise<Unread> {
  for await (const item of unread({ location: name, bytes, name })) if (!failed(item)) return item
  throw new assert.AssertionError({ message: `${name} was not cut out` })
}

/** A folder with texts, a page, an archive, a PDF, the same text twice, and two files that cannot be read. */
function mixed(): string {
  const dir = join(path, 'mixed')
  mkdirSync(dir)
  const put = (name: string, bytes: string | Uint8Array): void => writeFileSync(join(dir, name), bytes)
  for (let n = 0; n < 30; n++) put(`a${String(n).padStart(2, '0')}.txt`, words(n))
  put('b-copy.txt', words(3))
  put('c.html', `<html><body><article><h1>Harra</h1><p>${words(50)}</p></article></body></html>`)
  put(
    'd.zip',
    zipSync({
      'one.txt': Buffer.from(words(60)),
      'two.txt': Buffer.from(words(61)),
      'no.txt': new Uint8Array([0, 1, 0]),
    }),
  )
  put('e.pdf', pdf([set(['At least 31 people died in Orvan, the mayor said.'])]))
  put('f.txt', '')
  put('g.pdf', '%PDF-1.4 and no more')
  put('h.csv', `text,date\n${words(70).trim()},2025-03-01\n${words(71).trim()},2025-03-02\n`)
  return dir
}

/** A row without the moments at which it was kept. */
const at = (row: object): object =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !/At$|^at$/.test(name)))

async function contents(address: string): Promise<unknown> {
  const ledger = await openLedger(address, 'read')
  const kept = [
    (await reportList(ledger)).map(at),
    (await claimList(ledger)).map(at),
    (await relationList(ledger)).map(at),
    (await sourceList(ledger)).map(at),
    (await failureList(ledger)).map(at),
  ]
  await ledger.close()
  return kept
}

describe('reading on several threads', { concurrency: 2 }, () => {
  test('gives the same ledger as reading on one', async () => {
    const dir = mixed()
    const runs = await Promise.all(
      ['1', '3'].map(async (jobs) => {
        const ledger = join(path, `jobs-${jobs}.db`)
        const given = ['add', dir, '--ledger', ledger, '--published', '2025-03-15', '--jobs', jobs]
        const { code, out, err } = await onrecord(given)
        return { code, out, err: err.replaceAll(ledger, ''), kept: await contents(ledger) }
      }),
    )
    assert.equal(runs[0]?.code, 1)
    assert.match(runs[0]?.out ?? '', /^known\t.*b-copy\.txt$/m)
    assert.match(runs[0]?.err ?? '', /36 reports added, 1 there already and 3 not read/)
    assert.deepEqual(runs[1], runs[0])
  })

  test('stops at Ctrl+C, and goes on where it was', async () => {
    const dir = join(path, 'long')
    mkdirSync(dir)
    for (let n = 0; n < 150; n++) writeFileSync(join(dir, `r${String(n).padStart(3, '0')}.txt`), words(n))
    const ledger = join(path, 'long.db')
    const given = ['add', dir, '--ledger', ledger, '--published', '2025-03-15', '--jobs', '2']
    const child = started(given)
    let acknowledged = 0
    child.stdout.on('data', (text) => (acknowledged += String(text).split('\n').length - 1))
    await once(child.stdout, 'data')
    child.kill('SIGINT')
    assert.deepEqual(await once(child, 'close'), [130, null])
    const resumed = await onrecord([...given, '--resume'])
    assert.match(
      resumed.err,
      new RegExp(`${150 - acknowledged} reports added and ${acknowledged} passed over`),
    )
    const opened = await openLedger(ledger, 'read')
    assert.equal((await verify(opened)).reports, 150)
    await opened.close()
  })

  test('takes in no more than its consumer keeps up with, in order', async () => {
    const reader = await openReader(opening, {})
    let pulled = 0
    async function* source(): AsyncGenerator<Passing<number>> {
      for (let n = 0; n < 60; n++) {
        pulled++
        yield { order: { cut: await cut(`${n}.txt`, Buffer.from(words(n))), metadata: {} }, tag: n }
      }
    }
    const seen: number[] = []
    const claims: number[] = []
    for await (const { tag, read } of readAll(source(), reader, { jobs: 2, alone: 0, now: () => 0 })) {
      assert.ok(pulled - seen.length <= 2 * 4 + 1, `${pulled} were taken in when ${seen.length} were done`)
      seen.push(tag)
      const [one] = read ?? []
      assert.ok(one && 'reading' in one)
      assert.equal(one.document.text, words(tag))
      claims.push(one.reading.claims.length)
    }
    assert.deepEqual(seen, [...Array(60).keys()])
    assert.ok(claims.every((count) => count > 0))
  })

  test('ends a thread that a document holds, says so, and reads on with another', async () => {
    const packed = deflateSync(Buffer.alloc(120_000_000, 'BT ET '))
    const endless = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>',
      `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed.toString('latin1')}\nendstream`,
    ])
    const pool = openPool(1, opening, 1_500)
    const held = pool.read({ cut: await cut('endless.pdf', endless), metadata: {} })
    const next = pool.read({ cut: await cut('next.txt', Buffer.from(words(1))), metadata: {} })
    const [[first], [second]] = await Promise.all([held, next])
    assert.ok(first && 'failure' in first)
    assert.deepEqual([first.failure.code, first.failure.location], ['refused', 'endless.pdf'])
    assert.match(first.failure.reason, /^endless\.pdf took longer than 1\.5 seconds to read/)
    assert.ok(second && 'reading' in second)
    assert.ok(second.reading.claims.length > 0)
    await pool.close()
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { documents, failed, type Document, type Failure, type ReadSettings } from '../../src/read/index.ts'
import { gzipped, record, response } from './make/warc.ts'

async function read(
  bytes: Uint8Array,
  location = 'crawl.warc',
  settings: ReadSettings = {},
): Promise<(Document | Failure)[]> {
  const found: (Document | Failure)[] = []
  for await (const item of documents({ location, bytes }, settings)) found.push(item)
  return found
}

const page = (n: number): string => `<html><body><p>${n} people died at the ${n}th bridge.</p></body></html>`
const RECORDS = [
  record('warcinfo', '', Buffer.from('software: test\r\n'), 'application/warc-fields'),
  response('https://a.example/1', page(1)),
  response('https://a.example/p.png', '\u0089PNG', 'Content-Type: image/png'),
  response('https://a.example/gone', page(9), 'Content-Type: text/html', '404 Not Found'),
  response('https://a.example/2', gzipSync(page(2)), 'Content-Type: text/html\r\nContent-Encoding: gzip'),
  record('resource', 'https://a.example/3.txt', Buffer.from('3 people died.'), 'text/plain'),
]
const told = (items: readonly (Document | Failure)[]): (string | null)[][] =>
  items.map((item) => (failed(item) ? [item.location, item.reason] : [item.url, item.text]))
const EXPECTED = [
  ['https://a.example/1', '1 people died at the 1th bridge.'],
  ['https://a.example/2', '2 people died at the 2th bridge.'],
  ['https://a.example/3.txt', '3 people died.'],
]

test('pages, texts and PDFs of a WARC, plain and gzipped, by their own addresses', async () => {
  assert.deepEqual(told(await read(Buffer.concat(RECORDS))), EXPECTED)
  assert.deepEqual(told(await read(gzipped(RECORDS), 'crawl.warc.gz')), EXPECTED)
})

test('each document knows where its record begins and ends in the file', async () => {
  const plain = Buffer.concat(RECORDS)
  for (const item of await read(plain)) {
    assert.ok(!failed(item))
    const own = plain.subarray(...(item.within?.bytes ?? [0, 0])).toString('latin1')
    assert.match(own, new RegExp(`^WARC/1\\.1\\r\\n[\\s\\S]*${item.url}`))
    assert.equal(item.location, `crawl.warc#${item.within?.bytes?.[0]}`)
  }
  const packed = gzipped(RECORDS)
  const [first] = await read(packed, 'crawl.warc.gz')
  assert.ok(first && !failed(first))
  assert.match(
    gunzipSync(packed.subarray(...(first.within?.bytes ?? [0, 0]))).toString(),
    /WARC-Target-URI: https:\/\/a\.example\/1/,
  )
})

test('records taken in before are passed over', async () => {
  const [first] = await read(Buffer.concat(RECORDS))
  const skip = (location: string): boolean => location === first?.location
  assert.deepEqual(told(await read(Buffer.concat(RECORDS), 'crawl.warc', { skip })), EXPECTED.slice(1))
})

test('a bomb in a record is left out and the rest goes on; a file cut off tells what it has', async () => {
  const bomb = response(
    'https://a.example/bomb',
    gzipSync(Buffer.alloc(80_000_000)),
    'Content-Type: text/html\r\nContent-Encoding: gzip',
  )
  const found = told(await read(gzipped([bomb, ...RECORDS]), 'crawl.warc.gz'))
  assert.match(found[0]?.[1] ?? '', /bomb.* unpacks to more than 64 MB/)
  assert.deepEqual(found.slice(1), EXPECTED)
  const whole = gzipped(RECORDS)
  const cut = told(await read(whole.subarray(0, 600), 'crawl.warc.gz'))
  assert.deepEqual(cut[0], EXPECTED[0])
  const [nothing] = await read(Buffer.from('WARC/1.1\r\n'), 'x.warc')
  assert.ok(nothing && failed(nothing))
})

test('a WACZ is read by the archives inside', async () => {
  const bytes = zipSync(
    { 'datapackage.json': Buffer.from('{}'), 'archive/data.warc.gz': gzipped(RECORDS) },
    { level: 0 },
  )
  assert.deepEqual(told(await read(bytes, 'site.wacz')), EXPECTED)
  const [first] = await read(zipSync({ 'datapackage.json': Buffer.from('{}') }), 'site.wacz')
  assert.ok(first && failed(first) && /holds no web archive/.test(first.reason))
})

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { brotliCompressSync, deflateSync, gunzipSync, gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { WARCParser } from 'warcio'
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

test('reading goes on at the record where it ended, without those before it; at a place that is none, from the start', async () => {
  for (const [whole, name] of [
    [Buffer.concat(RECORDS), 'crawl.warc'],
    [gzipped(RECORDS), 'crawl.warc.gz'],
  ] as const) {
    const second = (await read(whole, name))[1]
    const from = Number(second?.location.split('#')[1])
    // What stands before is not even looked at.
    const spoilt = Buffer.concat([Buffer.alloc(from, 'x'), whole.subarray(from)])
    spoilt.set(whole.subarray(0, 10))
    assert.deepEqual(told(await read(spoilt, name, { from: () => from })), EXPECTED.slice(1), name)
    assert.equal((await read(spoilt, name, { from: () => from }))[0]?.location, second?.location)
    assert.deepEqual(told(await read(whole, name, { from: () => from + 3 })), EXPECTED, name)
  }
})

test('reading goes on within a web archive in a ZIP: at once where it is stored, over what stands before where it is packed', async () => {
  for (const level of [0, 6] as const) {
    const bytes = zipSync({
      'datapackage.json': Buffer.from('{}'),
      'archive/data.warc.gz': [gzipped(RECORDS), { level }],
    })
    const all = await read(bytes, 'crawl.wacz')
    assert.deepEqual(told(all), EXPECTED)
    const second = all[1]?.location ?? ''
    const from = Number(second.split('#')[2])
    const asked: string[] = []
    const settings = {
      from: (within: string) => (within === 'crawl.wacz#archive/data.warc.gz' ? from : 0),
      skip: (at: string) => asked.push(at) < 0,
    }
    const rest = await read(bytes, 'crawl.wacz', settings)
    assert.deepEqual(told(rest), level === 0 ? EXPECTED.slice(1) : EXPECTED)
    // Where it is packed the caller leaves out by name what it has.
    assert.equal(asked.includes(all[0]?.location ?? ''), level > 0)
  }
})

test('how far a file is, is told in its own bytes', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'warc-'))
  const many = Array.from({ length: 3_000 }, (_, n) => response(`https://a.example/${n}`, page(n)))
  for (const [name, bytes] of [
    ['crawl.warc', Buffer.concat(many)],
    ['crawl.warc.gz', gzipped(many)],
    [
      'crawl.wacz',
      zipSync({
        'datapackage.json': Buffer.from('{}'),
        'archive/data.warc.gz': [gzipped(many), { level: 0 }],
      }),
    ],
  ] as const) {
    const location = join(dir, name)
    writeFileSync(location, bytes)
    const places: number[] = []
    let here = 0
    for await (const item of documents({ location }, { passed: (read) => void (here = read) })) {
      assert.ok(!failed(item))
      places.push(here)
    }
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
      name,
    )
    assert.ok(
      (places[0] ?? 0) < bytes.length / 2 && (places[0] ?? 0) > 0,
      `${name} ${places[0]} of ${bytes.length}`,
    )
    assert.ok((places.at(-1) ?? 0) > bytes.length * 0.9 && (places.at(-1) ?? 0) <= bytes.length, name)
  }
  rmSync(dir, { recursive: true })
})

test('a record that is longer than its file, or between whose neighbours something else stands, holds nothing up', async () => {
  const lying = Buffer.from(
    Buffer.concat(RECORDS)
      .toString('latin1')
      .replace(/Content-Length: \d+(?=\r\n\r\n3 people)/, 'Content-Length: 99999999'),
    'latin1',
  )
  assert.deepEqual(told(await read(lying)).slice(0, 2), EXPECTED.slice(0, 2))
  const [first, second, ...others] = RECORDS
  assert.ok(first && second)
  const strewn = Buffer.concat([first, second, Buffer.from('left over\nfrom a crash\n'), ...others])
  const found = told(await read(strewn))
  assert.match(found[1]?.[1] ?? '', /^crawl\.warc#\d+ is damaged: what stands there was left out/)
  assert.deepEqual([found[0], ...found.slice(2)], EXPECTED)
  const endless = Buffer.concat([
    first,
    second,
    Buffer.from('WARC/1.1\r\n'),
    Buffer.alloc(1_200_000, 'a: b\r\n'),
  ])
  assert.deepEqual(told(await read(endless))[0], EXPECTED[0])
})

test('records of an archive gzipped as a whole have names and places of their own', async () => {
  const found = await read(gzipSync(Buffer.concat(RECORDS)), 'crawl.warc.gz')
  assert.deepEqual(told(found), EXPECTED)
  assert.equal(new Set(found.map(({ location }) => location)).size, 3)
  assert.match(found[0]?.location ?? '', /^crawl\.warc\.gz#0\+\d+$/)
})

test('bodies sent in chunks or packed are what warcio makes of them', async () => {
  const html = page(4)
  const chunks = `${html.length.toString(16)};x=1\r\n${html}\r\n0\r\n\r\n`
  const packed = gzipSync(html)
  const twice = Buffer.concat([
    Buffer.from(`${packed.length.toString(16)}\r\n`),
    packed,
    Buffer.from('\r\n0\r\n\r\n'),
  ])
  const type = 'Content-Type: text/html'
  const all = Buffer.concat([
    response('https://a.example/chunks', chunks, `${type}\r\nTransfer-Encoding: chunked`),
    response(
      'https://a.example/both',
      twice,
      `${type}\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip`,
    ),
    response(
      'https://a.example/was',
      html,
      `${type}\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip`,
    ),
    response('https://a.example/deflate', deflateSync(html), `${type}\r\nContent-Encoding: deflate`),
    response('https://a.example/br', brotliCompressSync(html), `${type}\r\nContent-Encoding: br`),
  ])
  const ours = (await read(all)).map((item) =>
    failed(item) ? item.reason : Buffer.from(item.bytes).toString(),
  )
  const theirs: string[] = []
  for await (const one of WARCParser.iterRecords([all])) theirs.push(await one.contentText())
  assert.deepEqual(ours, Array(5).fill(html))
  // warcio does not unpack Brotli.
  assert.deepEqual(ours.slice(0, 4), theirs.slice(0, 4))
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

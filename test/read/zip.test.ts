import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { documents, failed, type Document, type Failure } from '../../src/read/index.ts'

async function read(bytes: Uint8Array, location = 'post.zip'): Promise<(Document | Failure)[]> {
  const found: (Document | Failure)[] = []
  for await (const item of documents({ location, bytes })) found.push(item)
  return found
}

const told = (items: readonly (Document | Failure)[]): string[] =>
  items.map((item) => (failed(item) ? `${item.code}: ${item.reason}` : `${item.location}: ${item.text}`))

test('each document of a ZIP is read by its own kind, pictures left out', async () => {
  const bytes = zipSync({
    'a/note.txt': strToU8('Two men fell.'),
    'b.html': strToU8('<html><body><p>Three men fell.</p></body></html>'),
    'c.png': strToU8('\u0089PNG'),
    '__MACOSX/._note.txt': strToU8('x'),
  })
  assert.deepEqual(told(await read(bytes)), [
    'post.zip#a/note.txt: Two men fell.',
    'post.zip#b.html: Three men fell.',
  ])
})

test('names that climb out of the archive are refused, and nothing is written anywhere', async () => {
  for (const name of ['../../outside.txt', '/etc/outside.txt', 'C:\\outside.txt']) {
    const [first] = told(await read(zipSync({ [name]: strToU8('x') })))
    assert.match(first ?? '', /^(?:refused|unreadable): post\.zip/, name)
  }
})

test('bombs are not unpacked, neither zipped nor gzipped nor nested', async () => {
  const zeros = new Uint8Array(40_000_000)
  assert.match(
    told(await read(zipSync({ 'big.txt': zeros })))[0] ?? '',
    /^refused: big\.txt in post\.zip unpacks to 38 MB/,
  )
  let nested = zipSync({ 'note.txt': strToU8('x') })
  for (let i = 0; i < 5; i++) nested = zipSync({ [`${i}.zip`]: nested })
  assert.match(
    told(await read(nested))[0] ?? '',
    /^refused: post\.zip#4\.zip#3\.zip#2\.zip lies 3 archives deep/,
  )
  const bomb = gzipSync(Buffer.alloc(300_000_000))
  assert.match(
    told(await read(bomb, 'note.txt.gz'))[0] ?? '',
    /^refused: note\.txt\.gz is larger than 256 MB/,
  )
})

test('sizes that lie, cut archives and too many files end in a sentence', async () => {
  const whole = zipSync({ 'note.txt': strToU8('Two men fell at the bridge on Sunday.') })
  const lying = Buffer.from(whole)
  lying.writeUInt32LE(5, lying.indexOf('PK\u0001\u0002') + 24)
  assert.match(told(await read(lying))[0] ?? '', /^unreadable: post\.zip is damaged/)
  assert.match(told(await read(whole.subarray(0, 60)))[0] ?? '', /^unreadable: post\.zip is damaged/)
  const many = Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`${i}.txt`, new Uint8Array()]))
  assert.match(
    told(await read(zipSync(many, { level: 0 })))[0] ?? '',
    /^refused: post\.zip holds 20,001 files/,
  )
})

test('a gzipped file is read by what is inside; a cut one is told', async () => {
  const packed = gzipSync('<html><body><p>Four men fell.</p></body></html>')
  assert.deepEqual(told(await read(packed, 'page.html.gz')), ['page.html.gz: Four men fell.'])
  assert.match(
    told(await read(packed.subarray(0, 30), 'page.html.gz'))[0] ?? '',
    /^unreadable: page\.html\.gz is damaged/,
  )
})

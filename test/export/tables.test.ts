import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { parquetReadObjects } from 'hyparquet'
import { claimsOf, COLUMNS, FORMATS } from '../../src/export/index.ts'
import { claimList, type Ledger, type LedgerClaim } from '../../src/ledger/index.ts'
import { filled, textOf } from './claims.ts'

let ledger: Ledger
let claims: LedgerClaim[]
before(async () => {
  ledger = await filled()
  claims = await claimList(ledger)
})
after(() => ledger.close())

const NAMES = COLUMNS.map(({ name }) => name)
type Row = Record<string, string>
const rows = (text: string, options = {}): Row[] => parse(text, { columns: true, ...options }) as Row[]

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts)
}

test('claims stream report by report, filtered as asked', async () => {
  const streamed: string[] = []
  for await (const { key } of claimsOf(ledger)) streamed.push(key)
  assert.deepEqual(streamed.sort(), claims.map(({ key }) => key).sort())
  const captures: LedgerClaim[] = []
  for await (const claim of claimsOf(ledger, { events: ['captures'], order: 'event' })) captures.push(claim)
  assert.deepEqual(
    captures.map(({ event }) => event),
    ['captures'],
  )
})

test('CSV: one row a claim with its record, passage, source and bounds', async () => {
  const found = rows(await textOf(FORMATS.csv.write(claims, { base: 'http://localhost:8080/' })))
  const row = found.find(({ event, quantity }) => event === 'deaths' && quantity === 'at least 3,000')
  assert.ok(row)
  assert.deepEqual(Object.keys(row), NAMES)
  assert.deepEqual(
    [row['source'], row['lower'], row['upper'], row['from'], row['passage'], row['published']],
    [
      'Ada Okafor',
      '3000',
      '',
      '2025-03-03',
      'at least 3,000 soldiers were killed in Harra last week',
      '2025-03-15',
    ],
  )
  assert.equal(row['address'], `http://localhost:8080/claims/${row['claim']}`)
  const vague = found.find(({ event }) => event === 'captures')
  assert.deepEqual([vague?.['quantity'], vague?.['lower'], vague?.['upper']], ['several', '', ''])
})

test('cells that a spreadsheet would run are made harmless; mark and tags on request', async () => {
  const text = await textOf(FORMATS.csv.write(claims, { bom: true, hxl: true }))
  assert.ok(text.startsWith('\uFEFFclaim,address,'))
  const [tags, ...found] = rows(text, { bom: true })
  assert.deepEqual([tags?.['lower'], tags?.['event']], ['#affected+num+min', '#event+type'])
  const hostile = found.find(({ report }) => report?.endsWith('1+1'))
  assert.deepEqual(
    [hostile?.['report'], hostile?.['publisher'], hostile?.['source']?.slice(0, 3)],
    ["'=1+1", "'@cmd", "'=H"],
  )
  for (const row of found) for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^[=+\-@\t\r]/)
})

test('TSV keeps one line a claim', async () => {
  const text = await textOf(FORMATS.tsv.write(claims))
  const lines = text.trimEnd().split('\r\n')
  assert.equal(lines.length, claims.length + 1)
  for (const line of lines) assert.equal(line.split('\t').length, NAMES.length)
})

test('JSON lines keep numbers, truth values and nothing as they are', async () => {
  const lines = (await textOf(FORMATS.jsonl.write(claims))).trimEnd().split('\n')
  const found = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  const row = found.find(({ quantity }) => quantity === 'at least 3,000')
  assert.deepEqual([row?.['lower'], row?.['upper'], row?.['approx']], [3000, null, false])
})

test('an Excel workbook with text as text, numbers as numbers and a frozen head', async () => {
  const files = unzipSync(await bytesOf(FORMATS.xlsx.write(claims)))
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  assert.equal((sheet.match(/<row>/g) ?? []).length, claims.length + 1)
  assert.match(sheet, /<c><v>3000<\/v><\/c>/)
  assert.match(sheet, /<is><t xml:space="preserve">=1\+1<\/t><\/is>/)
  assert.doesNotMatch(sheet, /<f>|<script>/)
  assert.match(sheet, /state="frozen"/)
  assert.deepEqual(Object.keys(files).sort(), [
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/workbook.xml',
    'xl/worksheets/sheet1.xml',
  ])
})

test('Parquet reads back the same, over several row groups', async () => {
  const many = Array.from({ length: 10_001 }, (_, i): LedgerClaim => ({
    ...(claims[i % claims.length] as LedgerClaim),
    key: `r.${i}`,
  }))
  const bytes = await bytesOf(FORMATS.parquet.write(many))
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
  const found = await parquetReadObjects({ file })
  assert.equal(found.length, many.length)
  assert.equal(found.at(-1)?.['claim'], 'r.10000')
  const row = found.find(({ quantity }) => quantity === 'at least 3,000')
  assert.deepEqual(
    [row?.['lower'], row?.['upper'] ?? null, row?.['approx'], row?.['source']],
    [3000, null, false, 'Ada Okafor'],
  )
})

test('a comparison table in Markdown, a line a claim, nothing in it taken for markup', async () => {
  const text = await textOf(FORMATS.md.write(claims, { title: 'Harra' }))
  const lines = text.trimEnd().split('\n')
  assert.deepEqual(lines.slice(0, 4), [
    '# Harra',
    '',
    '| Scope | Who | Figure | When | Passage |',
    '| --- | --- | --- | --- | --- |',
  ])
  assert.equal(lines.length, 4 + claims.length)
  const line = lines.find((one) => one.includes('3,000 or more'))
  assert.match(
    line ?? '',
    /^\| deaths · soldiers \(Harra\) · Harra \| Ada Okafor \| 3,000 or more \| last week \(2025-03-03 to 2025-03-09\) \| “at least 3,000 soldiers/,
  )
  for (const one of lines.slice(2)) assert.equal(one.replace(/\\\|/g, '').split('|').length, 7)
  assert.match(text, /\| “several” \|/)
  const more = {
    ...claims[0],
    quantity: {
      span: [0, 12],
      wording: 'more than 40',
      lower: 40,
      upper: null,
      approx: false,
      per: null,
    } as const,
  }
  assert.match(await textOf(FORMATS.md.write([more as LedgerClaim], {})), /\| more than 40 \|/)
  const none = { ...more, polarity: 'negated', state: 'rejected' } as LedgerClaim
  const told = await textOf(FORMATS.md.write([none], {}))
  assert.match(told, /\| deaths · .*\| not: more than 40 \|.*\), rejected \|\n$/)
  assert.doesNotMatch(await textOf(FORMATS.html.write([none], {})), /<svg/)
  const guess = { ...claims[0], quantity: null, modality: 'hedged' } as LedgerClaim
  assert.match(await textOf(FORMATS.md.write([guess], {})), /\| hedged \|/)
  assert.doesNotMatch(text, /(?<!\\)<script/)
  assert.doesNotMatch(text, /[\u202a-\u202e]/, 'nothing turns the direction of what follows')
})

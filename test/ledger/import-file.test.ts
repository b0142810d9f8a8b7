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
  verify,
  type Ledger,
} from '../../src/ledger/index.ts'
import { hashOf } from '../../src/ledger/decision.ts'
import { folder } from './databases.ts'
import { reading } from './reading.ts'

const AT = new Date('2025-05-01T12:00:00Z')
const told = () =>
  reading('Rosa Lind said 8 clerks were killed in Vanth. Rosa Lind said 2 are missing.', [
    {
      quote: '8 clerks were killed in Vanth',
      count: '8',
      lower: 8,
      upper: 8,
      place: 'Vanth',
      source: 'Rosa Lind',
    },
    { quote: '2 are missing', event: 'missing', count: '2', lower: 2, upper: 2, source: 'Rosa Lind' },
  ])

const { path, clear } = folder()
const file = join(path, 'given.jsonl')
const open: Ledger[] = []
const fresh = async (): Promise<Ledger> => {
  const ledger = await openLedger(':memory:')
  open.push(ledger)
  return ledger
}
after(async () => {
  await Promise.all(open.map((ledger) => ledger.close()))
  clear()
})

describe('readings by themselves', () => {
  test('come in as they are, once; what people decide on them is theirs', async () => {
    const ledger = await fresh()
    writeFileSync(file, `${JSON.stringify(told())}\n`)
    assert.equal((await importFrom(ledger, file, AT)).reports, 1)
    const [report] = await reportList(ledger)
    assert.equal(report?.reader, 'imported')
    assert.deepEqual(await readingOf(ledger, report?.id ?? ''), told())
    assert.deepEqual(await importFrom(ledger, file, AT), { reports: 0, known: 1, decisions: 0, beside: [] })
    // A list of readings, and one by itself over many lines, are read too.
    for (const one of [[told()], told()]) {
      writeFileSync(file, JSON.stringify(one, null, 2))
      assert.equal((await importFrom(ledger, file, AT)).known, 1)
    }
    assert.deepEqual((await verify(ledger)).flaws, [])
  })

  test('do not take the place of what a reader of this ledger read', async () => {
    const ledger = await fresh()
    await addReading(ledger, told(), { reader: 'test 1', at: AT })
    writeFileSync(file, JSON.stringify({ ...told(), claims: [] }))
    assert.equal((await importFrom(ledger, file, AT)).known, 1)
    assert.equal((await claimList(ledger)).length, 2)
  })
})

describe('what does not hold together is refused in one sentence, and nothing of it is kept', () => {
  let lines: string[]
  let ledger: Ledger
  before(async () => {
    const made = await fresh()
    await addReading(made, told(), { reader: 'test 1', at: AT, bytes: Buffer.from(told().report.text) })
    const [claim] = await claimList(made)
    await decide(made, {
      action: 'accept',
      who: 'Ana',
      at: AT,
      subjectKind: 'claim',
      subject: claim?.key ?? '',
      seen: 0,
    })
    lines = []
    for await (const record of ledgerRecords(made)) lines.push(JSON.stringify(record))
    ledger = await fresh()
  })

  const changed = (from: string | RegExp, to: string) => () => lines.map((line) => line.replace(from, to))
  const cases: readonly [name: string, given: () => string[] | string | Buffer, message: RegExp][] = [
    ['empty', () => '', /it is empty/],
    ['not UTF-8', () => Buffer.from([0x7b, 0xff, 0xfe, 0x0a]), /no text in UTF-8/],
    ['a spreadsheet', () => 'name;event\n', /tables and pages do not come back/],
    ['no JSON', () => '{name: 1}\n', /it is no JSON/],
    ['another kind of JSON', () => '{"hello":"world"}\n', /neither a record of a ledger nor a reading/],
    [
      'a table of claims',
      () => '{"claim":"r1.1","passage":"x"}\n',
      /row of a table of claims.*--format ledger/,
    ],
    ['cut off at a line', () => lines.slice(0, -1), /its end is missing|Its end is missing/],
    ['cut off within a line', () => lines.join('\n').slice(0, -400), /it is cut off/],
    [
      'a line left out',
      () => lines.filter((line) => !line.includes('"decision":{')),
      /1 decisions, and holds 1 and 0/,
    ],
    ['a record twice', () => [...lines.slice(0, 2), ...lines.slice(1)], /line 3: it is there a second time/],
    ['a newer form', changed('"version":1', '"version":2'), /version: expected 1/],
    ['a wrong type', changed('"revision":0', '"revision":"0"'), /revision: expected number/],
    [
      'a field too many',
      changed('"kind":"report"', '"kind":"report","extra":1'),
      /Unrecognized key: "extra"/,
    ],
    [
      'a field called __proto__',
      changed('"kind":"report"', '"kind":"report","__proto__":{"x":1}'),
      /has a field __proto__/,
    ],
    ['half a character', changed('8 clerks', '\\ud800 clerks'), /half a character/],
    ['nested without end', () => `{"kind":${'['.repeat(500)}${']'.repeat(500)}}\n`, /nested too deeply/],
    [
      'another text',
      changed('killed in Vanth. Rosa', 'killed in Panth. Rosa'),
      /text does not have its SHA-256/,
    ],
    [
      'another hash of the bytes',
      changed(/"sha256":"[0-9a-f]{4}/, '"sha256":"0000'),
      /id is not the one that its SHA-256 gives/,
    ],
    [
      'words that stand nowhere',
      changed(/"exact":"2 are missing"/, '"exact":"9 are missing"'),
      /“9 are missing” of \[\d+, \d+\) stand nowhere/,
    ],
    [
      'a place without words',
      changed(/"mentions":\[\[0,9\]\]/, '"mentions":[[0,900]]'),
      /\[0, 900\) has no words/,
    ],
    ['a source that is not there', changed(/"sourceId":"s1"/, '"sourceId":"s9"'), /points to s9/],
    ['a decision that was changed', changed('"who":"Ana"', '"who":"Eve"'), /does not have its hash/],
    [
      'a claim that stands otherwise than decided',
      changed('"state":"accepted"', '"state":"rejected"'),
      /does not stand as its reading and its decisions say/,
    ],
    [
      'linked data without records',
      () => '{"@context":"https://evil.example/c.jsonld","@graph":[{"id":"urn:x"}]}',
      /carries no records/,
    ],
  ]
  for (const [name, given, message] of cases) {
    test(name, async () => {
      const content = given()
      writeFileSync(file, Array.isArray(content) ? `${content.join('\n')}\n` : content)
      await assert.rejects(importFrom(ledger, file, AT, 'given.jsonl'), (error: Error & { code: string }) => {
        assert.ok(['unreadable', 'unsupported'].includes(error.code), error.code)
        assert.match(error.message, /^given\.jsonl was not taken in, nor any part of it: /)
        assert.match(error.message, message)
        assert.doesNotMatch(error.message, /\n/)
        return true
      })
      assert.deepEqual(await reportList(ledger), [])
    })
  }

  test('a decision that was made up to put back what no decision can', async () => {
    const made = await fresh()
    await addReading(made, told(), { reader: 'test 1', at: AT })
    const [report] = await reportList(made)
    const on = { subjectKind: 'report' as const, subject: report?.id ?? '', seen: 0 }
    const [decision] = await decide(made, {
      ...on,
      action: 'correct',
      who: 'Eve',
      at: AT,
      to: { title: 'X' },
    })
    assert.ok(decision)
    const { hash: _, ...rest } = { ...decision, from: { text: 'Another text', state: 'unreviewed' } }
    const forged = JSON.stringify({ kind: 'decision', decision: { ...rest, hash: hashOf(rest) } })
    let content = ''
    for await (const record of ledgerRecords(made))
      content += `${record.kind === 'decision' ? forged : JSON.stringify(record)}\n`
    writeFileSync(file, content)
    await assert.rejects(importFrom(ledger, file, AT, 'given.jsonl'), {
      message: /from: Unrecognized key: "text"/,
    })
  })

  test('a reading whose words do not stand at their places', async () => {
    const one = JSON.stringify(told())
    for (const [from, to, message] of [
      ['"wording":"8"', '"wording":"80"', /“80” of claim c1 do not stand at \[\d+, \d+\)/],
      [/"span":\[\d+,\d+\],"event"/, '"span":[5,5000],"event"', /\[5, 5000\) is outside its text/],
      ['"attributionId":"a1"', '"attributionId":"a7"', /points to a7/],
    ] as const) {
      writeFileSync(file, one.replace(from, to))
      await assert.rejects(importFrom(ledger, file, AT, 'given.jsonl'), { message })
    }
    assert.deepEqual(await reportList(ledger), [])
  })
})

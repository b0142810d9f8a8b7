import assert from 'node:assert/strict'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { addReading, openLedger, verify } from '../../src/ledger/index.ts'
import { folder } from '../ledger/databases.ts'
import { reading } from '../ledger/reading.ts'
import { onrecord } from './run.ts'

const { path, clear } = folder()
after(clear)

const TEXT =
  'Governor Lena Orsk said at least 12 villagers were killed in Tervola. Three soldiers were captured.'
const DEATHS = {
  quote: 'at least 12 villagers were killed',
  count: 'at least 12',
  lower: 12,
  who: 'villagers',
  source: 'Lena Orsk',
}
const CAPTURES = {
  quote: 'Three soldiers were captured',
  event: 'captures',
  count: 'Three',
  lower: 3,
  upper: 3,
}
const at = new Date('2025-03-16T09:00:00Z')
const fresh = join(path, 'fresh.db')
let report = ''

before(async () => {
  const ledger = await openLedger(fresh)
  const added = await addReading(ledger, reading(TEXT, [DEATHS, CAPTURES]), { reader: 'fast 1', at })
  report = added.reportId.slice(0, 8)
  await ledger.close()
})

/** Runs commands on a ledger of their own, as a desk does. */
function desk(name: string) {
  const ledger = join(path, `${name}.db`)
  copyFileSync(fresh, ledger)
  return { ledger, run: (...args: string[]) => onrecord([...args, '--ledger', ledger]) }
}

test('a claim is accepted under a name, and the history tells who, what and why', async () => {
  const { run } = desk('accept')
  const done = await run('accept', `${report}.1`, '--by', 'Ada Okafor', '--note', 'Seen on film')
  assert.equal(done.code, 0, done.err)
  assert.match(done.out, /^Accepted r[0-9a-f]{7}\.1: ≥ 12 deaths, Lena Orsk\n$/)
  const { out } = await run('history', `${report}.1`)
  assert.match(
    out,
    /1 {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}Ada Okafor {2}accept {3}r[0-9a-f]{7}\.1 ≥ 12 deaths, Lena Orsk/,
  )
  assert.match(out, /“Seen on film”/)
})

test('the later of two people is told and overwrites nothing, until they say what they saw', async () => {
  const { run } = desk('later')
  await run('accept', `${report}.1`, '--by', 'Ada Okafor')
  const told = await run('reject', `${report}.1`, '--by', 'Bea Roth')
  assert.equal(told.code, 3)
  assert.match(told.err, /^Ada Okafor decided "accept", .* Nothing was overwritten: .*\.1@1\.\n$/)
  const stale = await run('reject', `${report}.1@0`, '--by', 'Bea Roth')
  assert.equal(stale.code, 3)
  assert.match(stale.err, /has changed since you saw it/)
  const aware = await run('reject', `${report}.1@1`, '--by', 'Bea Roth')
  assert.equal(aware.code, 0, aware.err)
})

test('several claims are decided together or not at all, and taken back together', async () => {
  const { run, ledger } = desk('several')
  const none = await run('accept', `${report}.1`, `${report}.9`, '--by', 'Ada Okafor')
  assert.equal(none.code, 1)
  assert.match(none.err, /holds no claim/)
  assert.match((await run('history')).err, /Nobody has decided/)
  const both = await onrecord(['accept', '-', '--by', 'Ada Okafor', '--ledger', ledger], {
    input: `${report}.1\n${report}.2\n`,
  })
  assert.match(both.out, /^Accepted .*\.1: .*\nAccepted .*\.2: 3 captured/)
  const undone = await run('undo', '--by', 'Ada Okafor', '--note', 'Wrong list')
  assert.equal(undone.out.match(/^Taken back: /gm)?.length, 2)
  const opened = await openLedger(ledger, 'read')
  assert.deepEqual((await verify(opened)).flaws, [])
  await opened.close()
})

test('a decision is taken back by its number, once', async () => {
  const { run } = desk('number')
  await run('unsure', `${report}.2`, '--by', 'Ada Okafor')
  assert.equal((await run('undo', '1', '--by', 'Ada Okafor')).out, `Taken back: 1, "unsure" on ${report}.2\n`)
  const again = await run('undo', '1', '--by', 'Ada Okafor')
  assert.equal(again.code, 2)
  assert.match(again.err, /taken back already/)
  assert.equal((await run('undo', '--by', 'Ada Okafor')).code, 1)
})

test('a report, a wrong number and a revision that is none are told', async () => {
  const { run } = desk('wrong')
  assert.match((await run('accept', report)).err, /is a report: name its claims/)
  assert.match((await run('accept', `${report}.1@x`)).err, /should end in the revision you saw/)
  assert.match((await run('undo', '7')).err, /holds no decision 7/)
})

test('decisions whose claim a newer reading misses are listed with the reason', async () => {
  const { run, ledger } = desk('orphan')
  assert.match((await run('orphans')).err, /Every decision fits/)
  await run('reject', `${report}.2`, '--by', 'Ada Okafor')
  const opened = await openLedger(ledger)
  await addReading(opened, reading(TEXT, [DEATHS]), { reader: 'fast 2', at })
  await opened.close()
  const { out } = await run('orphans', report)
  assert.match(out, /Ada Okafor {2}reject/)
  assert.match(out, /The current reading has no such claim\./)
})

test('a claim is corrected by words of the report, accepted so, and taken back in one go', async () => {
  const { run } = desk('correct')
  const more = [
    '--quantity',
    'Three',
    '--lower',
    '3',
    '--upper',
    '',
    '--place',
    'Tervola',
    '--note',
    'Heard again',
  ]
  const done = await run('correct', `${report}.1`, '--event', 'casualties', ...more, '--by', 'Ada')
  assert.equal(done.code, 0, done.err)
  assert.match(done.out, /^Corrected r[0-9a-f]{7}\.1: ≥ 3 casualties, Lena Orsk\n$/)
  const json = ['--source', '', '--source-words', 'Lena … Orsk', '--cue-words', 'said', '--format', 'json']
  const marked = await run('correct', `${report}.1`, ...json, '--by', 'Ada')
  const [claim] = JSON.parse(marked.out)
  assert.deepEqual(
    [claim.state, claim.source, claim.quantity.wording, claim.place],
    ['accepted', null, 'Three', { span: [TEXT.indexOf('Tervola'), TEXT.indexOf('.')], text: 'Tervola' }],
  )
  assert.deepEqual(claim.marked.source, [
    { span: [9, 13], text: 'Lena' },
    { span: [14, 18], text: 'Orsk' },
  ])
  assert.equal(TEXT.slice(...(claim.marked.content[0].span as [number, number])), DEATHS.quote)
  assert.match((await run('undo', '--by', 'Ada')).out, /"accept".*\n.*"correct"|"correct".*\n.*"accept"/)
  const [back] = JSON.parse((await run('claims', '--event', 'casualties', '--format', 'json')).out)
  assert.deepEqual([back.source, back.marked], ['Lena Orsk', null])
})

test('a correction that does not fit the report or says nothing is refused with what to do', async () => {
  const { run } = desk('refused')
  for (const [args, message] of [
    [[], /nothing is corrected; give a field/],
    [['--place', 'Vaasa'], /“Vaasa” does not stand in the report/],
    [['--quantity', 'villagers'], /Say what numbers “villagers” allows/],
    [['--quantity', 'Three', '--lower', 'many'], /--lower is a number/],
    [['--lower', '9', '--upper', '3'], /lower bound 9 is above its upper bound 3/],
    [['--per', 'hour'], /--per is one of day/],
    [['--from', '2025-01-01'], /no period: give its words/],
    [['--event', 'deths'], /did you mean deaths\?/],
    [['--json', '{"event":5}'], /--json\.event: /],
    [['--json', '[}'], /--json is an object of fields/],
    [['--json', '{"colour":"red"}'], /colour/],
  ] as const) {
    const { code, err } = await run('correct', `${report}.1`, ...args)
    assert.equal(code, 2, args.join(' '))
    assert.match(err, message)
  }
  assert.match((await run('correct', report, '--event', 'deaths')).err, /is a report: name a claim/)
  assert.deepEqual(JSON.parse((await run('history', '--format', 'json')).out), [])
})

test('other words for the amount or the time bring their own bounds and days', async () => {
  const { run } = desk('meaning')
  const claim = async (...given: string[]) =>
    JSON.parse((await run('correct', `${report}.1`, ...given, '--by', 'Ada', '--format', 'json')).out)[0]
  const { quantity } = await claim('--quantity', 'Three')
  assert.deepEqual([quantity.wording, quantity.lower, quantity.upper], ['Three', 3, 3])
  assert.equal((await claim('--quantity', 'at least 12')).quantity.upper, null)
  assert.equal((await claim('--quantity', '12', '--lower', '12', '--upper', '12')).quantity.upper, 12)
})

test('one claim is split in two and two are merged into one, each taken back by one undo', async () => {
  const { run, ledger: address } = desk('split')
  const done = await run(
    'split',
    `${report}.1`,
    '--json',
    '{"event":"missing"}',
    '--quantity',
    '',
    '--by',
    'Ada',
  )
  assert.equal(done.code, 0, done.err)
  assert.match(
    done.out,
    /^Split r\w+\.1: .*\(replaced\)\nSplit r\w+\.3: ≥ 12 deaths.*\nSplit r\w+\.4: missing.*\n$/,
  )
  await run('undo', '--by', 'Ada')
  const merged = await run('merge', `${report}.1`, `${report}.2`, '--by', 'Ada', '--format', 'json')
  const [first, second] = JSON.parse(merged.out)
  assert.deepEqual(first.span, [TEXT.indexOf(DEATHS.quote), TEXT.length - 1])
  assert.deepEqual([second.state, second.present], ['replaced', false])
  await run('undo', '--by', 'Ada')
  const keys = JSON.parse((await run('claims', '--format', 'json')).out).map(
    ({ key }: { key: string }) => key,
  )
  assert.deepEqual(
    keys.map((key: string) => key.split('.')[1]),
    ['1', '2'],
  )
  const other = await run('merge', `${report}.1`, `${report}.2`, '--by', 'Ben')
  assert.equal(other.code, 3, 'Ada decided on them last')
  const ledger = await openLedger(address, 'read')
  assert.deepEqual((await verify(ledger)).flaws, [])
  await ledger.close()
})

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import {
  claimList,
  failureList,
  noteFailure,
  openLedger,
  reportList,
  verify,
} from '../../src/ledger/index.ts'
import { folder } from '../ledger/databases.ts'
import { BIN, onrecord, plainEnv, started } from './run.ts'

const { path, clear } = folder()
after(clear)

const sentence = (n: number): string =>
  `Officials in Harra said on Monday that ${n + 10} soldiers were killed near the bridge. Doctors said ${n + 3} people were wounded.\n`

/** A folder of small reports. */
function reports(name: string, count: number): string {
  const dir = join(path, name)
  mkdirSync(dir)
  for (let n = 0; n < count; n++)
    writeFileSync(join(dir, `report-${String(n).padStart(4, '0')}.txt`), sentence(n))
  return dir
}

describe('onrecord add', { concurrency: 2 }, () => {
  test('keeps the example reports with what their index says, and knows them the second time', async () => {
    const ledger = join(path, 'examples.db')
    const first = await onrecord(['add', 'examples', '--ledger', ledger])
    assert.equal(first.code, 0, first.err)
    assert.equal(first.out.match(/^added\tr[0-9a-f]{7}\t\d+\texamples\/.*\.txt$/gm)?.length, 4)
    assert.match(first.err, /examples\.db, a new ledger: 4 reports added, with \d+ claims/)
    const second = await onrecord(['add', 'examples', '--ledger', ledger])
    assert.match(second.err, /examples\.db: 4 there already/)
    const opened = await openLedger(ledger, 'read')
    const [report] = await reportList(opened, { words: 'Washington' })
    assert.deepEqual([report?.publisher, report?.published], ['onrecord examples', '2024-12-28'])
    const claims = await claimList(opened, { events: ['deaths', 'casualties'] })
    assert.ok(claims.length > 5)
    await opened.close()
  })

  test('reports what cannot be read, goes on with the rest, and tries it again when told', async () => {
    const dir = reports('mixed', 3)
    const bad = join(dir, 'report-0001b.txt')
    writeFileSync(bad, Buffer.from([0, 1, 2, 3, 0, 255, 0]))
    const ledger = join(path, 'mixed.db')
    const first = await onrecord(['add', dir, '--ledger', ledger, '--published', '2025-03-15'])
    assert.equal(first.code, 1)
    assert.match(first.err, /✗ .*report-0001b\.txt/)
    assert.match(first.err, /3 reports added and 1 not read/)
    const opened = await openLedger(ledger, 'read')
    assert.deepEqual(
      (await failureList(opened)).map(({ location, tries }) => [location, tries]),
      [[bad, 1]],
    )
    await opened.close()
    const resumed = await onrecord(['add', dir, '--ledger', ledger, '--resume'])
    assert.deepEqual([resumed.code, resumed.out], [0, ''])
    assert.match(resumed.err, /4 passed over/)
    const stillBad = await onrecord(['add', '--retry-failed', '--publisher', 'The Daily', '--ledger', ledger])
    assert.equal(stillBad.code, 1)
    writeFileSync(bad, sentence(77))
    const again = await onrecord(['add', '--retry-failed', '--ledger', ledger])
    assert.equal(again.code, 0, again.err)
    assert.match(again.err, /1 report added/)
    const then = await openLedger(ledger, 'read')
    const report = (await reportList(then)).find(({ location }) => location === bad)
    assert.deepEqual(
      [report?.published, report?.publisher],
      ['2025-03-15', 'The Daily'],
      'what was said of it at either try',
    )
    await then.close()
    assert.match((await onrecord(['add', '--retry-failed', '--ledger', ledger])).err, /Nothing failed before/)
    rmSync(dir, { recursive: true })
  })

  test('takes no file of this folder for one that was sent over the page and could not be read', async () => {
    const ledger = join(path, 'sent.db')
    const opened = await openLedger(ledger)
    const failure = { code: 'unreadable', reason: 'package.json is empty.', at: '2025-03-15T09:00:00Z' }
    await noteFailure(opened, { ...failure, location: 'package.json', given: { sent: 'yes' } })
    await opened.close()
    const { code, err } = await onrecord(['add', '--retry-failed', '--ledger', ledger])
    assert.equal(code, 0)
    assert.match(err, /^package\.json was sent over the page: give it there again/)
    assert.match(err, /Nothing failed before that can be tried here/)
  })

  test('tries a table again by the columns it was told of', async () => {
    const table = join(path, 'rows.csv')
    writeFileSync(table, '')
    const ledger = join(path, 'rows.db')
    const columns = ['--column', 'text=Inhalt', '--column', 'published=Tag,publisher=Blatt']
    assert.equal((await onrecord(['add', table, ...columns, '--ledger', ledger])).code, 1)
    writeFileSync(table, 'Inhalt,Tag,Blatt\nFour men were killed on Monday in Harra.,2025-03-14,Bote\n')
    const again = await onrecord(['add', '--retry-failed', '--ledger', ledger])
    assert.equal(again.code, 0, again.err)
    const opened = await openLedger(ledger, 'read')
    const [report] = await reportList(opened)
    assert.deepEqual([report?.published, report?.publisher], ['2025-03-14', 'Bote'])
    await opened.close()
  })

  test('takes a text from a pipe, with what flags say of it', async () => {
    const ledger = join(path, 'pipe.db')
    const given = [
      'add',
      '-',
      '--ledger',
      ledger,
      '--published',
      '2025-03-15',
      '--publisher',
      'The Daily',
      '--title',
      'By the bridge',
    ]
    const { code, err } = await onrecord(given, { input: sentence(1) })
    assert.equal(code, 0, err)
    const opened = await openLedger(ledger, 'read')
    const [report] = await reportList(opened)
    assert.deepEqual(
      [report?.title, report?.publisher, report?.published],
      ['By the bridge', 'The Daily', '2025-03-15'],
    )
    await opened.close()
  })

  test('calls what came through a pipe by its first line, and keeps no failure of it', async () => {
    const ledger = join(path, 'gone.db')
    const empty = await onrecord(['add', '-', '--ledger', ledger])
    assert.match(empty.err, /✗ Standard input is empty/)
    assert.doesNotMatch(empty.err, /retry-failed/)
    assert.match((await onrecord(['add', '--retry-failed', '--ledger', ledger])).err, /Nothing failed before/)
    const heading = await onrecord(['read', '-'], { input: `Shells hit Harra\n\n${sentence(1)}` })
    assert.match(heading.out, /^Shells hit Harra\n/)
    const long = await onrecord(['read', '-'], { input: sentence(1).trim().repeat(3) })
    assert.match(long.out, /^standard input\n/)
  })

  test('stops cleanly between reports at Ctrl+C and goes on where it was', async () => {
    const dir = reports('long', 400)
    const ledger = join(path, 'long.db')
    const child = started(['add', dir, '--ledger', ledger, '--published', '2025-03-15'])
    let err = ''
    child.stderr.on('data', (text) => (err += String(text)))
    let acknowledged = 0
    child.stdout.on('data', (text) => (acknowledged += String(text).split('\n').length - 1))
    await once(child.stdout, 'data')
    child.kill('SIGINT')
    const [code] = await once(child, 'close')
    assert.equal(code, 130)
    assert.match(err, /Stopped\. Go on with the same command and --resume/)
    const resumed = await onrecord(['add', dir, '--ledger', ledger, '--published', '2025-03-15', '--resume'])
    assert.match(
      resumed.err,
      new RegExp(`${400 - acknowledged} reports added and ${acknowledged} passed over`),
    )
    const opened = await openLedger(ledger, 'read')
    const { reports: kept, flaws } = await verify(opened)
    assert.deepEqual([kept, flaws], [400, []])
    await opened.close()
    rmSync(dir, { recursive: true })
  })

  test('says which folder or index is wrong', async () => {
    const dir = join(path, 'indexed')
    mkdirSync(dir)
    writeFileSync(join(dir, 'index.json'), JSON.stringify([{ file: '../mixed.db' }]))
    const ledger = join(path, 'index.db')
    const climbing = await onrecord(['add', dir, '--ledger', ledger])
    assert.match(climbing.err, /names \.\.\/mixed\.db, which lies outside its folder/)
    writeFileSync(join(dir, 'index.json'), '[{')
    assert.match((await onrecord(['add', dir, '--ledger', ledger])).err, /index\.json is not JSON/)
    const missing = await onrecord(['add', join(path, 'nowhere'), '--ledger', ledger])
    assert.match(missing.err, /no file or folder .*nowhere/)
    assert.equal((await onrecord(['add', '--ledger', ledger])).code, 2)
  })
})

describe('onrecord read', () => {
  test('prints readings as JSON lines whose spans are the words', async () => {
    const { code, out } = await onrecord(['read', 'examples', '--format', 'jsonl'])
    assert.equal(code, 0)
    const readings = out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text))
    assert.equal(readings.length, 4)
    for (const { report, claims } of readings) {
      assert.ok(claims.length > 0)
      for (const { quantity } of claims) {
        if (quantity) assert.equal(report.text.slice(...quantity.span), quantity.wording)
      }
    }
  })

  test('explains each claim by its words and rules', async () => {
    const { out } = await onrecord(['read', 'examples/harra-wire-2025-03-15.txt', '--explain'])
    assert.match(out, /^c1 {2}.*»Two hundred soldiers die«/m)
    assert.match(out, /quantity +“up to 30” \[\d+, \d+\) · ≤ 30/)
    assert.match(out, /rules +\S+/)
  })

  test('says so where the disk that its output goes to is full', { skip: !existsSync('/dev/full') }, () => {
    const line = `"${process.execPath}" "${BIN}" read examples --format json > /dev/full`
    const { status, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8', env: plainEnv() })
    assert.match(stderr, /^The output is cut short: there is no room left/)
    assert.equal(status, 1)
  })

  test('ends quietly when its reader has seen enough', () => {
    const line = `"${process.execPath}" "${BIN}" read examples --format json | head -c 20; exit \${PIPESTATUS[0]}`
    const { status, stderr, stdout } = spawnSync('bash', ['-c', line], { encoding: 'utf8', env: plainEnv() })
    assert.deepEqual([status, stderr, stdout.length], [0, '', 20])
  })
})

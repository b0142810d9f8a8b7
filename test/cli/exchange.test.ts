import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openLedger } from '../../src/ledger/index.ts'
import { workThrough } from '../export/worked.ts'
import { folder } from '../ledger/databases.ts'
import { onrecord } from './run.ts'

const { path, clear } = folder()
after(clear)
const at = (name: string): string => join(path, name)

before(async () => {
  const ledger = await openLedger(at('desk.db'))
  await workThrough(ledger)
  await ledger.close()
})

const exported = (format: string, ledger: string, ...more: string[]) =>
  onrecord(['export', '--format', format, '--ledger', at(ledger), '-o', at(`${ledger}.${format}`), ...more])

test('what export writes as ledger and jsonld, import makes the same ledger of', async () => {
  for (const format of ['ledger', 'jsonld']) {
    assert.equal((await exported(format, 'desk.db')).code, 0)
    const copy = `${format}.db`
    const done = await onrecord(['import', at(`desk.db.${format}`), '--ledger', at(copy), '--format', 'json'])
    assert.equal(done.code, 0, done.err)
    assert.deepEqual(
      { ...JSON.parse(done.out), decisions: 0 },
      { reports: 2, known: 0, decisions: 0, beside: [] },
    )
    await exported('ledger', copy)
    assert.equal(readFileSync(at(`${copy}.ledger`), 'utf8'), readFileSync(at('desk.db.ledger'), 'utf8'))
  }
  const { code, out } = await onrecord(['verify', '--ledger', at('jsonld.db')])
  assert.equal(code, 0, out)
  const again = await onrecord(['import', at('desk.db'), '--ledger', at('jsonld.db')])
  assert.match(again.err, /^0 reports taken in, 2 there already; 0 decisions taken over\.\n$/)
})

test('a selection is not taken for a ledger, and no ledger is made for what does not come back', async () => {
  const refused = await exported('ledger', 'desk.db', '--event', 'deaths')
  assert.equal(refused.code, 2)
  assert.match(refused.err, /whole reports/)
  assert.equal((await exported('jsonld', 'desk.db', '--event', 'deaths')).code, 0)
  writeFileSync(at('notes.csv'), 'claim,event\nx,deaths\n')
  for (const [name, message] of [
    ['desk.db.jsonld', /a selection of claims does not hold the reports/],
    ['notes.csv', /tables and pages do not come back/],
    ['missing.jsonl', /There is no ledger at /],
  ] as const) {
    const { code, err } = await onrecord(['import', at(name), '--ledger', at('none.db')])
    assert.equal(code, 1, err)
    assert.match(err, message)
    assert.ok(!existsSync(at('none.db')))
  }
})

test('what two desks decided otherwise is listed with who decided what, and what they decided alike is not', async () => {
  for (const name of ['here.db', 'there.db'])
    assert.equal((await onrecord(['import', at('desk.db'), '--ledger', at(name)])).code, 0)
  const open = await onrecord([
    'claims',
    '--ledger',
    at('here.db'),
    '--state',
    'unreviewed',
    '--format',
    'json',
  ])
  const [one, two] = JSON.parse(open.out).map(({ key }: { key: string }) => key)
  for (const [desk, by, first] of [
    ['here.db', 'Ada', 'accept'],
    ['there.db', 'Ben', 'reject'],
  ] as const) {
    const as = ['--by', by, '--ledger', at(desk)]
    assert.equal((await onrecord([first, one, ...as])).code, 0)
    assert.equal((await onrecord(['accept', two, ...as])).code, 0)
  }
  const { out, err } = await onrecord(['import', at('there.db'), '--ledger', at('here.db')])
  assert.match(err, /2 decisions taken over\.\nBoth ledgers had decided on these, and not alike/)
  assert.match(out, /^claim r[0-9a-f]{7}\.\d+ .*: accept \(Ada\) here, reject \(Ben\) there\n$/)
})

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

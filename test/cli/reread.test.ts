import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { addReading, claimList, decide, openLedger, reportAt, verify } from '../../src/ledger/index.ts'
import { folder } from '../ledger/databases.ts'
import { reading } from '../ledger/reading.ts'
import { onrecord } from './run.ts'

const { path, clear } = folder()
after(clear)

test('reports are read again from the ledger: what was decided stays, what fits nothing is told', async () => {
  const address = join(path, 'ledger.db')
  const ledger = await openLedger(address)
  const at = new Date('2025-03-16T09:00:00Z')
  const older = reading(
    'At least 40 soldiers were killed on the ridge, Colonel Idris Tamm said. The bridge is closed.',
    [
      { quote: 'At least 40 soldiers were killed', count: 'At least 40', lower: 40, who: 'soldiers' },
      { quote: 'The bridge is closed', event: 'captures' },
    ],
    { location: 'ridge.txt' },
  )
  const file = { size: 93, modifiedMs: 1_700_000_000_000 }
  const { claims } = await addReading(ledger, older, { reader: 'fast 0.0.1', at, file })
  for (const subject of claims)
    await decide(ledger, { action: 'reject', subjectKind: 'claim', subject, seen: 0, who: 'Ada Okafor', at })
  await ledger.close()

  const done = await onrecord(['reread', '--ledger', address])
  assert.equal(done.code, 0, done.err)
  assert.match(done.out, /^reread\tr[0-9a-f]{7}\t1\tridge\.txt\n$/)
  assert.match(done.err, /1 report read again, with 1 claim\.\n1 decision fits nothing any more/)

  const opened = await openLedger(address, 'read')
  const [claim] = await claimList(opened)
  assert.equal(claim?.key, claims[0])
  assert.equal(claim?.state, 'rejected')
  assert.equal(claim?.source, 'Idris Tamm')
  const seen = await reportAt(opened, 'ridge.txt')
  assert.equal(seen?.size, file.size)
  assert.match(seen?.reader ?? '', /^fast \d/)
  assert.deepEqual((await verify(opened)).flaws, [])
  await opened.close()

  assert.match((await onrecord(['reread', '--ledger', address])).err, /Nothing to read again/)
  assert.match((await onrecord(['reread', '--all', '--ledger', address])).err, /1 report read again/)
})

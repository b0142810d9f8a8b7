import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { addReading, openLedger, verify } from '../../src/ledger/index.ts'
import { made } from '../server/made.ts'

const report = (n: number) =>
  made({
    title: `Town ${n}`,
    text: `In town ${n} nine people died.\n${'All was quiet. '.repeat(4000)}`,
    claims: [],
  })

test('a full disk is told in words, and what came in before stays', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-full-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  const ledger = await openLedger(join(folder, 'full.db'))
  const given = { reader: 'test 1', at: new Date('2025-03-16T08:00:00Z') }
  await addReading(ledger, report(0), given)
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(ledger.db)
  await sql.raw(`pragma max_page_count = ${(rows[0]?.page_count ?? 0) + 60}`).execute(ledger.db)
  let kept = 1
  await assert.rejects(async () => {
    for (; kept < 100; kept++) await addReading(ledger, report(kept), given)
  }, /There is no room left on the disk of .*full\.db/)
  const found = await verify(ledger)
  assert.deepEqual([found.flaws, found.reports], [[], kept])
  await ledger.close()
})

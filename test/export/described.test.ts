import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { COLUMNS, datasette, DESCRIBED } from '../../src/export/index.ts'
import { openLedger, type Ledger } from '../../src/ledger/index.ts'

let ledger: Ledger
before(async () => {
  ledger = await openLedger(':memory:')
})
after(() => ledger.close())

test('every table, view and column of a ledger is described, and nothing that is not there', async () => {
  const { rows } = await sql<{ name: string }>`select name from sqlite_master where type in ('table', 'view')
    and name not like 'sqlite_%' and name not like 'passages_%' and name not like 'kysely_%'`.execute(
    ledger.db,
  )
  const found: Record<string, string[]> = {}
  for (const { name } of rows) {
    const columns = await sql<{ name: string }>`select name from pragma_table_info(${name})`.execute(
      ledger.db,
    )
    found[name] = columns.rows.map((column) => column.name).sort()
  }
  const described = Object.entries(DESCRIBED).map(([name, { columns }]) => [
    name,
    Object.keys(columns).sort(),
  ])
  assert.deepEqual(Object.fromEntries(described), found)
})

test('docs/tables.md says the same of every table and of every column of an export', () => {
  const doc = readFileSync('docs/tables.md', 'utf8')
  for (const { name, about, hxl } of COLUMNS)
    assert.ok(doc.includes(`| \`${name}\` | ${about} | \`${hxl}\` |`), name)
  for (const [table, { about, columns }] of Object.entries(DESCRIBED)) {
    assert.ok(doc.includes(`### \`${table}\`\n${about}\n`), table)
    for (const [name, words] of Object.entries(columns))
      assert.ok(doc.includes(`| \`${name}\` | ${words} |`), `${table}.${name}`)
  }
})

test('the Datasette file is JSON that describes the tables', () => {
  const { databases, title } = JSON.parse(datasette('Desk')) as {
    title: string
    databases: Record<string, { tables: Record<string, { columns: object }> }>
  }
  assert.equal(title, 'Desk')
  assert.ok('passage' in (databases['onrecord']?.tables['claim_list']?.columns ?? {}))
})

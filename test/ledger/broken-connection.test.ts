import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { sql } from 'kysely'
import { asWriter, openLedger, reportList, transaction } from '../../src/ledger/index.ts'
import { postgres, postgresMissing } from './databases.ts'

/** End every other connection to the database, as a server does that shuts down. */
async function cut(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  await client.end()
  await setTimeout(50)
}

test(
  'a connection that breaks is told in words, ends no process, and is made anew',
  { skip: postgresMissing() ?? false },
  async (context) => {
    const server = await postgres()
    context.after(() => server.stop())
    const url = server.fresh()
    const ledger = await openLedger(url)
    const told =
      /The ledger .* cannot be reached \(.*\): check the address, the user and that the server runs/
    await assert.rejects(
      asWriter(ledger, 'onrecord add', new Date(), () =>
        transaction(ledger, async (within) => {
          await cut(url)
          await sql`select 1`.execute(within.db)
        }),
      ),
      told,
    )
    assert.deepEqual(await reportList(ledger), [])
    await asWriter(ledger, 'onrecord add', new Date(), async () => {})
    await ledger.close()
  },
)

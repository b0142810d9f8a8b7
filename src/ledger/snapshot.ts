import { sql } from 'kysely'
import { openLedger, type Ledger } from './open.ts'

/**
 * What `work` gives of one look at the ledger: what others write meanwhile is not in it, and nobody waits for it. Its
 * ledger is good until it ends.
 */
export async function* snapshot<T>(
  ledger: Ledger,
  work: (ledger: Ledger) => AsyncIterable<T>,
): AsyncGenerator<T> {
  if (ledger.dialect === 'postgres') yield* ofServer(ledger, work)
  // A ledger in memory is seen by its own connection alone.
  else if (ledger.opened === ':memory:' || ledger.db.isTransaction) yield* work(ledger)
  else yield* ofFile(ledger, work)
}

async function* ofFile<T>({ opened }: Ledger, work: (ledger: Ledger) => AsyncIterable<T>): AsyncGenerator<T> {
  const ledger = await openLedger(opened, 'read')
  try {
    // A plain `begin` takes no lock that a writer would wait for.
    await sql`begin`.execute(ledger.db)
    await look(ledger)
    yield* work(ledger)
    await sql`rollback`.execute(ledger.db)
  } finally {
    await ledger.close()
  }
}

async function* ofServer<T>(ledger: Ledger, work: (ledger: Ledger) => AsyncIterable<T>): AsyncGenerator<T> {
  const db = await ledger.db.startTransaction().setIsolationLevel('repeatable read').execute()
  try {
    await look({ ...ledger, db })
    yield* work({ ...ledger, db })
  } finally {
    await db.rollback().execute()
  }
}

/** Databases look when they are first asked something. */
const look = ({ db }: Ledger): Promise<unknown> => db.selectFrom('reports').select('id').limit(1).execute()

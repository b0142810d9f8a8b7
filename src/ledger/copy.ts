import { sql } from 'kysely'
import { chunks } from './chunks.ts'
import { transaction, type Ledger } from './open.ts'
import type { Tables } from './tables.ts'

/** All tables, those that others point to first; triggers of the earlier ones empty `compared`, so it is filled last. */
const TABLES = [
  'reports',
  'locations',
  'readings',
  'reading_sources',
  'attributions',
  'reading_claims',
  'sources',
  'claims',
  'relations',
  'decisions',
  'failures',
  'passages',
  'statements',
  'prints',
  'copies',
  'compared',
] as const satisfies readonly (keyof Tables)[]

/** Reports are large; the rows of other tables are not. */
const LOT: Partial<Record<keyof Tables, number>> = { reports: 20, passages: 500 }
const PAGE = 200

/** What a page of a table is told apart by: SQLite counts its rows, PostgreSQL tells where each lies. */
const place = ({ dialect }: Ledger) => sql.raw<string>(dialect === 'sqlite' ? 'rowid' : 'ctid::text')

/** The rows of a table, a page at a time, by one reading of their places. */
async function* rowsOf<T extends keyof Tables>(ledger: Ledger, table: T): AsyncGenerator<Tables[T][]> {
  const columns = await columnsOf(ledger, table)
  const { rows: places } = await sql<{
    at: string
  }>`select ${place(ledger)} as at from ${sql.table(table)} order by 1`.execute(ledger.db)
  const size = LOT[table] ?? PAGE
  for (const some of chunks(places, size)) {
    const at = sql.join(some.map((row) => (ledger.dialect === 'sqlite' ? row.at : sql`${row.at}::tid`)))
    const list = sql.join(columns.map((name) => sql.ref(name)))
    const key = sql.raw(ledger.dialect === 'sqlite' ? 'rowid' : 'ctid')
    const { rows } = await sql<
      Tables[T]
    >`select ${list} from ${sql.table(table)} where ${key} in (${at})`.execute(ledger.db)
    yield rows
  }
}

/** Column names, without those that a database makes itself. */
async function columnsOf({ db, dialect }: Ledger, table: string): Promise<string[]> {
  const { rows } =
    dialect === 'sqlite'
      ? await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(db)
      : await sql<{ name: string }>`select column_name as name from information_schema.columns
          where table_name = ${table} and table_schema = current_schema() and is_generated = 'NEVER'
          order by ordinal_position`.execute(db)
  return rows.map(({ name }) => name)
}

/** Copy everything of one ledger into another one that is empty, in one transaction on each side. */
export async function copyLedger(from: Ledger, to: Ledger): Promise<void> {
  const copy = (source: Ledger): Promise<void> =>
    transaction(to, async (target) => {
      for (const table of TABLES) {
        for await (const rows of rowsOf(source, table)) {
          await target.db
            .insertInto(table)
            .values(rows as never)
            .execute()
        }
      }
    })
  // A SQLite ledger that is copied row by row is a backup, which nobody writes to.
  if (from.dialect === 'sqlite') return copy(from)
  // One look at the source, so that what is written meanwhile is in the copy whole or not at all.
  await from.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((db) => copy({ ...from, db }))
}

/** Does the ledger hold nothing yet? */
export async function isEmpty({ db }: Ledger): Promise<boolean> {
  const report = await db.selectFrom('reports').select('id').limit(1).executeTakeFirst()
  const decision = await db.selectFrom('decisions').select('seq').limit(1).executeTakeFirst()
  const failure = await db.selectFrom('failures').select('location').limit(1).executeTakeFirst()
  return report === undefined && decision === undefined && failure === undefined
}

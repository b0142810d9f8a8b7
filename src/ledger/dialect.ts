import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { PostgresDialect, SqliteDialect, SqliteDriver, type Dialect } from 'kysely'
import type { CustomTypesConfig, Pool } from 'pg'

export type DialectName = 'sqlite' | 'postgres'

export const dialectOf = (address: string): DialectName =>
  /^postgres(ql)?:\/\//.test(address) ? 'postgres' : 'sqlite'

/** Marks a SQLite file as a ledger (`onrd` in ASCII), so that another program's database is never written to. */
export const APPLICATION_ID = 0x6f6e7264

/** Milliseconds a transaction waits for its turn, and between two tries: waiting must not hold up the event loop. */
const WAIT = 10_000
const TRY_AGAIN = 5
/** Milliseconds that SQLite itself waits, for what is not a transaction of ours. */
const BLOCK = 50

export function openFile(file: string, mode: 'read' | 'write'): Database.Database {
  const database = new Database(file, { readonly: mode === 'read', timeout: BLOCK })
  if (mode === 'write') {
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
  }
  database.pragma('foreign_keys = ON')
  return database
}

/** SQLite through better-sqlite3; a transaction takes its turn to write when it begins, so it never fails half-way. */
export function sqliteDialect(database: Database.Database): Dialect {
  const prepared = { prepare: kept(database), close: () => database.close() }
  const dialect = new SqliteDialect({ database: prepared })
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () =>
      Object.assign(new SqliteDriver({ database: prepared }), {
        beginTransaction: () => begin(database),
        // On a full disk SQLite has taken it back itself: to ask again would hide why.
        rollbackTransaction: async () => {
          if (database.inTransaction) database.exec('rollback')
        },
      }),
  }
}

/** Statements kept for their next use, and the length beyond which one is too rare to keep. */
const KEPT = 256
const LONGEST = 8_192

/**
 * Prepare a statement, or take the one that was prepared for the same SQL before: taking in a report asks some forty
 * things, the same for each. SQLite itself prepares anew what a changed table asks for.
 */
function kept(database: Database.Database): (sql: string) => Database.Statement<unknown[]> {
  const statements = new Map<string, Database.Statement<unknown[]>>()
  return (sql) => {
    const known = statements.get(sql)
    // The one used last stands last, and the first goes when there are too many.
    if (known) statements.delete(sql)
    const statement = known ?? database.prepare<unknown[]>(sql)
    if (sql.length <= LONGEST) statements.set(sql, statement)
    if (statements.size > KEPT) statements.delete(statements.keys().next().value ?? '')
    return statement
  }
}

async function begin(database: Database.Database): Promise<void> {
  for (let waited = 0; ; waited += BLOCK + TRY_AGAIN) {
    try {
      database.exec('begin immediate')
      return
    } catch (error) {
      const busy = (error as { code?: unknown }).code === 'SQLITE_BUSY'
      if (!busy || waited >= WAIT) throw error
    }
    await setTimeout(TRY_AGAIN)
  }
}

const INT8 = 20

/** PostgreSQL's client is loaded only for a ledger that needs it. */
export async function postgresPool(url: string): Promise<Pool> {
  const { default: pg } = await import('pg')
  return new pg.Pool({
    connectionString: url,
    max: 8,
    application_name: 'onrecord',
    types: {
      // Counts come as numbers, as from SQLite; a ledger holds fewer rows than 2^53.
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
    } as CustomTypesConfig,
  })
}

/** PostgreSQL; `told` says an error of the server, or of the way to it, in words. */
export function postgresDialect(pool: Pool, told: (cause: unknown) => unknown): Dialect {
  const rethrow = (cause: unknown): never => {
    throw told(cause)
  }
  return new PostgresDialect({
    pool: { connect: () => pool.connect().catch(rethrow), end: () => pool.end() },
    onCreateConnection: async (connection) => {
      const ask = connection.executeQuery.bind(connection)
      connection.executeQuery = (query, ...options) => ask<never>(query, ...options).catch(rethrow)
    },
  })
}

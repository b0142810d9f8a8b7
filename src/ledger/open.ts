import { accessSync, constants, existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type Database from 'better-sqlite3'
import { Kysely, Migrator, sql } from 'kysely'
import { OnrecordError } from '../model/index.ts'
import {
  APPLICATION_ID,
  dialectOf,
  openFile,
  postgresDialect,
  postgresPool,
  sqliteDialect,
  type DialectName,
} from './dialect.ts'
import { migrations, provider } from './migrations/index.ts'
import type { Tables } from './tables.ts'

/** An open ledger. Queries go through `db`; inside `transaction` through the ledger it hands on. */
export interface Ledger {
  /** As given, without a password: for messages. */
  readonly address: string
  readonly dialect: DialectName
  readonly db: Kysely<Tables>
  /** As given; the key to open it once more. */
  readonly opened: string
  close(): Promise<void>
}

/**
 * Open a ledger: a SQLite file, or a PostgreSQL database by its `postgres://` address. `write` makes it where
 * there is none and brings an older one up to date.
 * @throws OnrecordError `not-found`, `unreadable`, `ledger-damaged`, `ledger-newer` or `refused`.
 */
export async function openLedger(address: string, mode: 'read' | 'write' = 'write'): Promise<Ledger> {
  const dialect = dialectOf(address)
  const ledger = dialect === 'sqlite' ? openSqlite(address, mode) : await openPostgres(address)
  try {
    await ready(ledger, mode)
    return ledger
  } catch (cause) {
    await ledger.close().catch(() => {})
    throw explained(cause, ledger.address)
  }
}

function openSqlite(file: string, mode: 'read' | 'write'): Ledger {
  if (!existsSync(file)) {
    if (mode === 'read') {
      throw new OnrecordError(
        'not-found',
        `There is no ledger at ${file} yet: make one with \`onrecord add FILE\`, or name another with --ledger.`,
      )
    }
    // A folder that is not there is a mistyped one more often than one to make.
    if (!existsSync(dirname(file))) {
      throw new OnrecordError(
        'not-found',
        `There is no folder ${dirname(file)} for the ledger ${file}: make it, or name another with --ledger.`,
      )
    }
  } else if (mode === 'write') writable(file)
  let database: Database.Database
  try {
    database = openFile(file, mode)
    foreign(database, file)
  } catch (cause) {
    throw explained(cause, file)
  }
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database) })
  return { address: file, dialect: 'sqlite', db, opened: file, close: () => db.destroy() }
}

function writable(file: string): void {
  try {
    // SQLite writes beside the file too.
    for (const path of [file, dirname(file)]) accessSync(path, constants.W_OK)
  } catch (cause) {
    throw new OnrecordError(
      'refused',
      `The ledger ${file} can only be read here: ask for the right to write to it and its folder, or name another with --ledger.`,
      { cause },
    )
  }
}

/** Refuse a database that another program made. */
function foreign(database: Database.Database, file: string): void {
  const id = database.pragma('application_id', { simple: true })
  const tables = database.prepare('select count(*) from sqlite_master').pluck().get()
  if (id === APPLICATION_ID || tables === 0) {
    if (id !== APPLICATION_ID && !database.readonly) database.pragma(`application_id = ${APPLICATION_ID}`)
    return
  }
  database.close()
  throw new OnrecordError(
    'refused',
    `${file} is a database of another program, not a ledger: name another file with --ledger.`,
  )
}

async function openPostgres(url: string): Promise<Ledger> {
  const pool = await postgresPool(url)
  // A connection that breaks, idle or between two questions of a transaction, is told at its next use.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  const address = withoutPassword(url)
  const db = new Kysely<Tables>({ dialect: postgresDialect(pool, (cause) => explained(cause, address)) })
  return { address, dialect: 'postgres', db, opened: url, close: () => db.destroy() }
}

function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url)
    parsed.password = ''
    return parsed.href
  } catch {
    return 'postgres://…'
  }
}

async function ready(ledger: Ledger, mode: 'read' | 'write'): Promise<void> {
  const applied = await appliedMigrations(ledger)
  const known = Object.keys(migrations(ledger.dialect))
  if (applied.some((name) => !known.includes(name))) {
    throw new OnrecordError(
      'ledger-newer',
      `${ledger.address} was written by a newer onrecord: update onrecord to open it.`,
    )
  }
  if (applied.length === known.length) return
  if (mode === 'read' && applied.length === 0) {
    throw new OnrecordError(
      'not-found',
      `${ledger.address} holds no ledger yet: make one with \`onrecord add FILE\`.`,
    )
  }
  if (mode === 'read' && ledger.dialect === 'sqlite') {
    // An older ledger is brought up to date by a connection of its own that may write.
    const writer = await openLedger(ledger.opened, 'write')
    await writer.close()
    return
  }
  const { error } = await new Migrator({
    db: ledger.db,
    provider: provider(ledger.dialect),
  }).migrateToLatest()
  if (error) throw error
}

async function appliedMigrations({ db, dialect }: Ledger): Promise<string[]> {
  const there =
    dialect === 'sqlite'
      ? await sql`select 1 from sqlite_master where name = 'kysely_migration'`.execute(db)
      : await sql`select 1 where to_regclass('kysely_migration') is not null`.execute(db)
  if (there.rows.length === 0) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map((row) => row.name)
}

/** A database's own error as a sentence that says what to do. */
export function explained(cause: unknown, address: string): unknown {
  if (cause instanceof OnrecordError) return cause
  const code = String((cause as { code?: unknown }).code ?? '')
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new OnrecordError(
      'ledger-damaged',
      `${address} is not a ledger, or it is damaged: restore it from a backup, or name another with --ledger.`,
      { cause },
    )
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === '53100') {
    return new OnrecordError(
      'ledger-damaged',
      `There is no room left on the disk of ${address}: nothing half-written was kept; make room and go on.`,
      { cause },
    )
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new OnrecordError('ledger-busy', `${address} is busy: try again in a moment.`, { cause })
  }
  if (/^(SQLITE_(CANTOPEN|READONLY|PERM|IOERR)|EACCES|EPERM|EROFS|ENOTDIR|EISDIR|EEXIST)/.test(code)) {
    return new OnrecordError(
      'unreadable',
      `The ledger ${address} cannot be opened here (${code}): check that it is a file in a folder you may write to.`,
      { cause },
    )
  }
  const reason = cause instanceof Error ? cause.message || code : code
  // PostgreSQL's client gives no code where the connection breaks.
  if (
    /^(ECONN|EPIPE|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|28|3D|08|57P)/.test(code) ||
    /^(Connection terminated|Client has encountered a connection error)/.test(reason)
  ) {
    return new OnrecordError(
      'network',
      `The ledger ${address} cannot be reached (${reason}): check the address, the user and that the server runs.`,
      { cause },
    )
  }
  return cause
}

/** Run `work` as one transaction: all of it is kept, or nothing. Inside another one it is a part of that. */
export function transaction<T>(ledger: Ledger, work: (ledger: Ledger) => Promise<T>): Promise<T> {
  if (ledger.db.isTransaction) return work(ledger)
  return ledger.db
    .transaction()
    .execute((db) => work({ ...ledger, db }))
    .catch((cause: unknown) => {
      throw explained(cause, ledger.address)
    })
}

/** `onrc`, PostgreSQL's advisory lock of those who take turns. */
const TURN = 0x6f6e7263

/**
 * `transaction`, of which one at a time runs in all programs on the ledger: of two that compare what is there, each
 * would miss what the other adds. SQLite's take turns anyway. Its turn comes before anything else that it locks.
 */
export function inTurn<T>(ledger: Ledger, work: (ledger: Ledger) => Promise<T>): Promise<T> {
  return transaction(ledger, async (ledger) => {
    if (ledger.dialect === 'postgres') await sql`select pg_advisory_xact_lock(${TURN})`.execute(ledger.db)
    return work(ledger)
  })
}

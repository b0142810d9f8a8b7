import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import Database from 'better-sqlite3'
import { OnrecordError } from '../model/index.ts'
import type { Ledger } from './open.ts'

/** Whoever is writing to a ledger in bulk. */
export interface Writer {
  /** What it does, such as `onrecord add`. */
  readonly command: string
  readonly pid: number
  readonly host: string
  readonly since: string
}

/**
 * Hold the ledger's one place for bulk writing while `work` runs. Reading and single decisions need no place:
 * they go on beside it. The operating system (or the PostgreSQL server) frees the place when its holder ends in
 * whatever way, so a killed process leaves nothing to clear up.
 * @throws OnrecordError `ledger-busy` that names who holds it.
 */
export async function asWriter<T>(
  ledger: Ledger,
  command: string,
  at: Date,
  work: () => Promise<T>,
): Promise<T> {
  const writer: Writer = { command, pid: process.pid, host: hostname(), since: at.toISOString() }
  const release = await (ledger.dialect === 'sqlite' ? holdFile(ledger, writer) : holdServer(ledger, writer))
  try {
    return await work()
  } finally {
    await release()
  }
}

function busy(address: string, holder: Writer | null): OnrecordError {
  const since = holder?.since.slice(0, 16).replace('T', ' ')
  const who = holder
    ? `\`${holder.command}\` (process ${holder.pid} on ${holder.host}, since ${since} UTC)`
    : 'another process'
  return new OnrecordError(
    'ledger-busy',
    `${address} is being written by ${who}: wait until it has ended, or stop it, and try again. Reading goes on meanwhile.`,
  )
}

/**
 * A SQLite file beside the ledger, `NAME-writer`: its open write transaction is the hold, a lock that dies with
 * its process; its one row says who holds it.
 */
async function holdFile({ address }: Ledger, writer: Writer): Promise<() => Promise<void>> {
  // A ledger in memory has one writer anyway.
  const lock = new Database(address === ':memory:' ? address : `${address}-writer`, { timeout: 0 })
  const token = randomUUID()
  try {
    lock.pragma('journal_mode = DELETE')
    lock.exec('create table if not exists writer (token text, holder text)')
    lock
      .transaction(() => {
        lock.exec('delete from writer')
        lock.prepare('insert into writer values (?, ?)').run(token, JSON.stringify(writer))
      })
      .immediate()
    lock.exec('begin immediate')
    // Another process may have come in between: then the place is its own.
    if (lock.prepare('select token from writer').pluck().get() !== token)
      throw Object.assign(new Error(), { code: 'SQLITE_BUSY' })
  } catch (cause) {
    const holder = code(cause).startsWith('SQLITE_BUSY') ? holderIn(lock) : undefined
    lock.close()
    if (holder === undefined) throw cause
    throw busy(address, holder)
  }
  return async () => {
    lock.exec('rollback')
    lock.close()
  }
}

const code = (cause: unknown): string => String((cause as { code?: unknown }).code ?? '')

function holderIn(lock: Database.Database): Writer | null {
  try {
    const holder = lock.prepare('select holder from writer').pluck().get()
    return typeof holder === 'string' ? (JSON.parse(holder) as Writer) : null
  } catch (cause) {
    // Its holder is writing its name this very moment.
    if (code(cause).startsWith('SQLITE_')) return null
    throw cause
  }
}

/** `onrd`, the advisory lock of ledgers. */
const LOCK = 0x6f6e7264

/** A session's advisory lock on a connection of its own; its application name says who holds it. */
async function holdServer({ address, opened }: Ledger, writer: Writer): Promise<() => Promise<void>> {
  // Names are cut at 63 bytes: the command, process and host; when it began the server knows.
  const name = `${writer.command} ${writer.pid} ${writer.host}`.slice(0, 63)
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: opened, application_name: name })
  // A server that goes away is told by what is asked of it next; the place is free then.
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [LOCK])
  if (rows[0]?.held) return () => client.end().catch(() => {})
  const held = await client.query<{ name: string; since: Date }>(
    `select application_name as name, backend_start as since from pg_stat_activity
     where pid = (select pid from pg_locks where locktype = 'advisory' and objid = $1 and granted
       and database = (select oid from pg_database where datname = current_database()) limit 1)`,
    [LOCK],
  )
  await client.end()
  throw busy(address, holderNamed(held.rows[0]))
}

function holderNamed(row: { name: string; since: Date } | undefined): Writer | null {
  const [, command, pid, host] = /^(.*) (\d+) (\S+)$/.exec(row?.name ?? '') ?? []
  if (!row || command === undefined) return null
  return { command, pid: Number(pid), host: host ?? '', since: row.since.toISOString() }
}

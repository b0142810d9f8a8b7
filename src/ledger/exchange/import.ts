import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OnrecordError } from '../../model/index.ts'
import { dialectOf } from '../dialect.ts'
import { joinLedger, type Joined } from '../join.ts'
import { openLedger, transaction, type Ledger } from '../open.ts'
import { verify } from '../verify.ts'

/** A ledger that is sound and may be joined to another one. */
export interface Offered {
  readonly ledger: Ledger
  end(): Promise<void>
}

/**
 * Take in another ledger, or a file that one gave out: see `offered`. All of it comes in, without doubles, or nothing
 * does.
 */
export async function importFrom(ledger: Ledger, from: string, at: Date, name = from): Promise<Joined> {
  const other = await offered(from, at, name)
  try {
    return await joinLedger(ledger, other.ledger, at)
  } finally {
    await other.end()
  }
}

/**
 * Another ledger (a file, or the `postgres://` address of a database), or one made for the moment of a file that a ledger
 * or a reader gave out: records or readings as JSON Lines, or linked data with records. Either is checked as `verify`
 * checks any.
 * @param name what it is called in messages
 * @throws OnrecordError `unreadable`, `unsupported`, `ledger-damaged` or `not-found`, in one sentence.
 */
export async function offered(from: string, at: Date, name = from): Promise<Offered> {
  const other = isGivenOut(from) ? await madeOf(from, at, name) : await opened(from, name)
  try {
    const flaw = (await verify(other.ledger)).flaws[0]
    if (flaw) throw new OnrecordError('unreadable', `${flaw.kind} ${flaw.subject}: ${flaw.message}`)
    return other
  } catch (error) {
    await other.end()
    throw explained(error, name)
  }
}

async function opened(from: string, name: string): Promise<Offered> {
  try {
    const ledger = await openLedger(from, 'read')
    return { ledger, end: () => ledger.close() }
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error
    throw new OnrecordError(error.code, error.message.replaceAll(from, name), { cause: error })
  }
}

/** A ledger of its own, in a folder that goes with it. */
async function madeOf(file: string, at: Date, name: string): Promise<Offered> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-import-'))
  const ledger = await openLedger(join(folder, 'import.db'))
  const end = async (): Promise<void> => {
    await ledger.close()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await fill(ledger, file, at)
    return { ledger, end }
  } catch (error) {
    await end()
    throw explained(error, name)
  }
}

const SQLITE = 'SQLite format 3\0'

/** A file that is no database; one that is not there is looked for as a ledger. */
function isGivenOut(path: string): boolean {
  if (dialectOf(path) === 'postgres') return false
  let file
  try {
    file = openSync(path, 'r')
  } catch {
    return false
  }
  try {
    const start = Buffer.alloc(SQLITE.length)
    readSync(file, start)
    return start.toString('latin1') !== SQLITE
  } catch {
    // A folder.
    return false
  } finally {
    closeSync(file)
  }
}

const fill = (made: Ledger, file: string, at: Date): Promise<void> =>
  transaction(made, async (made) => {
    // Loaded here, as nothing but files that were given out is checked by these, and they take long to load.
    const { givenIn } = await import('./given.ts')
    const { ledgerOf } = await import('./in.ts')
    const { checkedReading } = await import('./reading.ts')
    const into = ledgerOf(made, at)
    for await (const given of givenIn(file)) {
      try {
        if ('record' in given) await into.take(given.record)
        else await into.takeReading(checkedReading(given.reading))
      } catch (error) {
        throw located(error, given.where)
      }
    }
    await into.end()
  })

function located(error: unknown, where: string): unknown {
  if (error instanceof OnrecordError)
    return new OnrecordError(error.code, `${where}: ${error.message}`, { cause: error })
  if (String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT'))
    return new OnrecordError('unreadable', `${where}: it is there a second time.`, { cause: error })
  return error
}

function explained(error: unknown, name: string): unknown {
  if (!(error instanceof OnrecordError) || !['unreadable', 'unsupported', 'usage'].includes(error.code))
    return error
  const what = error.message.replace(/^It/, 'it')
  return new OnrecordError(error.code, `${name} was not taken in, nor any part of it: ${what}`, {
    cause: error,
  })
}

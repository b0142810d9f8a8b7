import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { OnrecordError } from '../../model/index.ts'
import { dialectOf } from '../dialect.ts'
import { joinLedger, type Joined } from '../join.ts'
import { openLedger, transaction, type Ledger } from '../open.ts'
import { verify } from '../verify.ts'
import { givenIn } from './given.ts'
import { ledgerOf } from './in.ts'
import { checkedReading } from './reading.ts'

/**
 * Take in another ledger, a file or the `postgres://` address of a database, or a file that one gave out: see
 * `importFile`. Of another ledger too all comes in or, where it is not sound, nothing.
 * @throws OnrecordError `not-found`, `unreadable`, `unsupported`, `ledger-damaged`.
 */
export async function importFrom(ledger: Ledger, from: string, at: Date, name = from): Promise<Joined> {
  if (isGivenOut(from)) return importFile(ledger, from, at, name)
  const other = await openLedger(from, 'read').catch((error: unknown) => {
    if (!(error instanceof OnrecordError)) throw error
    throw new OnrecordError(error.code, error.message.replaceAll(from, name), { cause: error })
  })
  try {
    const flaw = (await verify(other)).flaws[0]
    if (!flaw) return await joinLedger(ledger, other, at)
    throw new OnrecordError(
      'ledger-damaged',
      `${name} was not taken in, nor any part of it: ${flaw.kind} ${flaw.subject}: ${flaw.message}`,
    )
  } finally {
    await other.close()
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

/**
 * Take in a file that a ledger or a reader gave out: records or readings as JSON Lines, or linked data with records. A
 * ledger of its own is made of the file first and checked as `verify` checks any, then that is joined to `ledger`: all
 * of it comes in, without doubles, or nothing does.
 * @param name what the file is called in messages
 * @throws OnrecordError `unreadable`, `unsupported` or `not-found`, in one sentence.
 */
export async function importFile(
  ledger: Ledger,
  file: string,
  at: Date,
  name: string = basename(file),
): Promise<Joined> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-import-'))
  const made = await openLedger(join(folder, 'import.db'))
  try {
    await filled(made, file, at)
    const flaw = (await verify(made)).flaws[0]
    if (flaw) throw new OnrecordError('unreadable', `${flaw.kind} ${flaw.subject}: ${flaw.message}`)
    return await joinLedger(ledger, made, at)
  } catch (error) {
    throw explained(error, name)
  } finally {
    await made.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const filled = (made: Ledger, file: string, at: Date): Promise<void> =>
  transaction(made, async (made) => {
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

const explained = (error: unknown, name: string): unknown =>
  error instanceof OnrecordError && ['unreadable', 'unsupported', 'usage'].includes(error.code)
    ? new OnrecordError(error.code, `${name} was not taken in, nor any part of it: ${error.message}`, {
        cause: error,
      })
    : error

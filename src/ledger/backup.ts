import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { OnrecordError } from '../model/index.ts'
import { copyLedger, isEmpty } from './copy.ts'
import { dialectOf, openFile } from './dialect.ts'
import { explained, openLedger, type Ledger } from './open.ts'
import { verify, type Verified } from './verify.ts'

/** Make sure that a file is on the disk, and its name in its folder. */
function settle(file: string): void {
  for (const path of [file, dirname(file)]) {
    const handle = openSync(path, 'r')
    fsyncSync(handle)
    closeSync(handle)
  }
}

const companions = (file: string): string[] => [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]

/** Write under another name first: a file of this name is whole or not there. */
async function whole(file: string, write: (part: string) => Promise<void>): Promise<Verified> {
  const part = `${file}.part`
  for (const path of companions(part)) rmSync(path, { force: true })
  try {
    await write(part)
    const ledger = await openLedger(part, 'read')
    const found = await verify(ledger).finally(() => ledger.close())
    const flaw = found.flaws[0]
    if (flaw) {
      throw new OnrecordError(
        'ledger-damaged',
        `The copy is not sound (${flaw.kind} ${flaw.subject}: ${flaw.message}), so it was not kept: check the ledger with \`onrecord verify\`.`,
      )
    }
    for (const path of companions(part).slice(1)) rmSync(path, { force: true })
    settle(part)
    renameSync(part, file)
    settle(file)
    return found
  } catch (cause) {
    throw explained(cause, file)
  } finally {
    for (const path of companions(part)) rmSync(path, { force: true })
  }
}

/** One look at a SQLite ledger written out as a file of its own; whoever writes to it meanwhile is not in the way. */
function vacuumInto(file: string, into: string): void {
  const database = openFile(file, 'read')
  try {
    database.prepare('vacuum into ?').run(into)
  } finally {
    database.close()
  }
}

/**
 * Copy a ledger, also while it is used, into `file`: a SQLite ledger of its own, checked before it takes its name.
 * @throws OnrecordError `usage` when `file` is there already, `ledger-damaged` when the copy is not sound.
 */
export async function backup(ledger: Ledger, file: string): Promise<Verified> {
  if (existsSync(file)) {
    throw new OnrecordError(
      'usage',
      `${file} is there already: name another file for the backup, or move that one.`,
    )
  }
  return whole(file, async (part) => {
    if (ledger.dialect === 'sqlite') return vacuumInto(ledger.opened, part)
    const copy = await openLedger(part)
    await copyLedger(ledger, copy).finally(() => copy.close())
  })
}

export interface Restored {
  readonly verified: Verified
  /** Where the ledger that was there before is kept. */
  readonly kept: string | null
}

/**
 * Put a backup in the place of a ledger. A file that is there already is kept beside it, when `replace` allows that
 * at all; a PostgreSQL database must be empty.
 * @throws OnrecordError `usage`, `ledger-busy` while the ledger is open elsewhere, `ledger-damaged`.
 */
export async function restore(
  file: string,
  address: string,
  given: { readonly replace: boolean; readonly at: Date },
): Promise<Restored> {
  const from = await openLedger(file, 'read')
  try {
    const found = await verify(from)
    const flaw = found.flaws[0]
    if (flaw) {
      throw new OnrecordError(
        'ledger-damaged',
        `${file} is not sound (${flaw.kind} ${flaw.subject}: ${flaw.message}): restore another backup.`,
      )
    }
    if (dialectOf(address) === 'postgres') {
      const to = await openLedger(address)
      try {
        if (!(await isEmpty(to))) {
          throw new OnrecordError(
            'usage',
            `${to.address} holds a ledger already: restore into an empty database, or join the two with \`onrecord import\`.`,
          )
        }
        await copyLedger(from, to)
      } finally {
        await to.close()
      }
      return { verified: found, kept: null }
    }
    const kept = existsSync(address) ? aside(address, given) : null
    try {
      return { verified: await whole(address, async (part) => vacuumInto(file, part)), kept }
    } catch (cause) {
      if (kept !== null && !existsSync(address)) renameSync(kept, address)
      throw cause
    }
  } finally {
    await from.close()
  }
}

/** Move the ledger that is there aside, once nobody has it open. */
function aside(address: string, { replace, at }: { readonly replace: boolean; readonly at: Date }): string {
  if (!replace) {
    throw new OnrecordError(
      'usage',
      `${address} is there already: restore under another name, or give --replace to put the backup in its place (the old one is kept beside it).`,
    )
  }
  const database = new Database(address, { timeout: 0 })
  try {
    // Only a connection that is alone may leave write-ahead logging; it writes the log back and removes it.
    database.pragma('journal_mode = delete')
  } catch (cause) {
    throw new OnrecordError(
      'ledger-busy',
      `${address} is open elsewhere: end \`onrecord serve\` and whatever else uses it, and try again.`,
      { cause },
    )
  } finally {
    database.close()
  }
  const kept = `${address}.before-${at.toISOString().replace(/[-:]/g, '').slice(0, 15)}`
  renameSync(address, kept)
  return kept
}

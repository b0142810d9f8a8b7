import { OnrecordError, type Reading } from '../model/index.ts'
import { keepLocation } from './location.ts'
import { transaction, type Ledger } from './open.ts'
import { addCurrent, keysOf } from './reading-rows.ts'
import { indexText, storable, textHash } from './report-text.ts'
import type { ReportRow } from './tables.ts'

/** What a loader knows of the way from the bytes to the text; the ledger keeps it and asks no more. */
export interface Original {
  readonly encoding?: string
  readonly leads?: readonly unknown[]
  readonly marks?: readonly unknown[]
  readonly within?: unknown
}

export interface AddOptions {
  /** Name and version of the reader that made the reading, such as `fast 0.1.0`. */
  readonly reader: string
  readonly at: Date
  /** The original bytes, to keep them. */
  readonly bytes?: Uint8Array | null
  readonly mediaType?: string
  /** How the text leads back to the bytes, kept as it is. */
  readonly original?: Original
  /** Take the reading even if this reader has read the report before (its words may have changed). */
  readonly again?: boolean
  /**
   * Size and time of change of the file, so that a resumed run can pass it over unread; null for what is no file. Left
   * out, they stay as they were: the report is read from the ledger.
   */
  readonly file?: { readonly size: number; readonly modifiedMs: number } | null
}

export interface Added {
  readonly reportId: string
  /** `known`: the same bytes, read by the same reader, were there; `reread`: a newer reading of known bytes. */
  readonly status: 'added' | 'known' | 'reread'
  /** Keys of the claims of the current reading, in order. */
  readonly claims: readonly string[]
}

/**
 * Keep a reading: the report whole, its attributions and claims, in one transaction. The same bytes twice are
 * recognised by their SHA-256; a reading by a newer reader takes the place of the one before, and what people
 * decided stays with the claims it was decided on.
 */
export function addReading(ledger: Ledger, reading: Reading, options: AddOptions): Promise<Added> {
  return transaction(ledger, async (ledger) => {
    const at = options.at.toISOString()
    const text = storable(reading.report.text)
    const { db } = ledger
    const known = await db
      .selectFrom('reports')
      .select(['id', 'text', 'bytes'])
      .where('sha256', '=', reading.report.sha256)
      .executeTakeFirst()
    const id = known?.id ?? (await addReport(ledger, reading, text, at, options))
    await keepLocation(ledger, reading.report.location, id, at, options.file)
    await db.deleteFrom('failures').where('location', '=', reading.report.location).execute()
    const current = known
      ? await db
          .selectFrom('readings')
          .select(['id', 'reader'])
          .where('report_id', '=', id)
          .where('current', '=', 1)
          .executeTakeFirst()
      : undefined
    if (current?.reader === options.reader && !options.again) {
      return { reportId: id, status: 'known', claims: await keysOf(ledger, id) }
    }
    if (known && known.text !== text) await changeText(ledger, id, known.text, text, current?.id)
    const claims = await addCurrent(
      ledger,
      id,
      { ...reading, report: { ...reading.report, text } },
      at,
      options,
    )
    return { reportId: id, status: known ? 'reread' : 'added', claims }
  })
}

async function addReport(
  { db }: Ledger,
  { report }: Reading,
  text: string,
  at: string,
  { bytes = null, mediaType = 'text/plain', original = {} }: AddOptions,
): Promise<string> {
  const id = await freeId(db, report.sha256)
  const row: ReportRow = {
    id,
    location: report.location,
    title: report.title,
    author: report.author,
    publisher: report.publisher,
    url: report.url,
    published: report.published,
    language: report.language,
    sha256: report.sha256,
    media_type: mediaType,
    text,
    text_sha256: textHash(text),
    // A text in UTF-8 is its own original.
    bytes: textHash(text) === report.sha256 ? null : bytes,
    original: JSON.stringify(original),
    added_at: at,
    state: 'unreviewed',
    revision: 0,
    note: null,
  }
  await db.insertInto('reports').values(row).execute()
  await indexText({ db }, id, text)
  return id
}

/** `r` and as many digits of the hash as tell it from the reports already there: 12, nearly always. */
async function freeId(db: Ledger['db'], sha256: string): Promise<string> {
  for (const digits of [12, 20, 64]) {
    const id = `r${sha256.slice(0, digits)}`
    const taken = await db.selectFrom('reports').select('id').where('id', '=', id).executeTakeFirst()
    if (!taken) return id
  }
  throw new OnrecordError('internal', `Report ${sha256} is in the ledger already.`)
}

/** A newer loader found another text in the same bytes: the reading before keeps the text its spans point into. */
async function changeText(
  ledger: Ledger,
  id: string,
  before: string,
  text: string,
  reading: string | undefined,
): Promise<void> {
  const { db } = ledger
  if (reading) await db.updateTable('readings').set({ text: before }).where('id', '=', reading).execute()
  await db
    .updateTable('reports')
    .set({ text, text_sha256: textHash(text) })
    .where('id', '=', id)
    .execute()
  await db.deleteFrom('passages').where('report_id', '=', id).execute()
  await indexText(ledger, id, text)
}

import { createHash } from 'node:crypto'
import { chunks } from './chunks.ts'
import type { Ledger } from './open.ts'
import { passages } from './passage.ts'

/** Databases keep no lone surrogates and PostgreSQL no zero: each becomes one mark (�), so that positions stay. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD')

export const textHash = (text: string): string => createHash('sha256').update(text).digest('hex')

export async function indexText({ db }: Pick<Ledger, 'db'>, id: string, text: string): Promise<void> {
  const rows = passages(text).map(([start, end]) => ({
    text: text.slice(start, end),
    report_id: id,
    span_start: start,
    span_end: end,
  }))
  for (const some of chunks(rows, 500)) await db.insertInto('passages').values(some).execute()
}

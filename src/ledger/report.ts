import { sql } from 'kysely'
import type { Report } from '../model/index.ts'
import type { Original } from './add.ts'
import type { Ledger } from './open.ts'
import type { ReportRow } from './tables.ts'

/** A report in the ledger, without its text. */
export interface LedgerReport extends Omit<Report, 'text'> {
  readonly mediaType: string
  readonly addedAt: string
  readonly reader: string
  readonly state: string
  readonly revision: number
  readonly note: string | null
  /** Claims by state, those of the current reading. */
  readonly counts: Readonly<Record<string, number>>
}

export interface ReportFilter {
  readonly ids?: readonly string[]
  /** Part of the title, publisher, author or location. */
  readonly words?: string
  /** Published within `[from, to]`. */
  readonly from?: string
  readonly to?: string
  readonly publisher?: string
  readonly limit?: number
  readonly offset?: number
}

const METADATA = [
  'reports.id',
  'location',
  'title',
  'author',
  'publisher',
  'url',
  'published',
  'language',
  'sha256',
  'media_type',
  'added_at',
  'state',
  'revision',
  'note',
] as const

export async function reportList({ db }: Ledger, filter: ReportFilter = {}): Promise<LedgerReport[]> {
  let query = db
    .selectFrom('reports')
    .innerJoin('readings', (join) =>
      join.onRef('readings.report_id', '=', 'reports.id').on('current', '=', 1),
    )
    .select([...METADATA, 'readings.reader'])
  if (filter.ids) query = query.where('reports.id', 'in', filter.ids.length === 0 ? [''] : [...filter.ids])
  if (filter.from !== undefined) query = query.where('published', '>=', filter.from)
  if (filter.to !== undefined) query = query.where('published', '<=', filter.to)
  if (filter.publisher !== undefined) query = query.where('publisher', '=', filter.publisher)
  if (filter.words !== undefined) {
    const like = `%${filter.words.toLowerCase()}%`
    query = query.where(
      sql<boolean>`lower(coalesce(title, '') || ' ' || coalesce(publisher, '') || ' ' || coalesce(author, '') || ' ' || location) like ${like}`,
    )
  }
  query = query.orderBy('published', 'desc').orderBy('added_at', 'desc').orderBy('reports.id')
  if (filter.limit !== undefined) query = query.limit(filter.limit)
  if (filter.offset !== undefined) query = query.offset(filter.offset)
  const rows = await query.execute()
  const counts = await countsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, media_type, added_at, ...row }) => ({
    ...row,
    id,
    mediaType: media_type,
    addedAt: added_at,
    counts: counts.get(id) ?? {},
  }))
}

async function countsOf(db: Ledger['db'], ids: string[]): Promise<Map<string, Record<string, number>>> {
  const counts = new Map<string, Record<string, number>>()
  for (let at = 0; at < ids.length; at += 400) {
    const rows = await db
      .selectFrom('claims')
      .select((eb) => ['report_id', 'state', eb.fn.countAll<number>().as('count')])
      .where('present', '=', 1)
      .where('report_id', 'in', ids.slice(at, at + 400))
      .groupBy(['report_id', 'state'])
      .execute()
    for (const { report_id: id, state, count } of rows) counts.set(id, { ...counts.get(id), [state]: count })
  }
  return counts
}

export async function reportById({ db }: Ledger, id: string): Promise<Report | null> {
  const row = await db.selectFrom('reports').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? reportOfRow(row) : null
}

/** A report's original bytes, and how its text leads back to them; null where the bytes were not kept. */
export async function reportOriginal(
  { db }: Ledger,
  id: string,
): Promise<{ bytes: Uint8Array; mediaType: string; original: Original } | null> {
  const row = await db
    .selectFrom('reports')
    .select(['bytes', 'text', 'text_sha256', 'sha256', 'media_type', 'original'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const bytes = row.bytes ?? (row.text_sha256 === row.sha256 ? new TextEncoder().encode(row.text) : null)
  return bytes && { bytes, mediaType: row.media_type, original: JSON.parse(row.original) as Original }
}

export async function reportBySha256(
  { db }: Ledger,
  sha256: string,
): Promise<{ id: string; reader: string } | null> {
  const row = await db
    .selectFrom('reports')
    .innerJoin('readings', (join) =>
      join.onRef('readings.report_id', '=', 'reports.id').on('current', '=', 1),
    )
    .select(['reports.id', 'readings.reader'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row ?? null
}

export const reportOfRow = (row: ReportRow): Report => ({
  id: row.id,
  location: row.location,
  title: row.title,
  author: row.author,
  publisher: row.publisher,
  url: row.url,
  published: row.published,
  language: row.language,
  sha256: row.sha256,
  text: row.text,
})

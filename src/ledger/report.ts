import { sql } from 'kysely'
import type {
  Attribution,
  Claim,
  Problem,
  Reading,
  Reason,
  Relation,
  Report,
  Source,
  Span,
} from '../model/index.ts'
import type { Original } from './add.ts'
import type { Ledger } from './open.ts'
import type { AttributionRow, ReportRow } from './tables.ts'

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

/** Locations taken in that begin with `start`: the documents of an archive stand at its path, `#` and a name. */
export async function locationsUnder({ db }: Ledger, start: string): Promise<string[]> {
  const rows = await db
    .selectFrom('locations')
    .select('location')
    .where(sql<boolean>`substr(location, 1, ${[...start].length}) = ${start}`)
    .execute()
  return rows.map(({ location }) => location)
}

/** What was taken in from `location`, and what its file looked like then. */
export interface Seen {
  readonly id: string
  readonly reader: string
  readonly size: number | null
  readonly modifiedMs: number | null
}

export async function reportAt({ db }: Ledger, location: string): Promise<Seen | null> {
  const row = await db
    .selectFrom('locations')
    .innerJoin('readings', (join) =>
      join.onRef('readings.report_id', '=', 'locations.report_id').on('current', '=', 1),
    )
    .select(['locations.report_id as id', 'reader', 'size', 'modified_ms as modifiedMs'])
    .where('locations.location', '=', location)
    .executeTakeFirst()
  return row ?? null
}

const reportOfRow = (row: ReportRow): Report => ({
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

/**
 * The current reading of a report, just as it was made; null when there is no such report. A long report has many
 * thousand relations: without them it comes at once.
 */
export async function readingOf(
  ledger: Ledger,
  reportId: string,
  { relations = true }: { readonly relations?: boolean } = {},
): Promise<Reading | null> {
  const { db } = ledger
  const row = await db.selectFrom('reports').selectAll().where('id', '=', reportId).executeTakeFirst()
  const reading = await db
    .selectFrom('readings')
    .selectAll()
    .where('report_id', '=', reportId)
    .where('current', '=', 1)
    .executeTakeFirst()
  if (!row || !reading) return null
  const sources = await db
    .selectFrom('reading_sources')
    .selectAll()
    .where('reading_id', '=', reading.id)
    .orderBy('number')
    .execute()
  const attributions = await db
    .selectFrom('attributions')
    .selectAll()
    .where('reading_id', '=', reading.id)
    .orderBy('number')
    .execute()
  const claims = await db
    .selectFrom('reading_claims')
    .select(['id', 'claim'])
    .where('reading_id', '=', reading.id)
    .orderBy('number')
    .execute()
  return {
    schema: 1,
    report: reportOfRow(row),
    sources: sources.map(({ id, name, kind, role, mentions }): Source => ({
      id,
      name,
      kind: kind as Source['kind'],
      role,
      mentions: JSON.parse(mentions) as Span[],
    })),
    attributions: attributions.map(attributionOfRow),
    claims: claims.map(({ claim }) => JSON.parse(claim) as Claim),
    relations: relations ? await relationsWithin(ledger, reportId) : [],
    problems: JSON.parse(reading.problems) as Problem[],
  }
}

/** Relations between claims of this report, by the ids that its current reading gives them. */
async function relationsWithin({ db }: Ledger, reportId: string): Promise<Relation[]> {
  const rows = await db
    .selectFrom('relations')
    .innerJoin('claims as one', 'one.key', 'relations.a')
    .innerJoin('claims as other', 'other.key', 'relations.b')
    .select(['kind', 'because', 'one.reading_claim_id as a', 'other.reading_claim_id as b'])
    .where('one.report_id', '=', reportId)
    .where('other.report_id', '=', reportId)
    .orderBy('one.number')
    .orderBy('other.number')
    .orderBy('kind')
    .execute()
  return rows.flatMap(({ kind, because, a, b }) =>
    a && b ? [{ kind: kind as Relation['kind'], a, b, because: JSON.parse(because) as Reason[] }] : [],
  )
}

export function attributionOfRow(row: AttributionRow): Attribution {
  const { source, cue, content, hedges, channel, saidOn } = JSON.parse(row.spans) as {
    source: Span[]
    cue: Span[]
    content: Span[]
    hedges: Span[]
    channel: Span | null
    saidOn: Span | null
  }
  return {
    id: row.id,
    source,
    cue,
    content,
    sourceId: row.source_id,
    kind: row.kind as Attribution['kind'],
    stance: row.stance as Attribution['stance'],
    channel: channel && { text: row.channel ?? '', span: channel },
    saidOn: saidOn && { from: row.said_from ?? '', to: row.said_to ?? '', span: saidOn },
    hedges,
    within: row.within,
    rule: row.rule,
  }
}

import { sql } from 'kysely'
import type { SourceKind } from '../model/index.ts'
import type { Ledger } from './open.ts'

/** A source across reports, with all that were merged into it. */
export interface LedgerSource {
  readonly key: string
  readonly name: string
  readonly kind: SourceKind
  readonly role: string | null
  readonly grade: string | null
  readonly note: string | null
  readonly revision: number
  /** Keys and names of the sources merged into this one. */
  readonly merged: readonly { readonly key: string; readonly name: string }[]
  readonly claims: number
  readonly reports: number
  /** Publication dates of the first and the last report with a claim of this source. */
  readonly first: string | null
  readonly last: string | null
}

/** Sources with at least one claim, those with most claims first. `words`: a part of the name or the role. */
export async function sourceList(
  { db }: Ledger,
  filter: { readonly words?: string; readonly keys?: readonly string[]; readonly limit?: number } = {},
): Promise<LedgerSource[]> {
  let query = db
    .selectFrom('claims')
    .innerJoin('sources as named', 'named.key', 'claims.source_key')
    .innerJoin('sources', 'sources.key', 'named.root')
    .innerJoin('reports', 'reports.id', 'claims.report_id')
    .where('claims.present', '=', 1)
    .select((eb) => [
      'sources.key',
      'sources.name',
      'sources.kind',
      'sources.role',
      'sources.grade',
      'sources.note',
      'sources.revision',
      eb.fn.countAll<number>().as('claims'),
      eb.fn.count<number>('claims.report_id').distinct().as('reports'),
      eb.fn.min('reports.published').as('first'),
      eb.fn.max('reports.published').as('last'),
    ])
    .groupBy([
      'sources.key',
      'sources.name',
      'sources.kind',
      'sources.role',
      'sources.grade',
      'sources.note',
      'sources.revision',
    ])
  if (filter.words !== undefined) {
    const like = `%${filter.words.toLowerCase()}%`
    query = query.where(sql<boolean>`lower(sources.name || ' ' || coalesce(sources.role, '')) like ${like}`)
  }
  if (filter.keys) query = query.where('sources.key', 'in', [...filter.keys, ''])
  query = query.orderBy('claims', 'desc').orderBy('sources.name').orderBy('sources.key')
  if (filter.limit !== undefined) query = query.limit(filter.limit)
  const rows = await query.execute()
  const merged = await db
    .selectFrom('sources')
    .select(['key', 'name', 'root'])
    .whereRef('root', '!=', 'key')
    .orderBy('name')
    .execute()
  const byRoot = Map.groupBy(merged, ({ root }) => root)
  return rows.map((row) => ({
    ...row,
    kind: row.kind as SourceKind,
    merged: (byRoot.get(row.key) ?? []).map(({ key, name }) => ({ key, name })),
  }))
}

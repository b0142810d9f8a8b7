import { sql, type Expression, type SqlBool } from 'kysely'
import type { Claim, Modality, Polarity } from '../model/index.ts'
import type { Anchor } from '../text/index.ts'
import { chunks } from './chunks.ts'
import { claimOfRow, markedOfRow } from './fields.ts'
import type { Marked } from './marked.ts'
import type { Ledger } from './open.ts'
import type { State } from './standing.ts'

/** A claim as it stands in the ledger: what the current reading says, with what people decided. */
export interface LedgerClaim extends Claim {
  /** Lasting name of the claim: its report's id, a dot, a number. */
  readonly key: string
  readonly reportId: string
  /** Name and key of the source, merged and renamed as people decided; null in the report's own voice. */
  readonly source: string | null
  readonly sourceKey: string | null
  readonly via: string | null
  readonly viaKey: string | null
  /** The words of its attribution as a person marked them; null where the reader's stand. */
  readonly marked: Marked | null
  readonly anchor: Anchor
  readonly state: State
  readonly revision: number
  readonly grade: string | null
  readonly note: string | null
  readonly origin: 'reader' | 'person'
  readonly present: boolean
  /** Fields in which it stands otherwise than the current reading says. */
  readonly differs: readonly string[]
  /** Decisions whose words are no longer in the text. */
  readonly unfit: readonly number[]
  readonly report: {
    readonly title: string | null
    readonly publisher: string | null
    readonly published: string | null
    readonly location: string
  }
}

export const CLAIM_ORDERS = [
  'report',
  'published',
  'event',
  'source',
  'side',
  'place',
  'period',
  'number',
  'state',
] as const
export type ClaimOrder = (typeof CLAIM_ORDERS)[number]

/** All that are given must hold. Words are compared without regard to case and may be a part of the field. */
export interface ClaimFilter {
  readonly keys?: readonly string[]
  readonly reports?: readonly string[]
  readonly events?: readonly string[]
  /** Part of the name of the source or of the one who relays it. */
  readonly source?: string
  /** Keys of sources, as they stand after merging. */
  readonly sourceKeys?: readonly string[]
  readonly side?: string
  readonly place?: string
  /** Claims whose period touches `[from, to]`, ISO dates; a claim without a period counts from its report's date. */
  readonly from?: string
  readonly to?: string
  readonly polarity?: Polarity
  readonly modality?: Modality
  /** Claims whose bounds allow a number of at least `min`, at most `max`. */
  readonly min?: number
  readonly max?: number
  readonly states?: readonly State[]
  /** Also claims that no longer stand in the current reading. */
  readonly gone?: boolean
  readonly order?: ClaimOrder
  readonly descending?: boolean
  readonly limit?: number
  readonly offset?: number
}

export async function claimList(ledger: Ledger, filter: ClaimFilter = {}): Promise<LedgerClaim[]> {
  let query = ordered(filtered(ledger, filter), filter)
  if (filter.limit !== undefined) query = query.limit(filter.limit)
  if (filter.offset !== undefined) query = query.offset(filter.offset)
  const rows = await query
    .selectAll('claims')
    .select([
      'said.name as said_name',
      'said.key as said_key',
      'relayed.name as relayed_name',
      'relayed.key as relayed_key',
      'reports.title as report_title',
      'reports.publisher as report_publisher',
      'reports.published as report_published',
      'reports.location as report_location',
    ])
    .execute()
  return rows.map((row): LedgerClaim => ({
    ...claimOfRow(row),
    sourceId: row.source_id,
    viaId: row.via_id,
    key: row.key,
    reportId: row.report_id,
    source: row.said_name,
    sourceKey: row.said_key,
    via: row.relayed_name,
    viaKey: row.relayed_key,
    marked: markedOfRow(row),
    anchor: {
      start: row.span_start,
      end: row.span_end,
      exact: row.exact,
      prefix: row.prefix,
      suffix: row.suffix,
    },
    state: row.state as State,
    revision: row.revision,
    grade: row.grade,
    note: row.note,
    origin: row.origin as 'reader' | 'person',
    present: row.present === 1,
    differs: JSON.parse(row.differs) as string[],
    unfit: JSON.parse(row.unfit) as number[],
    report: {
      title: row.report_title,
      publisher: row.report_publisher,
      published: row.report_published,
      location: row.report_location,
    },
  }))
}

export async function countClaims(ledger: Ledger, filter: ClaimFilter = {}): Promise<number> {
  const row = await filtered(ledger, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

export async function claimByKey(ledger: Ledger, key: string): Promise<LedgerClaim | null> {
  const [claim] = await claimList(ledger, { keys: [key], gone: true })
  return claim ?? null
}

/** Claims by their keys; also those that no longer stand in the current reading, unless `gone` is false. */
export async function claimsByKey(
  ledger: Ledger,
  keys: Iterable<string>,
  { gone = true }: Pick<ClaimFilter, 'gone'> = {},
): Promise<Map<string, LedgerClaim>> {
  const found = new Map<string, LedgerClaim>()
  for (const some of chunks([...new Set(keys)], 400)) {
    for (const claim of await claimList(ledger, { keys: some, gone })) found.set(claim.key, claim)
  }
  return found
}

/** Claims with their reports and their sources as they stand after merging, before anything is selected. */
const joined = ({ db }: Ledger) =>
  db
    .selectFrom('claims')
    .innerJoin('reports', 'reports.id', 'claims.report_id')
    .leftJoin('sources as named', 'named.key', 'claims.source_key')
    .leftJoin('sources as said', 'said.key', 'named.root')
    .leftJoin('sources as via', 'via.key', 'claims.via_key')
    .leftJoin('sources as relayed', 'relayed.key', 'via.root')

type Joined = ReturnType<typeof joined>

function filtered(ledger: Ledger, filter: ClaimFilter): Joined {
  const {
    keys,
    reports,
    events,
    source,
    sourceKeys,
    side,
    place,
    from,
    to,
    polarity,
    modality,
    min,
    max,
    states,
  } = filter
  let query = joined(ledger)
  if (!filter.gone) query = query.where('claims.present', '=', 1)
  if (keys) query = query.where('claims.key', 'in', some(keys))
  if (reports) query = query.where('claims.report_id', 'in', some(reports))
  if (events) query = query.where('claims.event', 'in', some(events))
  if (states) query = query.where('claims.state', 'in', some(states))
  if (polarity) query = query.where('claims.polarity', '=', polarity)
  if (modality) query = query.where('claims.modality', '=', modality)
  if (sourceKeys) query = query.where('said.key', 'in', some(sourceKeys))
  if (source !== undefined) {
    query = query.where((eb) =>
      eb.or([holds(sql.ref('said.name'), source), holds(sql.ref('relayed.name'), source)]),
    )
  }
  if (side !== undefined) query = query.where(holds(sql.ref('claims.side'), side))
  if (place !== undefined) query = query.where(holds(sql.ref('claims.place'), place))
  // A bound that is not there does not rule a number out; a claim without any bound says no number at all.
  if (min !== undefined || max !== undefined) {
    query = query.where((eb) =>
      eb.or([eb('claims.lower', 'is not', null), eb('claims.upper', 'is not', null)]),
    )
  }
  if (min !== undefined) {
    query = query.where((eb) => eb.or([eb('claims.upper', 'is', null), eb('claims.upper', '>=', min)]))
  }
  if (max !== undefined) {
    query = query.where((eb) => eb.or([eb('claims.lower', 'is', null), eb('claims.lower', '<=', max)]))
  }
  if (from !== undefined) query = query.where(sql<SqlBool>`coalesce(claims.period_to, ${until}) >= ${from}`)
  if (to !== undefined) query = query.where(sql<SqlBool>`coalesce(claims.period_from, ${since}) <= ${to}`)
  return query
}

// A period open at its end runs on; a claim without one is dated by its report.
const until = sql`case when claims.period_from is null then reports.published else '9999-12-31' end`
const since = sql`case when claims.period_to is null then reports.published else '0001-01-01' end`

/** An empty list matches nothing; SQL has no empty list. */
const some = (list: readonly string[]): readonly string[] => (list.length === 0 ? [''] : list)

const holds = (column: Expression<unknown>, words: string): Expression<SqlBool> =>
  sql<SqlBool>`lower(${column}) like ${`%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`

const ORDER = {
  report: [],
  published: ['reports.published'],
  event: ['claims.event'],
  source: ['said.name'],
  side: ['claims.side'],
  place: ['claims.place'],
  period: ['claims.period_from', 'claims.period_to'],
  number: ['claims.lower', 'claims.upper'],
  state: ['claims.state'],
} as const satisfies Record<ClaimOrder, readonly string[]>

function ordered(query: Joined, { order = 'report', descending = false }: ClaimFilter): Joined {
  const direction = descending ? 'desc' : 'asc'
  let sorted = query
  for (const column of ORDER[order]) {
    // Nothing comes last either way, on both databases.
    sorted = sorted.orderBy(sql`${sql.ref(column)} is null`).orderBy(column, direction)
  }
  if (order === 'report') sorted = sorted.orderBy('reports.published', direction)
  return sorted.orderBy('claims.report_id').orderBy('claims.number')
}

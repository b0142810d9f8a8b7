import type { Anchor } from '../text/index.ts'
import { carry } from './carry.ts'
import { indexText } from './report-text.ts'
import { chunks } from './chunks.ts'
import { copyLedger, isEmpty } from './copy.ts'
import { joinDecisions } from './join-decisions.ts'
import { freshKey, type Names } from './join-names.ts'
import { transaction, type Ledger } from './open.ts'
import { putRelations, relationKey } from './relation.ts'
import type { ClaimRow, ReportRow } from './tables.ts'

/** What came in from another ledger. */
export interface Joined {
  readonly reports: number
  /** Reports that both had. */
  readonly known: number
  readonly decisions: number
  /**
   * Subjects on which people of both ledgers had decided, and not alike. They stand as this ledger has them; what the other
   * one's people decided is kept beside it as a second reader's.
   */
  readonly beside: readonly string[]
}

/**
 * Take in all that another ledger holds: its reports with their readings, and what people decided, with who, when and why.
 * A report, claim or decision that is here already is not taken twice. All in one transaction; the other ledger is only read.
 */
export function joinLedger(ledger: Ledger, other: Ledger, at: Date): Promise<Joined> {
  return transaction(ledger, async (ledger) => {
    if (await isEmpty(ledger)) return copied(ledger, other)
    const names: Names = { reports: new Map(), claims: new Map(), numbers: new Map() }
    let known = 0
    await joinSources(ledger, other)
    const ids = await other.db
      .selectFrom('reports')
      .select(['id', 'sha256'])
      .orderBy('added_at')
      .orderBy('id')
      .execute()
    for (const { id, sha256 } of ids) {
      const here = await ledger.db
        .selectFrom('reports')
        .select('id')
        .where('sha256', '=', sha256)
        .executeTakeFirst()
      names.reports.set(id, here?.id ?? id)
      if (here) {
        known++
        await matchClaims(ledger, other, id, here.id, names)
      } else await joinReport(ledger, other, id, names)
      await joinLocations(ledger, other, id, here?.id ?? id)
    }
    const decided = await joinDecisions(ledger, other, names)
    await joinRelations(ledger, other, names, at)
    await joinFailures(ledger, other)
    return { reports: ids.length - known, known, ...decided }
  })
}

/** An empty ledger becomes the other one, to the row. */
async function copied(ledger: Ledger, other: Ledger): Promise<Joined> {
  await copyLedger(other, ledger)
  const countIn = async (table: 'reports' | 'decisions'): Promise<number> => {
    const row = await ledger.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return Number(row.count)
  }
  return { reports: await countIn('reports'), known: 0, decisions: await countIn('decisions'), beside: [] }
}

/** Sources as they were named; what people decided on them comes with the decisions. */
async function joinSources({ db }: Ledger, other: Ledger): Promise<void> {
  const rows = await other.db.selectFrom('sources').select(['key', 'name', 'kind', 'role']).execute()
  // A renamed source comes under the name it had, and is renamed by its decision.
  const renamed = await other.db
    .selectFrom('decisions')
    .select(['subject', 'from_json'])
    .where('action', '=', 'rename')
    .orderBy('seq', 'desc')
    .execute()
  const first = new Map(
    renamed.map(({ subject, from_json }) => [subject, (JSON.parse(from_json) as { name?: string }).name]),
  )
  const fresh = rows.map((row) => ({
    ...row,
    name: first.get(row.key) ?? row.name,
    merged_into: null,
    root: row.key,
    grade: null,
    state: 'unreviewed',
    revision: 0,
    note: null,
  }))
  for (const some of chunks(fresh, 200)) {
    await db
      .insertInto('sources')
      .values(some)
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute()
  }
}

/** A report that is not here yet, whole, its claims as they were read. */
async function joinReport({ db }: Ledger, other: Ledger, id: string, names: Names): Promise<void> {
  const report = await other.db
    .selectFrom('reports')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('reports')
    .values({ ...report, ...(await before(other, report)) })
    .execute()
  await indexText({ db }, id, report.text)
  const readings = await other.db.selectFrom('readings').selectAll().where('report_id', '=', id).execute()
  for (const reading of readings) {
    await db.insertInto('readings').values(reading).execute()
    for (const table of ['reading_sources', 'attributions', 'reading_claims'] as const) {
      const rows = await other.db.selectFrom(table).selectAll().where('reading_id', '=', reading.id).execute()
      for (const some of chunks(rows as never[], 200)) await db.insertInto(table).values(some).execute()
    }
  }
  const claims = await other.db.selectFrom('claims').selectAll().where('report_id', '=', id).execute()
  for (const some of chunks(claims, 200)) await db.insertInto('claims').values(some).execute()
  for (const { key } of claims) names.claims.set(key, key)
}

/** A report's metadata as it was before anyone corrected it; the corrections come with the decisions. */
async function before(other: Ledger, { id }: ReportRow): Promise<Partial<ReportRow>> {
  const rows = await other.db
    .selectFrom('decisions')
    .select('from_json')
    .where('subject_kind', '=', 'report')
    .where('subject', '=', id)
    .where('action', '=', 'correct')
    .orderBy('seq', 'desc')
    .execute()
  const fields = Object.assign(
    {},
    ...rows.map(({ from_json }) => JSON.parse(from_json) as object),
  ) as Partial<ReportRow>
  const { state: _, ...kept } = fields
  return { ...kept, state: 'unreviewed', revision: 0, note: null }
}

/** Which claim of a report that both have is which: the same event in the same words. */
async function matchClaims(
  ledger: Ledger,
  other: Ledger,
  id: string,
  here: string,
  names: Names,
): Promise<void> {
  const { db } = ledger
  const text = await db.selectFrom('reports').select('text').where('id', '=', here).executeTakeFirstOrThrow()
  const own = await db
    .selectFrom('claims')
    .selectAll()
    .where('report_id', '=', here)
    .orderBy('number')
    .execute()
  const theirs = await other.db
    .selectFrom('claims')
    .selectAll()
    .where('report_id', '=', id)
    .where('origin', '=', 'reader')
    .orderBy('number')
    .execute()
  const fresh = theirs.map((row) => ({ event: row.event, span: [row.span_start, row.span_end] as const }))
  const keys = carry(own.filter(({ origin }) => origin === 'reader').map(anchored), fresh, text.text)
  const decided = await other.db
    .selectFrom('decisions')
    .select('subject')
    .distinct()
    .where('subject_kind', '=', 'claim')
    .where('report_id', '=', id)
    .execute()
  const wanted = new Set(decided.map(({ subject }) => subject))
  for (const [i, row] of theirs.entries()) {
    const key = keys[i]
    if (key) names.claims.set(row.key, key)
    else if (wanted.has(row.key)) {
      // Nobody's word is dropped: a claim that only their reader found comes along, as one that no reading here has.
      const fresh = await freshKey(ledger, here, names)
      const gone = { present: 0, reading_claim_id: null, attribution_id: null, source_id: null, via_id: null }
      await db
        .insertInto('claims')
        .values({ ...row, ...gone, key: fresh, report_id: here, number: numberOf(fresh) })
        .execute()
      names.claims.set(row.key, fresh)
    }
  }
}

const numberOf = (key: string): number => Number(key.slice(key.lastIndexOf('.') + 1))

const anchored = ({
  key,
  event,
  span_start: start,
  span_end: end,
  exact,
  prefix,
  suffix,
}: ClaimRow): { key: string; event: string; anchor: Anchor } => ({
  key,
  event,
  anchor: { start, end, exact, prefix, suffix },
})

async function joinLocations({ db }: Ledger, other: Ledger, id: string, here: string): Promise<void> {
  const rows = await other.db.selectFrom('locations').selectAll().where('report_id', '=', id).execute()
  for (const row of rows) {
    await db
      .insertInto('locations')
      .values({ ...row, report_id: here })
      .onConflict((conflict) => conflict.column('location').doNothing())
      .execute()
  }
}

async function joinRelations(ledger: Ledger, other: Ledger, { claims }: Names, at: Date): Promise<void> {
  const rows = await other.db.selectFrom('relations').selectAll().execute()
  const here = new Set(
    (await ledger.db.selectFrom('relations').select('key').execute()).map(({ key }) => key),
  )
  const fresh = rows.flatMap(({ kind, a, b, because }) => {
    const [x, y] = [claims.get(a), claims.get(b)]
    const relation = { kind: kind as never, a: x ?? '', b: y ?? '', because: JSON.parse(because) as never }
    return x && y && !here.has(relationKey(relation)) ? [relation] : []
  })
  await putRelations(ledger, fresh, at.toISOString())
}

async function joinFailures({ db }: Ledger, other: Ledger): Promise<void> {
  const rows = await other.db.selectFrom('failures').selectAll().execute()
  for (const row of rows) {
    const read = await db
      .selectFrom('locations')
      .select('location')
      .where('location', '=', row.location)
      .executeTakeFirst()
    if (!read)
      await db
        .insertInto('failures')
        .values(row)
        .onConflict((conflict) => conflict.column('location').doNothing())
        .execute()
  }
}

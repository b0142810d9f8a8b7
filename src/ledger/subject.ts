import { OnrecordError, type Claim, type Source, type SourceKind } from '../model/index.ts'
import { knowNamed, rowOf } from './claim-rows.ts'
import { decisionOfRow, holding, type Decision, type Json, type SubjectKind } from './decision.ts'
import { fieldsOfRow } from './fields.ts'
import type { Ledger } from './open.ts'
import { followMerges } from './merge.ts'
import { standing } from './standing.ts'
import type { ClaimRow, ReportRow, SourceRow } from './tables.ts'

/** What a decision is on, as it is now. */
export interface Current {
  readonly revision: number
  readonly reportId: string | null
  /** The report's text, for claims and reports. */
  readonly text: string
  /** All that a decision may change. */
  readonly from: Json
  /** For a claim, its fields. */
  readonly fields: Json
}

/** @throws OnrecordError `not-found` when there is no such claim, relation, source or report. */
export async function current({ db }: Ledger, kind: SubjectKind, subject: string): Promise<Current> {
  if (kind === 'claim') {
    const row = await db.selectFrom('claims').selectAll().where('key', '=', subject).executeTakeFirst()
    if (!row) throw unknown(kind, subject)
    const report = await db
      .selectFrom('reports')
      .select('text')
      .where('id', '=', row.report_id)
      .executeTakeFirstOrThrow()
    const fields = fieldsOfRow(row) as unknown as { [key: string]: Json }
    const from = { ...fields, state: row.state, grade: row.grade }
    return { revision: row.revision, reportId: row.report_id, text: report.text, from, fields }
  }
  const row = await db
    .selectFrom(`${kind}s`)
    .selectAll()
    .where(kind === 'report' ? 'id' : 'key', '=', subject)
    .executeTakeFirst()
  if (!row) throw unknown(kind, subject)
  const {
    state,
    revision,
    text = '',
    title,
    author,
    publisher,
    url,
    published,
    name,
    grade,
  } = row as Partial<ReportRow & SourceRow> & { state: string; revision: number }
  const own = kind === 'report' ? { title, author, publisher, url, published } : { name, grade }
  const from = { state, ...(kind === 'relation' ? {} : own) } as Json
  return { revision, reportId: null, text, from, fields: null }
}

const unknown = (kind: SubjectKind, subject: string): OnrecordError =>
  new OnrecordError('not-found', `The ledger holds no ${kind} ${subject}.`)

/** Let a subject stand as the decisions on it have it. */
export async function restand(ledger: Ledger, kind: SubjectKind, subject: string): Promise<void> {
  const { db } = ledger
  const rows = await db
    .selectFrom('decisions')
    .selectAll()
    .where('subject_kind', '=', kind)
    .where('subject', '=', subject)
    .where('blind', '=', 0)
    .orderBy('seq')
    .execute()
  const decisions = rows.map(decisionOfRow)
  if (kind === 'claim') return restandClaim(ledger, subject, decisions)
  const { state, note } = standing(decisions)
  const next = { state, note, revision: (await current(ledger, kind, subject)).revision + 1 }
  if (kind === 'relation') {
    await db.updateTable('relations').set(next).where('key', '=', subject).execute()
  } else if (kind === 'report') {
    const fields = overridden(decisions, 'correct')
    await db
      .updateTable('reports')
      .set({ ...next, ...fields })
      .where('id', '=', subject)
      .execute()
  } else {
    const { grade } = standing(decisions)
    const name = overridden(decisions, 'rename')
    const merged = holding(decisions).findLast(({ action }) => action === 'merge' || action === 'split')
    const merged_into = merged?.action === 'merge' ? (merged.to as { into: string }).into : null
    await db
      .updateTable('sources')
      .set({ ...next, ...name, grade, merged_into })
      .where('key', '=', subject)
      .execute()
    await followMerges(ledger)
  }
}

/** Values that decisions of one kind give, over those that were there before the first of them. */
function overridden(
  decisions: readonly Decision[],
  action: Decision['action'],
): Record<string, string | null> {
  const all = decisions.filter((decision) => decision.action === action)
  const before = all.toReversed().map(({ from }) => ({ ...(from as object), state: undefined }))
  const after = holding(decisions)
    .filter((decision) => decision.action === action)
    .map(({ to }) => to as object)
  const values = Object.assign({}, ...before, ...after) as Record<string, string | null>
  delete values['state']
  return values
}

async function restandClaim(ledger: Ledger, key: string, decisions: readonly Decision[]): Promise<void> {
  const { db } = ledger
  const reportId = key.slice(0, key.lastIndexOf('.'))
  const reading = await names(ledger, reportId)
  await knowNamed(ledger, decisions, reading, reportId)
  const read = await db
    .selectFrom('reading_claims')
    .select('claim')
    .where('reading_id', '=', reading.id)
    .where('claim_key', '=', key)
    .executeTakeFirst()
  const old = await db.selectFrom('claims').selectAll().where('key', '=', key).executeTakeFirst()
  const carried = read ? { key, claim: JSON.parse(read.claim) as Claim } : null
  const row = rowOf(reportId, key, carried, decisions, reading, old)
  if (!row) return
  await db
    .insertInto('claims')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute()
}

interface Named {
  readonly id: string
  readonly report: { text: string }
  readonly sources: Source[]
}

/** The current reading of a report, as far as its claims need it. */
async function names({ db }: Ledger, reportId: string): Promise<Named> {
  const report = await db
    .selectFrom('reports')
    .innerJoin('readings', (join) =>
      join.onRef('readings.report_id', '=', 'reports.id').on('current', '=', 1),
    )
    .select(['reports.text', 'readings.id'])
    .where('reports.id', '=', reportId)
    .executeTakeFirstOrThrow()
  const sources = await db
    .selectFrom('reading_sources')
    .select(['id', 'name', 'kind', 'role'])
    .where('reading_id', '=', report.id)
    .orderBy('number')
    .execute()
  return {
    id: report.id,
    report: { text: report.text },
    sources: sources.map((source) => ({ ...source, kind: source.kind as SourceKind, mentions: [] })),
  }
}

/**
 * The report's claims as their reading and `decided` make them, beside the rows that are there: what `verify`
 * compares. A claim that nothing speaks for any more has no due row.
 */
export async function dueClaims(
  ledger: Ledger,
  reportId: string,
  decided: ReadonlyMap<string, Decision[]>,
): Promise<{ row: ClaimRow; due: ClaimRow | null }[]> {
  const { db } = ledger
  const reading = await names(ledger, reportId)
  const read = await db
    .selectFrom('reading_claims')
    .select(['claim', 'claim_key'])
    .where('reading_id', '=', reading.id)
    .execute()
  const claims = new Map(
    read.map(({ claim_key: key, claim }) => [key, { key, claim: JSON.parse(claim) as Claim }]),
  )
  const rows = await db.selectFrom('claims').selectAll().where('report_id', '=', reportId).execute()
  return rows.map((row) => ({
    row,
    due: rowOf(reportId, row.key, claims.get(row.key) ?? null, decided.get(row.key) ?? [], reading, row),
  }))
}

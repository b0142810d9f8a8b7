import { anchorsOf, fieldsOfRow } from '../fields.ts'
import type { Problem, SourceKind, Span } from '../../model/index.ts'
import type { Original } from '../add.ts'
import { chunks } from '../chunks.ts'
import { decisionOfRow } from '../decision.ts'
import { givenOf } from '../failure.ts'
import type { Ledger } from '../open.ts'
import { attributionOfRow } from '../reading.ts'
import { reportOfRow } from '../report.ts'
import type { State } from '../standing.ts'
import type { ClaimRow, ReadingRow, ReportRow } from '../tables.ts'
import { partOf, type Part } from './part.ts'
import { anchorsIn } from './places.ts'
import {
  VERSION,
  type ClaimRecord,
  type LedgerRecord,
  type ReadingRecord,
  type ReportRecord,
  type SourceRecord,
} from './record.ts'

/**
 * Everything that a ledger holds (or, with `reports`, these and what was decided on them), record by record, a report
 * in memory at a time. The same ledger gives the same records in the same order.
 */
export async function* ledgerRecords(
  ledger: Ledger,
  reports?: readonly string[],
): AsyncGenerator<LedgerRecord> {
  const { db } = ledger
  const part = reports ? await partOf(ledger, reports) : null
  yield { kind: 'ledger', version: VERSION, whole: part === null }
  yield* sourceRecords(ledger, part)
  const ids = await db.selectFrom('reports').select('id').orderBy('added_at').orderBy('id').execute()
  const wanted = ids.map(({ id }) => id).filter((id) => part === null || part.reports.has(id))
  for (const id of wanted) yield await reportRecord(ledger, id)
  yield* relationRecords(ledger, part)
  let decisions = 0
  for await (const decision of decisionRecords(ledger, part)) {
    decisions++
    yield decision
  }
  if (part === null) yield* failureRecords(ledger)
  yield { kind: 'end', reports: wanted.length, decisions }
}

async function* sourceRecords({ db }: Ledger, part: Part | null): AsyncGenerator<SourceRecord> {
  const rows = await db
    .selectFrom('sources')
    .select(['key', 'name', 'kind', 'role', 'revision'])
    .orderBy('key')
    .execute()
  for (const { kind, ...row } of rows) {
    if (part && !part.sources.has(row.key)) continue
    const { key, name, role, revision } = row
    yield { kind: 'source', key, name, sourceKind: kind as SourceKind, role, revision }
  }
}

async function reportRecord(ledger: Ledger, id: string): Promise<ReportRecord> {
  const { db } = ledger
  const row = await db.selectFrom('reports').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const locations = await db
    .selectFrom('locations')
    .selectAll()
    .where('report_id', '=', id)
    .orderBy('location')
    .execute()
  const claims = await db
    .selectFrom('claims')
    .selectAll()
    .where('report_id', '=', id)
    .orderBy('number')
    .execute()
  return {
    kind: 'report',
    report: reportOfRow(row),
    mediaType: row.media_type,
    textSha256: row.text_sha256,
    bytes: row.bytes && Buffer.from(row.bytes).toString('base64'),
    original: JSON.parse(row.original) as Original,
    addedAt: row.added_at,
    revision: row.revision,
    locations: locations.map(({ location, size, modified_ms: modifiedMs, seen_at: seenAt }) => ({
      location,
      size,
      modifiedMs,
      seenAt,
    })),
    readings: await readingRecords(ledger, row),
    claims: claims.map((claim) => claimRecord(claim, row.text)),
  }
}

const number = ({ id }: ReadingRow): number => Number(id.slice(id.lastIndexOf('#') + 1))

async function readingRecords(ledger: Ledger, report: ReportRow): Promise<ReadingRecord[]> {
  const rows = await ledger.db.selectFrom('readings').selectAll().where('report_id', '=', report.id).execute()
  rows.sort((a, b) => number(a) - number(b))
  return Promise.all(rows.map((row) => readingRecord(ledger, row, row.text ?? report.text)))
}

async function readingRecord({ db }: Ledger, row: ReadingRow, text: string): Promise<ReadingRecord> {
  const sources = await db
    .selectFrom('reading_sources')
    .select(['id', 'name', 'kind', 'role', 'mentions'])
    .where('reading_id', '=', row.id)
    .orderBy('number')
    .execute()
  const attributions = await db
    .selectFrom('attributions')
    .selectAll()
    .where('reading_id', '=', row.id)
    .orderBy('number')
    .execute()
  const claims = await db
    .selectFrom('reading_claims')
    .select(['claim_key', 'claim'])
    .where('reading_id', '=', row.id)
    .orderBy('number')
    .execute()
  const pointing = {
    sources: sources.map(({ id, name, kind, role, mentions }) => ({
      id,
      name,
      kind: kind as SourceKind,
      role,
      mentions: JSON.parse(mentions) as Span[],
    })),
    attributions: attributions.map(attributionOfRow),
    claims: claims.map(({ claim_key: key, claim }) => ({ key, claim: JSON.parse(claim) as never })),
    problems: JSON.parse(row.problems) as Problem[],
  }
  const { id, reader, made_at: madeAt } = row
  return {
    id,
    reader,
    current: row.current === 1,
    madeAt,
    text: row.text,
    ...pointing,
    anchors: anchorsIn(pointing, text),
  }
}

function claimRecord(row: ClaimRow, text: string): ClaimRecord {
  const fields = fieldsOfRow(row)
  const { span_start: start, span_end: end, exact, prefix, suffix } = row
  return {
    key: row.key,
    fields,
    // A claim that is gone has the words it had, wherever they are now.
    anchors: { ...anchorsOf(fields, text), span: { start, end, exact, prefix, suffix } },
    readingClaimId: row.reading_claim_id,
    attributionId: row.attribution_id,
    sourceId: row.source_id,
    viaId: row.via_id,
    sourceKey: row.source_key,
    viaKey: row.via_key,
    rule: row.rule,
    origin: row.origin as 'reader' | 'person',
    present: row.present === 1,
    state: row.state as State,
    revision: row.revision,
    grade: row.grade,
    note: row.note,
    differs: JSON.parse(row.differs) as string[],
    unfit: JSON.parse(row.unfit) as number[],
  }
}

async function* relationRecords({ db }: Ledger, part: Part | null): AsyncGenerator<LedgerRecord> {
  const keys = await db.selectFrom('relations').select('key').orderBy('key').execute()
  const wanted = keys.map(({ key }) => key).filter((key) => part === null || part.relation(key))
  for (const some of chunks(wanted, 400)) {
    const rows = await db
      .selectFrom('relations')
      .selectAll()
      .where('key', 'in', some)
      .orderBy('key')
      .execute()
    for (const { kind: relation, a, b, because, made_at: madeAt, revision } of rows)
      yield { kind: 'relation', relation, a, b, because: JSON.parse(because) as [], madeAt, revision }
  }
}

const PAGE = 500

async function* decisionRecords({ db }: Ledger, part: Part | null): AsyncGenerator<LedgerRecord> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('decisions')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    if (rows.length === 0) return
    for (const decision of rows.map(decisionOfRow)) {
      after = decision.seq
      if (part === null || part.decision(decision)) yield { kind: 'decision', decision }
    }
  }
}

async function* failureRecords({ db }: Ledger): AsyncGenerator<LedgerRecord> {
  const rows = await db.selectFrom('failures').selectAll().orderBy('location').execute()
  for (const { location, code, reason, failed_at: failedAt, tries, given } of rows)
    yield { kind: 'failure', location, code, reason, failedAt, tries, given: givenOf(given) }
}

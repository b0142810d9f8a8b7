import type { Claim, Reading, SourceKind } from '../model/index.ts'
import { decisionOfRow, fieldsIn, type Decision } from './decision.ts'
import { columnsOf, type ClaimFields } from './fields.ts'
import type { Ledger } from './open.ts'
import { knowSources, sourceKey } from './source.ts'
import { claimStanding } from './standing.ts'
import type { ClaimRow } from './tables.ts'

/** A claim of the current reading under its lasting key. */
export interface Carried {
  readonly claim: Claim
  readonly key: string
}

type Names = Pick<Reading, 'sources'>

/** A claim as read, with its sources by name. */
function fieldsRead(claim: Claim, { sources }: Names): ClaimFields {
  const name = (id: string | null): string | null => sources.find((source) => source.id === id)?.name ?? null
  const { span, event, manner, quantity, population, place, period, polarity, modality } = claim
  return {
    span,
    event,
    manner,
    quantity,
    population,
    place,
    period,
    polarity,
    modality,
    source: name(claim.sourceId),
    via: name(claim.viaId),
    marked: null,
  }
}

/** Write the report's claims as they stand with a new reading and the decisions made so far. */
export async function writeClaims(
  ledger: Ledger,
  reportId: string,
  claims: readonly Carried[],
  reading: Names & { report: { text: string } },
): Promise<void> {
  const { db } = ledger
  const before = await db.selectFrom('claims').selectAll().where('report_id', '=', reportId).execute()
  const decisions = before.length === 0 ? new Map<string, Decision[]>() : await decisionsOf(ledger, reportId)
  const old = new Map(before.map((row) => [row.key, row]))
  const rows: ClaimRow[] = []
  for (const carried of claims) {
    const on = decisions.get(carried.key) ?? []
    const row = rowOf(reportId, carried.key, carried, on, reading, old.get(carried.key))
    if (row) rows.push(row)
    old.delete(carried.key)
  }
  // What the new reading no longer says stays in the ledger; what a person added is looked for in the text.
  for (const [key, row] of old) {
    const left = rowOf(reportId, key, null, decisions.get(key) ?? [], reading, row)
    rows.push(left ?? { ...row, present: 0, reading_claim_id: null, revision: row.revision + 1 })
  }
  await knowNamed(ledger, [...decisions.values()].flat(), reading, reportId)
  for (let at = 0; at < rows.length; at += 200) await upsert(ledger, rows.slice(at, at + 200))
}

async function upsert({ db }: Ledger, rows: ClaimRow[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}) as (keyof ClaimRow)[]
  await db
    .insertInto('claims')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet((eb) =>
          Object.fromEntries(columns.map((column) => [column, eb.ref(`excluded.${column}`)])),
        ),
    )
    .execute()
}

/** Everything people decided on the claims of a report, blind readings left out, by claim. */
export async function decisionsOf({ db }: Ledger, reportId: string): Promise<Map<string, Decision[]>> {
  const rows = await db
    .selectFrom('decisions')
    .selectAll()
    .where('report_id', '=', reportId)
    .where('subject_kind', '=', 'claim')
    .where('blind', '=', 0)
    .orderBy('seq')
    .execute()
  return Map.groupBy(rows.map(decisionOfRow), (decision) => decision.subject)
}

/**
 * The row of a claim as it stands. `carried` is what the current reading says of it, if it does. A claim that the
 * reading no longer holds stays present while a person's word for it fits the text. Null when nothing is known
 * of what it says.
 */
export function rowOf(
  reportId: string,
  key: string,
  carried: Carried | null,
  decisions: readonly Decision[],
  reading: Names & { report: { text: string } },
  old: ClaimRow | undefined,
): ClaimRow | null {
  const { text } = reading.report
  const added = old?.origin === 'person' || decisions[0]?.action === 'add'
  const stands = claimStanding(carried && fieldsRead(carried.claim, reading), decisions, text)
  if (!stands) return null
  const vouched =
    stands.unfit.length === 0 && (added ? stands.state !== 'withdrawn' : stands.state === 'accepted')
  return {
    key,
    report_id: reportId,
    number: Number(key.slice(key.lastIndexOf('.') + 1)),
    reading_claim_id: carried?.claim.id ?? null,
    ...columnsOf(stands.fields, text),
    attribution_id: carried?.claim.attributionId ?? null,
    source_id: idOfName(stands.fields.source, reading),
    via_id: idOfName(stands.fields.via, reading),
    source_key: keyOfName(stands.fields.source, reading, reportId),
    via_key: keyOfName(stands.fields.via, reading, reportId),
    rule: carried?.claim.rule ?? (added ? 'person' : (old?.rule ?? 'person')),
    origin: added ? 'person' : 'reader',
    present: (carried || vouched) && stands.state !== 'replaced' ? 1 : 0,
    state: stands.state,
    revision: old ? old.revision + 1 : 0,
    grade: stands.grade,
    note: stands.note,
    differs: JSON.stringify(stands.differs),
    unfit: JSON.stringify(stands.unfit),
  }
}

const idOfName = (name: string | null, { sources }: Names): string | null =>
  sources.find((source) => source.name === name)?.id ?? null

function keyOfName(name: string | null, { sources }: Names, reportId: string): string | null {
  if (name === null) return null
  return sourceKey(sources.find((source) => source.name === name) ?? { name, kind: 'group' }, reportId)
}

/** Sources that a person named in a decision and no reading did. */
export async function knowNamed(
  ledger: Ledger,
  decisions: readonly Decision[],
  { sources }: Names,
  reportId: string,
): Promise<void> {
  const named = decisions.flatMap(({ to }) => {
    const { source, via } = fieldsIn(to) ?? {}
    return [source, via].filter((name) => typeof name === 'string')
  })
  const unread = named.filter((name) => !sources.some((source) => source.name === name))
  const kind: SourceKind = 'group'
  await knowSources(
    ledger,
    unread.map((name) => ({ key: sourceKey({ name, kind }, reportId), name, kind, role: null })),
  )
}

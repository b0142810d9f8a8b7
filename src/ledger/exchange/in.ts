import { addReading } from '../add.ts'
import { decisionsOf } from '../claim-rows.ts'
import { givenText } from '../failure.ts'
import type { Ledger } from '../open.ts'
import { relationKey } from '../relation.ts'
import { dueClaims } from '../subject.ts'
import { checkDecision, putDecision, rebound, restandAll } from './decided.ts'
import { addReport } from './in-report.ts'
import type { EndRecord, LedgerRecord, RelationRecord, SourceRecord } from './record.ts'
import { wrong } from './wrong.ts'

/** Name of the reader of a reading that came without one. */
const IMPORTED = 'imported'

/**
 * Makes a ledger of its records: `take` each, then `end`. `ledger` must be empty and its own transaction.
 * @throws OnrecordError `unreadable` for a record that does not fit the others or its text.
 */
export function ledgerOf(ledger: Ledger, at: Date) {
  const { db } = ledger
  /** Reports whose claims must be made to stand anew. */
  const anew = new Set<string>()
  const seen = { reports: 0, decisions: 0 }
  let begun: 'whole' | 'part' | null = null
  let end: EndRecord | null = null
  const rebind = rebound()

  const take = async (record: LedgerRecord): Promise<void> => {
    if (end) throw wrong('Something follows its end.')
    if (record.kind === 'ledger') {
      if (begun) throw wrong('It begins twice.')
      begun = record.whole ? 'whole' : 'part'
      return
    }
    if (!begun) throw wrong('Its beginning is missing.')
    if (record.kind === 'end') end = record
    else if (record.kind === 'source') await addSource(ledger, record)
    else if (record.kind === 'report') {
      seen.reports++
      if (await addReport(ledger, record)) anew.add(record.report.id)
    } else if (record.kind === 'relation') await addRelation(ledger, record)
    else if (record.kind === 'decision') {
      seen.decisions++
      checkDecision(record.decision)
      await putDecision(ledger, begun === 'part' ? rebind(record.decision) : record.decision)
    } else {
      const { kind: _, failedAt: failed_at, given, ...failure } = record
      await db
        .insertInto('failures')
        .values({ ...failure, failed_at, given: givenText(given) })
        .execute()
    }
  }

  return {
    take,
    /** A reading by itself; of the same report the first one counts. */
    async takeReading(reading: Parameters<typeof addReading>[1]): Promise<void> {
      await addReading(ledger, reading, { reader: IMPORTED, at })
    },
    async end(): Promise<void> {
      if (begun && !end) throw wrong('Its end is missing: it is cut off.')
      if (end && (end.reports !== seen.reports || end.decisions !== seen.decisions))
        throw wrong(
          `It says that it holds ${end.reports} reports and ${end.decisions} decisions, and holds ${seen.reports} and ${seen.decisions}.`,
        )
      await restandAll(ledger)
      // Numbers of decisions are others in a part of a ledger.
      const ids =
        begun === 'part' ? (await db.selectFrom('reports').select('id').execute()).map(({ id }) => id) : anew
      for (const id of ids) await standAnew(ledger, id)
    },
  }
}

async function addSource(
  { db }: Ledger,
  { key, name, sourceKind, role, revision }: SourceRecord,
): Promise<void> {
  const undecided = { merged_into: null, root: key, grade: null, state: 'unreviewed', note: null }
  await db
    .insertInto('sources')
    .values({ key, name, kind: sourceKind, role, revision, ...undecided })
    .execute()
}

async function addRelation(
  { db }: Ledger,
  { relation: kind, a, b, because, madeAt, revision }: RelationRecord,
): Promise<void> {
  const there = await db.selectFrom('claims').select('key').where('key', 'in', [a, b]).execute()
  if (there.length < 2)
    throw wrong(`The relation "${kind}" is between ${a} and ${b}, and one of them is not there.`)
  const row = { kind, a, b, made_at: madeAt, revision, state: 'unreviewed', note: null }
  await db
    .insertInto('relations')
    .values({ key: relationKey({ kind: kind as never, a, b }), because: JSON.stringify(because), ...row })
    .execute()
}

/** Let the claims of a report stand as their reading and the decisions have it. */
async function standAnew(ledger: Ledger, id: string): Promise<void> {
  for (const { row, due } of await dueClaims(ledger, id, await decisionsOf(ledger, id))) {
    if (!due) continue
    await ledger.db
      .updateTable('claims')
      .set({ ...due, revision: row.revision })
      .where('key', '=', row.key)
      .execute()
  }
}

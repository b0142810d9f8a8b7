import { sql } from 'kysely'
import { fingerprints, likeness } from '../compare/index.ts'
import type { Ledger } from '../ledger/index.ts'

/** A fingerprint that so many reports hold is a form of words (a house's last line), and tells no copy. */
const COMMON = 500

/**
 * Find the reports that are near-copies of this one, or parts of one another, by the fingerprints of their texts.
 * Returns those in which an outlet may have to change: the reports linked now or before.
 */
export async function linkCopies(ledger: Ledger, reportId: string): Promise<string[]> {
  const { db } = ledger
  const before = (await copiesOf(ledger, reportId)).map(({ report }) => report)
  await db
    .deleteFrom('copies')
    .where((eb) => eb.or([eb('report_id', '=', reportId), eb('of_report', '=', reportId)]))
    .execute()
  await db.deleteFrom('prints').where('report_id', '=', reportId).execute()
  const row = await db.selectFrom('reports').select('text').where('id', '=', reportId).executeTakeFirst()
  const prints = fingerprints(row?.text ?? '')
  const shared = new Map<string, number>()
  for (const holders of await holdersOf(ledger, prints)) {
    for (const other of holders) shared.set(other, (shared.get(other) ?? 0) + 1)
  }
  for (let at = 0; at < prints.length; at += 200) {
    const rows = prints.slice(at, at + 200).map((print) => ({ print, report_id: reportId }))
    await db.insertInto('prints').values(rows).execute()
  }
  const now: string[] = []
  for (const [other, count] of shared) {
    if (count < 3) continue
    const like = likeness(count, prints.length, await countPrints(ledger, other))
    if (like === null) continue
    now.push(other)
    const [report_id, of_report] = reportId < other ? [reportId, other] : [other, reportId]
    await db.insertInto('copies').values({ report_id, of_report, likeness: like, shared: count }).execute()
  }
  return [...new Set([...before, ...now])].sort()
}

/** The reports that hold each of these fingerprints; those that are common are left out. */
async function holdersOf({ db }: Ledger, prints: readonly number[]): Promise<string[][]> {
  const all = new Map<number, string[]>()
  for (let at = 0; at < prints.length; at += 200) {
    const some = prints.slice(at, at + 200)
    const counts = await db
      .selectFrom('prints')
      .select((eb) => ['print', eb.fn.countAll<number>().as('count')])
      .where('print', 'in', some)
      .groupBy('print')
      .execute()
    const rare = counts.filter(({ count }) => count <= COMMON).map(({ print }) => print)
    if (rare.length === 0) continue
    const rows = await db.selectFrom('prints').selectAll().where('print', 'in', rare).execute()
    for (const { print, report_id } of rows) all.set(print, [...(all.get(print) ?? []), report_id])
  }
  return [...all.values()]
}

async function countPrints({ db }: Ledger, reportId: string): Promise<number> {
  const row = await db
    .selectFrom('prints')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('report_id', '=', reportId)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Reports that copy a report or are a part of it, or the other way round. */
export async function copiesOf(
  { db }: Ledger,
  reportId: string,
): Promise<{ report: string; likeness: string }[]> {
  const rows = await db
    .selectFrom('copies')
    .select(['report_id', 'of_report', 'likeness'])
    .where((eb) => eb.or([eb('report_id', '=', reportId), eb('of_report', '=', reportId)]))
    .orderBy('report_id')
    .orderBy('of_report')
    .execute()
  return rows.map(({ report_id, of_report, likeness }) => ({
    report: report_id === reportId ? of_report : report_id,
    likeness,
  }))
}

/** The report that a copy was first told in: the earliest of those it is linked to, itself among them. */
export async function firstOf(ledger: Ledger, reportId: string): Promise<string> {
  const others = (await copiesOf(ledger, reportId)).map(({ report }) => report)
  if (others.length === 0) return reportId
  const first = await ledger.db
    .selectFrom('reports')
    .select('id')
    .where('id', 'in', [reportId, ...others])
    .orderBy(sql`published is null`)
    .orderBy('published')
    .orderBy('id')
    .executeTakeFirst()
  return first?.id ?? reportId
}

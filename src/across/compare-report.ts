import {
  closer,
  keysOf,
  relateAcross,
  relateReport,
  retelling,
  updates,
  type Comparing,
  type Statement,
} from '../compare/index.ts'
import { inTurn, putRelations, relationKey, type Ledger } from '../ledger/index.ts'
import type { Relation, RelationKind } from '../model/index.ts'
import { candidates } from './candidates.ts'
import { firstOf, linkCopies } from './copies.ts'
import { statementsOf } from './report-statements.ts'
import { putStatements, statementOf } from './statement-row.ts'

/**
 * Compare the claims of a report with all that they can bear on in the ledger, and keep the relations; what was kept
 * of it before goes. The ledger then holds the same relations as if all its reports had been compared at once, in
 * whatever order they came.
 */
export function compareReport(
  ledger: Ledger,
  reportId: string,
  comparing: Comparing,
  at: Date,
): Promise<void> {
  return inTurn(ledger, async (ledger) => {
    const others = await linkCopies(ledger, reportId)
    await renew(ledger, reportId, await firstOf(ledger, reportId), comparing, at)
    // A reprint's voice is the first outlet's: an earlier report that comes late changes it.
    for (const other of others) {
      const first = await firstOf(ledger, other)
      const kept = await ledger.db
        .selectFrom('compared')
        .select('first_report')
        .where('report_id', '=', other)
        .executeTakeFirst()
      if (kept !== undefined && kept.first_report !== first) await renew(ledger, other, first, comparing, at)
    }
  })
}

/** Reports whose claims changed since they were compared, by a new reading or by what people decided. */
export async function comparePending(ledger: Ledger, comparing: Comparing, at: Date): Promise<number> {
  const rows = await ledger.db
    .selectFrom('reports')
    .leftJoin('compared', 'compared.report_id', 'reports.id')
    .select('reports.id')
    .where('compared.report_id', 'is', null)
    .orderBy('reports.id')
    .execute()
  for (const { id } of rows) await compareReport(ledger, id, comparing, at)
  return rows.length
}

/** How many reports `comparePending` would take up. */
export async function countPending({ db }: Ledger): Promise<number> {
  const row = await db
    .selectFrom('reports')
    .leftJoin('compared', 'compared.report_id', 'reports.id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('compared.report_id', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}

async function renew(
  ledger: Ledger,
  reportId: string,
  first: string,
  comparing: Comparing,
  at: Date,
): Promise<void> {
  const { db } = ledger
  const old = (
    await db.selectFrom('statements').select('statement').where('report_id', '=', reportId).execute()
  ).map(statementOf)
  const leaning = await retellersOf(ledger, old)
  await db.deleteFrom('statements').where('report_id', '=', reportId).execute()
  const own = await statementsOf(ledger, reportId, first, comparing)
  await putStatements(ledger, own, comparing)

  const near = await candidates(ledger, own, comparing)
  const within = relateReport(own, comparing)
  const pairs = own.flatMap((a) => near.flatMap((b) => relateAcross(a, b, comparing) ?? []))
  const told = own.flatMap((one) => retelling(one, near, comparing)?.relation ?? [])
  const others = await retold(ledger, { own, near, leaning }, comparing)
  const counts = await counted(ledger, [...old, ...own], comparing)

  const gone = [...others.gone, ...counts.gone].map(relationKey)
  const found = [...within, ...pairs, ...told, ...others.found, ...counts.found]
  const keep = new Set(found.map(relationKey))
  for (const key of gone)
    if (!keep.has(key)) await db.deleteFrom('relations').where('key', '=', key).execute()
  const claims = [...new Set([...old, ...own].map(({ id }) => id))]
  await putRelations(ledger, found, at.toISOString(), claims)
  const row = { report_id: reportId, first_report: first }
  await db
    .insertInto('compared')
    .values(row)
    .onConflict((conflict) => conflict.column('report_id').doUpdateSet(row))
    .execute()
}

const TELLINGS: readonly RelationKind[] = ['retells', 'drift', 'same']

interface Changes {
  readonly found: readonly Relation[]
  readonly gone: readonly Relation[]
}

/** Relations of statements with others of other reports, of those kinds, with both sides as they stand. */
async function relationsOf(
  { db }: Ledger,
  ids: readonly string[],
  kinds: readonly RelationKind[],
): Promise<{ relation: Relation; a: Statement; b: Statement }[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('relations')
    .innerJoin('statements as one', 'one.claim_key', 'relations.a')
    .innerJoin('statements as other', 'other.claim_key', 'relations.b')
    .select(['kind', 'relations.a', 'relations.b', 'one.statement as x', 'other.statement as y'])
    .where('kind', 'in', [...kinds])
    .where((eb) => eb.or([eb('relations.a', 'in', [...ids]), eb('relations.b', 'in', [...ids])]))
    .whereRef('one.report_id', '<>', 'other.report_id')
    .execute()
  return rows.map(({ kind, a, b, x, y }) => ({
    relation: { kind: kind as RelationKind, a, b, because: [] },
    a: statementOf({ statement: x }),
    b: statementOf({ statement: y }),
  }))
}

/** Statements of other reports that retell one of these: they look for another when these go. */
async function retellersOf(ledger: Ledger, old: readonly Statement[]): Promise<Statement[]> {
  const ids = new Set(old.map(({ id }) => id))
  const rows = await relationsOf(ledger, [...ids], TELLINGS)
  return rows.flatMap(({ a, b }) => {
    const [own, other] = ids.has(a.id) ? [a, b] : [b, a]
    return closer(own, other) ? [other] : []
  })
}

/** The statements of a report, those of others near them, and those of others that retold what it had before. */
interface Around {
  readonly own: readonly Statement[]
  readonly near: readonly Statement[]
  readonly leaning: readonly Statement[]
}

/** What statements of other reports retell now that these have come, or have gone. */
async function retold(
  ledger: Ledger,
  { own, near, leaning }: Around,
  comparing: Comparing,
): Promise<Changes> {
  const found: Relation[] = []
  const gone: Relation[] = []
  const lost = new Set(leaning.map(({ id }) => id))
  for (const one of leaning) {
    const best = retelling(one, await candidates(ledger, [one], comparing), comparing)
    if (best) found.push(best.relation)
  }
  const maybe = near.filter((one) => !lost.has(one.id) && retelling(one, own, comparing) !== null)
  const before = await relationsOf(
    ledger,
    maybe.map(({ id }) => id),
    TELLINGS,
  )
  for (const one of maybe) {
    const kept = before.filter(
      ({ a, b }) => (a.id === one.id && closer(b, one)) || (b.id === one.id && closer(a, one)),
    )
    const until = kept.map(({ a, b }) => (a.id === one.id ? b : a))
    const best = retelling(one, [...until, ...own], comparing)
    if (best === null) continue
    found.push(best.relation)
    gone.push(...kept.map(({ relation }) => relation))
  }
  return { found, gone }
}

/** Each series links a day's count to the next day's: the days around those of these statements anew. */
async function counted(
  ledger: Ledger,
  touched: readonly Statement[],
  comparing: Comparing,
): Promise<Changes> {
  const found: Relation[] = []
  const gone: Relation[] = []
  const days = new Map(
    touched
      .map((one) => keysOf(one, comparing))
      .map((keys) => [`${keys.series} ${keys.statedOn}`, keys] as const),
  )
  for (const { series, statedOn } of days.values()) {
    if (series === null || statedOn === null) continue
    const near = await daysAround(ledger, series, statedOn)
    found.push(...updates(near, comparing))
    const before = await relationsOf(
      ledger,
      near.map(({ id }) => id),
      ['updates'],
    )
    const here = new Set(near.map(({ id }) => id))
    gone.push(
      ...before.filter(({ a, b }) => here.has(a.id) && here.has(b.id)).map(({ relation }) => relation),
    )
  }
  return { found, gone }
}

/** The statements of a series on a day, and on the days with a count before and after it. */
async function daysAround({ db }: Ledger, series: string, day: string): Promise<Statement[]> {
  const of = () => db.selectFrom('statements').where('series', '=', series)
  const before = await of()
    .where('stated_on', '<', day)
    .select((eb) => eb.fn.max('stated_on').as('day'))
    .executeTakeFirst()
  const after = await of()
    .where('stated_on', '>', day)
    .select((eb) => eb.fn.min('stated_on').as('day'))
    .executeTakeFirst()
  const days = [before?.day, day, after?.day].filter((one) => typeof one === 'string')
  return (await of().where('stated_on', 'in', days).select('statement').execute()).map(statementOf)
}

import type { Anchor } from '../text/index.ts'
import { chunks, indexText } from './add.ts'
import { canonical } from './canonical.ts'
import { carry } from './carry.ts'
import { GENESIS, decisionOfRow, hashOf, rowOfDecision, type Decision, type Json } from './decision.ts'
import { transaction, type Ledger } from './open.ts'
import { putRelations, relationKey } from './relation.ts'
import { restand } from './subject.ts'
import type { ClaimRow, ReportRow } from './tables.ts'

/** What came in from another ledger. */
export interface Joined {
  readonly reports: number
  /** Reports that both had. */
  readonly known: number
  readonly decisions: number
  /**
   * Subjects on which people of both ledgers had decided. They stand as this ledger has them; what the other one's
   * people decided is kept beside it as a second reader's.
   */
  readonly beside: readonly string[]
}

/** Names of the other ledger as this one has them. */
interface Names {
  readonly reports: Map<string, string>
  readonly claims: Map<string, string>
  /** The last number given to a claim of a report here. */
  readonly numbers: Map<string, number>
}

/**
 * Take in all that another ledger holds: its reports with their readings, and what people decided, with who, when and why.
 * A report, claim or decision that is here already is not taken twice. All in one transaction; the other ledger is only read.
 */
export function joinLedger(ledger: Ledger, other: Ledger, at: Date): Promise<Joined> {
  return transaction(ledger, async (ledger) => {
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

/** Numbers, claims and sources in what was decided, under the names that they have here. */
function translated(
  decision: Decision,
  names: Names,
  seqs: ReadonlyMap<number, number>,
): { subject: string; reportId: string | null; to: Json } | null {
  const subject = subjectHere(decision, names)
  if (subject === null) return null
  const reportId =
    decision.reportId === null ? null : (names.reports.get(decision.reportId) ?? decision.reportId)
  const { to, action, subjectKind } = decision
  if (action === 'undo') {
    const undoes = seqs.get((to as { undoes: number }).undoes)
    return undoes === undefined ? null : { subject, reportId, to: { undoes } }
  }
  if (action === 'merge') {
    const { into } = to as { into: string }
    const here = subjectHere({ subjectKind, subject: into, action }, names)
    return here === null ? null : { subject, reportId, to: { into: here } }
  }
  if (action === 'split' && to !== null && !decision.blind) {
    const into = (to as { into: readonly string[] }).into.map((key) => names.claims.get(key) ?? key)
    return { subject, reportId, to: { into } }
  }
  return { subject, reportId, to }
}

function subjectHere(
  { subjectKind, subject }: Pick<Decision, 'subjectKind' | 'subject' | 'action'>,
  { reports, claims }: Names,
): string | null {
  if (subjectKind === 'report') return reports.get(subject) ?? null
  if (subjectKind === 'claim') return claims.get(subject) ?? null
  if (subjectKind === 'source') {
    const [report, ...rest] = subject.split('/')
    const here = reports.get(report ?? '')
    return here === undefined || rest.length === 0 ? subject : [here, ...rest].join('/')
  }
  const [a = '', kind = '', b = ''] = subject.split(' ')
  const [x, y] = [claims.get(a), claims.get(b)]
  return x && y ? relationKey({ kind: kind as never, a: x, b: y }) : null
}

/** Two ledgers hold one decision when the same person decided the same at the same moment. */
const same = (
  decision: Pick<Decision, 'at' | 'who' | 'action' | 'subjectKind'>,
  subject: string,
  to: Json,
): string => canonical([decision.at, decision.who, decision.action, decision.subjectKind, subject, to])

/** Also for claims that people added, which have no name yet by which to tell them. */
const sameAddition = ({ at, who, reportId }: Pick<Decision, 'at' | 'who' | 'reportId'>, to: Json): string =>
  canonical([at, who, 'add', reportId, to])

async function joinDecisions(
  ledger: Ledger,
  other: Ledger,
  names: Names,
): Promise<{ decisions: number; beside: string[] }> {
  const { db } = ledger
  const own = (await db.selectFrom('decisions').selectAll().orderBy('seq').execute()).map(decisionOfRow)
  const here = new Map(own.map((decision) => [same(decision, decision.subject, decision.to), decision]))
  const additions = new Map(
    own
      .filter(({ action }) => action === 'add')
      .map((decision) => [sameAddition(decision, decision.to), decision]),
  )
  const decidedHere = new Set(
    own.filter(({ blind }) => !blind).map(({ subjectKind, subject }) => `${subjectKind} ${subject}`),
  )
  const shared = new Set<string>()
  const theirs = (await other.db.selectFrom('decisions').selectAll().orderBy('seq').execute()).map(
    decisionOfRow,
  )
  // A subject whose decisions here are all theirs too simply goes on with theirs.
  const seqs = new Map<number, number>()
  const fresh: { decision: Decision; put: { subject: string; reportId: string | null; to: Json } }[] = []
  let last = own.at(-1) ?? null
  let seq = last?.seq ?? 0
  for (const decision of theirs) {
    if (decision.action === 'add' && !names.claims.has(decision.subject)) {
      const reportId = names.reports.get(decision.reportId ?? '') ?? decision.reportId
      const twin = additions.get(sameAddition({ ...decision, reportId }, decision.to))
      names.claims.set(decision.subject, twin?.subject ?? (await freshKey(ledger, reportId ?? '', names)))
    }
    const put = translated(decision, names, seqs)
    if (put === null) continue
    const twin = here.get(same(decision, put.subject, put.to))
    if (twin) {
      seqs.set(decision.seq, twin.seq)
      shared.add(`${twin.seq}`)
      continue
    }
    seqs.set(decision.seq, ++seq)
    fresh.push({ decision, put })
  }
  const foreign = new Set(
    [...decidedHere].filter((subject) =>
      own.some(
        (one) => !one.blind && `${one.subjectKind} ${one.subject}` === subject && !shared.has(`${one.seq}`),
      ),
    ),
  )
  const beside = new Set<string>()
  const touched = new Map<string, Decision>()
  for (const { decision, put } of fresh) {
    const subject = `${decision.subjectKind} ${put.subject}`
    const blind = decision.blind || foreign.has(subject)
    if (blind && !decision.blind) beside.add(subject)
    const bare = { ...decision, ...put, blind, seq: (last?.seq ?? 0) + 1, previous: last?.hash ?? GENESIS }
    const { hash: _, ...made } = bare
    const written: Decision = { ...made, hash: hashOf(made) }
    await db.insertInto('decisions').values(rowOfDecision(written)).execute()
    last = written
    if (!blind) touched.set(subject, written)
  }
  const known = await existing(ledger, [...touched.values()])
  for (const { subjectKind, subject } of known) await restand(ledger, subjectKind, subject)
  return { decisions: fresh.length, beside: [...beside] }
}

/** Relations are found anew and take their decisions up then; all else must be there to stand. */
async function existing({ db }: Ledger, touched: readonly Decision[]): Promise<Decision[]> {
  const found: Decision[] = []
  for (const decision of touched) {
    if (decision.subjectKind === 'relation') continue
    if (decision.subjectKind === 'source') {
      const row = await db
        .selectFrom('sources')
        .select('key')
        .where('key', '=', decision.subject)
        .executeTakeFirst()
      if (!row) continue
    }
    found.push(decision)
  }
  return found
}

/** A number that no claim of the report has had. */
async function freshKey({ db }: Ledger, reportId: string, { numbers }: Names): Promise<string> {
  const { last } = await db
    .selectFrom('claims')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('report_id', '=', reportId)
    .executeTakeFirstOrThrow()
  const next = Math.max(last ?? 0, numbers.get(reportId) ?? 0) + 1
  numbers.set(reportId, next)
  return `${reportId}.${next}`
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

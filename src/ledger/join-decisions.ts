import { canonical } from './canonical.ts'
import { GENESIS, decisionOfRow, hashOf, rowOfDecision, type Decision, type Json } from './decision.ts'
import { freshKey, type Names } from './join-names.ts'
import type { Ledger } from './open.ts'
import { outcome } from './outcome.ts'
import { relationKey } from './relation.ts'
import { restand } from './subject.ts'

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

const named = ({ subjectKind, subject }: Pick<Decision, 'subjectKind' | 'subject'>): string =>
  `${subjectKind} ${subject}`

/** Two ledgers hold one decision when the same person decided the same at the same moment. */
const same = (
  decision: Pick<Decision, 'at' | 'who' | 'action' | 'subjectKind'>,
  subject: string,
  to: Json,
): string => canonical([decision.at, decision.who, decision.action, decision.subjectKind, subject, to])

/** Also for claims that people added, which have no name yet by which to tell them. */
const sameAddition = ({ at, who, reportId }: Pick<Decision, 'at' | 'who' | 'reportId'>, to: Json): string =>
  canonical([at, who, 'add', reportId, to])

export async function joinDecisions(
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
  const ownOpenly = own.filter(({ blind }) => !blind)
  const shared = new Set<string>()
  const theirs = (await other.db.selectFrom('decisions').selectAll().orderBy('seq').execute()).map(
    decisionOfRow,
  )
  // A subject whose decisions here are all theirs too simply goes on with theirs.
  const seqs = new Map<number, number>()
  const fresh: { decision: Decision; put: { subject: string; reportId: string | null; to: Json } }[] = []
  /** By subject, what the others' people decided on it openly; undoings under the numbers that they have there. */
  const openly = new Map<string, Pick<Decision, 'seq' | 'action' | 'to'>[]>()
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
    if (!decision.blind) {
      const { seq, action, to } = decision
      const told = { seq, action, to: action === 'undo' ? to : put.to }
      const subject = named({ ...decision, ...put })
      const before = openly.get(subject)
      if (before) before.push(told)
      else openly.set(subject, [told])
    }
    const twin = here.get(same(decision, put.subject, put.to))
    if (twin) {
      seqs.set(decision.seq, twin.seq)
      shared.add(`${twin.seq}`)
      continue
    }
    seqs.set(decision.seq, ++seq)
    fresh.push({ decision, put })
  }
  const foreign = new Set(ownOpenly.filter(({ seq }) => !shared.has(`${seq}`)).map(named))
  const beside = new Set<string>()
  const touched = new Map<string, Decision>()
  for (const { decision, put } of fresh) {
    const subject = named({ ...decision, ...put })
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
  const bySubject = Map.groupBy(ownOpenly, named)
  const alike = (subject: string): boolean =>
    outcome(bySubject.get(subject) ?? []) === outcome(openly.get(subject) ?? [])
  return { decisions: fresh.length, beside: [...beside].filter((subject) => !alike(subject)) }
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

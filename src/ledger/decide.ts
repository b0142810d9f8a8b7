import { sql } from 'kysely'
import { OnrecordError } from '../model/index.ts'
import { canonical } from './canonical.ts'
import { checkedFields } from './checked.ts'
import {
  GENESIS,
  decisionOfRow,
  fieldsIn,
  hashOf,
  holding,
  rowOfDecision,
  type Decision,
  type Json,
  type SubjectKind,
} from './decision.ts'
import { anchorsOf, type ClaimFields, type WholeClaim } from './fields.ts'
import { transaction, type Ledger } from './open.ts'
import { current, restand, type Current } from './subject.ts'

interface Given {
  readonly who: string
  readonly at: Date
  readonly why?: string | null
  /** A second reader's: kept, but it does not change how the subject stands. */
  readonly blind?: boolean
}

interface On extends Given {
  readonly subjectKind: SubjectKind
  readonly subject: string
  /** The revision of the subject that the person saw (for blind decisions: how many of theirs it had). */
  readonly seen: number
}

/** What a person may decide; `to` is what it should be from now on. */
export type DecisionGiven =
  | (On & { readonly action: 'accept' | 'reject' | 'unsure' | 'note' })
  | (On & { readonly action: 'correct'; readonly to: Partial<ClaimFields> | ReportFields })
  | (On & { readonly action: 'split'; readonly to?: { readonly into: readonly WholeClaim[] } })
  | (On & { readonly action: 'merge'; readonly to: { readonly into: string } })
  | (On & { readonly action: 'undo'; readonly to: { readonly undoes: number } })
  | (On & { readonly action: 'grade'; readonly to: { readonly grade: string | null } })
  | (On & { readonly action: 'rename'; readonly to: { readonly name: string } })
  | (Given & { readonly action: 'add'; readonly reportId: string; readonly to: WholeClaim })

/** What is known of a report from outside its text. */
export interface ReportFields {
  readonly title?: string | null
  readonly author?: string | null
  readonly publisher?: string | null
  readonly url?: string | null
  readonly published?: string | null
}

type OnSubject = Exclude<DecisionGiven, { action: 'add' }>

/**
 * Write decisions down, all or none, and let their subjects stand accordingly. Returns what was written: a split
 * and its undoing also add and withdraw claims.
 * @throws OnrecordError `conflict` when a subject has changed since it was `seen`: its message says what is there
 *   now, and its `cause` holds `{ revision, last }`.
 */
export function decide(ledger: Ledger, ...given: readonly DecisionGiven[]): Promise<Decision[]> {
  return transaction(ledger, async (ledger) => {
    // SQLite's transactions take turns from their beginning; PostgreSQL's are told to here.
    if (ledger.dialect === 'postgres') await sql`lock table decisions in exclusive mode`.execute(ledger.db)
    const written: Decision[] = []
    for (const one of given) {
      if (one.who.trim() === '') throw new OnrecordError('usage', 'A decision needs the name of who decides.')
      written.push(
        ...(one.action === 'add' ? [await addClaim(ledger, one, null)] : await decideOn(ledger, one)),
      )
    }
    return written
  })
}

async function decideOn(ledger: Ledger, given: OnSubject): Promise<Decision[]> {
  const { subjectKind, subject, blind = false } = given
  const now = await current(ledger, subjectKind, subject)
  const before = await decisionsOn(ledger, subjectKind, subject)
  const revision = blind ? before.filter((d) => d.blind && d.who === given.who).length : now.revision
  if (revision !== given.seen) throw changed(given, revision, before)
  if (given.action === 'split' && subjectKind === 'claim') return split(ledger, given, now)

  const to = await toOf(ledger, given, now, before)
  const written = [await append(ledger, given, given, now, to)]
  if (blind) return written
  if (given.action === 'undo') written.push(...(await followSplits(ledger, given)))
  await restand(ledger, subjectKind, subject)
  return written
}

/** What is written as `to`, checked. An accepted claim is kept as it was when it was accepted. */
async function toOf(ledger: Ledger, given: OnSubject, now: Current, before: Decision[]): Promise<Json> {
  const { subjectKind: kind, subject } = given
  const only = (...kinds: SubjectKind[]): void => {
    if (kinds.includes(kind)) return
    throw new OnrecordError(
      'usage',
      `One cannot ${given.action} a ${kind}; it is for a ${kinds.join(' or a ')}.`,
    )
  }
  switch (given.action) {
    case 'accept':
      return kind === 'claim' ? now.fields : null
    case 'correct':
      only('claim', 'report')
      return kind === 'claim'
        ? checkedFields(given.to as Partial<ClaimFields>, now.text)
        : reportFields(given.to as ReportFields)
    case 'merge':
      only('claim', 'source')
      if (given.to.into === subject)
        throw new OnrecordError('usage', `A ${kind} cannot be merged into itself.`)
      await current(ledger, kind, given.to.into)
      return { into: given.to.into }
    case 'split':
      only('claim', 'source')
      return null
    case 'rename':
      only('source')
      if (given.to.name.trim() === '') throw new OnrecordError('usage', 'A source needs a name.')
      return { name: given.to.name.trim() }
    case 'grade':
      only('claim', 'source')
      return { grade: gradeOf(kind, given.to.grade) }
    case 'undo':
      if (!before.some(({ seq }) => seq === given.to.undoes)) {
        throw new OnrecordError('usage', `Decision ${given.to.undoes} is not one on ${kind} ${subject}.`)
      }
      return { undoes: given.to.undoes }
    default:
      return null
  }
}

/** Admiralty code: A–F for how reliable a source is, 1–6 for how credible what it says. */
function gradeOf(kind: SubjectKind, grade: string | null): string | null {
  if (grade === null || (kind === 'source' ? /^[A-F]$/ : /^[1-6]$/).test(grade)) return grade
  const scale =
    kind === 'source' ? 'A (reliable) to F (cannot be judged)' : '1 (confirmed) to 6 (cannot be judged)'
  throw new OnrecordError('usage', `The grade of a ${kind} runs from ${scale}, not ${grade}.`)
}

function reportFields(given: ReportFields): Json {
  const known = ['title', 'author', 'publisher', 'url', 'published'] as const
  const { published } = given
  if (published && !/^\d{4}-\d\d-\d\d$/.test(published)) {
    throw new OnrecordError('usage', `A publication date is written 2024-12-27, not ${published}.`)
  }
  return Object.fromEntries(known.filter((name) => name in given).map((name) => [name, given[name] ?? null]))
}

/** A claim made of several becomes those; what it was made of is kept. */
async function split(
  ledger: Ledger,
  given: OnSubject & { action: 'split' },
  now: Current,
): Promise<Decision[]> {
  const parts = given.to?.into ?? []
  if (parts.length < 2) throw new OnrecordError('usage', 'A claim is split into two claims or more.')
  const { reportId } = now
  if (reportId === null) throw new OnrecordError('internal', `Claim ${given.subject} has no report.`)
  const added: Decision[] = []
  for (const to of parts) {
    const part = { ...given, action: 'add' as const, reportId, to }
    if (!given.blind) added.push(await addClaim(ledger, part, given.subject))
  }
  const into = given.blind
    ? parts.map((fields) => checkedFields(fields, now.text))
    : added.map(({ subject }) => subject)
  const decision = await append(ledger, given, given, now, { into })
  if (!given.blind) await restand(ledger, 'claim', given.subject)
  return [decision, ...added]
}

async function addClaim(
  ledger: Ledger,
  given: DecisionGiven & { action: 'add' },
  splitFrom: string | null,
): Promise<Decision> {
  const { db } = ledger
  const report = await current(ledger, 'report', given.reportId)
  const { last } = await db
    .selectFrom('claims')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('report_id', '=', given.reportId)
    .executeTakeFirstOrThrow()
  const subject = `${given.reportId}.${(last ?? 0) + 1}`
  const now = { ...report, reportId: given.reportId, from: splitFrom === null ? null : { splitFrom } }
  const on = { subjectKind: 'claim' as const, subject }
  const decision = await append(ledger, given, on, now, checkedFields(given.to, report.text, true))
  await restand(ledger, 'claim', subject)
  return decision
}

/** After an undo the parts of a split claim stand or go as the split does. */
async function followSplits(ledger: Ledger, given: OnSubject): Promise<Decision[]> {
  if (given.subjectKind !== 'claim') return []
  const written: Decision[] = []
  const decisions = await decisionsOn(ledger, 'claim', given.subject)
  const held = new Set(holding(decisions).map(({ seq }) => seq))
  for (const { seq, to } of decisions.filter(({ action, blind }) => action === 'split' && !blind)) {
    for (const subject of (to as { into: string[] }).into) {
      const on = await decisionsOn(ledger, 'claim', subject)
      const add = on.find(({ action }) => action === 'add')
      const stands = holding(on).some(({ action }) => action === 'add')
      if (!add || stands === held.has(seq)) continue
      const undoes = stands
        ? add.seq
        : on.findLast(({ action, to }) => action === 'undo' && undone(to) === add.seq)?.seq
      if (undoes === undefined) continue
      const now = await current(ledger, 'claim', subject)
      const undo = { ...given, action: 'undo' as const }
      written.push(await append(ledger, undo, { subjectKind: 'claim', subject }, now, { undoes }))
      await restand(ledger, 'claim', subject)
    }
  }
  return written
}

const undone = (to: Json): number => (to as { undoes: number }).undoes

/** Bind a decision to the one before it and write it. */
async function append(
  ledger: Ledger,
  { action, who, at, why = null, blind = false }: Given & { action: Decision['action'] },
  { subjectKind, subject }: { subjectKind: SubjectKind; subject: string },
  now: Current,
  to: Json,
): Promise<Decision> {
  const last = await ledger.db
    .selectFrom('decisions')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const bare = {
    seq: (last?.seq ?? 0) + 1,
    at: at.toISOString(),
    who,
    action,
    subjectKind,
    subject,
    reportId: subjectKind === 'report' ? subject : now.reportId,
    blind,
    from: fromOf(now.from, to),
    to,
    why,
    anchors: subjectKind === 'claim' ? anchorsOf(fieldsIn(to) ?? {}, now.text) : {},
    previous: last?.hash ?? GENESIS,
  }
  const decision: Decision = { ...bare, hash: hashOf(bare) }
  await ledger.db.insertInto('decisions').values(rowOfDecision(decision)).execute()
  return decision
}

/** What was there: the state, and of the fields those that change. */
function fromOf(from: Json, to: Json): Json {
  if (from === null || typeof from !== 'object' || Array.isArray(from)) return from
  const changing = to !== null && typeof to === 'object' && !Array.isArray(to) ? to : {}
  const kept = Object.entries(from).filter(
    ([name, value]) =>
      name === 'state' ||
      name === 'splitFrom' ||
      (name in changing && differ(value, (changing as Record<string, Json>)[name])),
  )
  return Object.fromEntries(kept)
}

const differ = (a: unknown, b: unknown): boolean => canonical(a) !== canonical(b)

/** Everything ever decided on one subject, in order. */
export async function decisionsOn({ db }: Ledger, kind: SubjectKind, subject: string): Promise<Decision[]> {
  const rows = await db
    .selectFrom('decisions')
    .selectAll()
    .where('subject_kind', '=', kind)
    .where('subject', '=', subject)
    .orderBy('seq')
    .execute()
  return rows.map(decisionOfRow)
}

function changed(
  { subjectKind, subject, blind }: OnSubject,
  revision: number,
  before: Decision[],
): OnrecordError {
  const last = before.findLast((decision) => decision.blind === (blind ?? false)) ?? null
  const what = last
    ? `the last decision on it is "${last.action}" by ${last.who}, ${last.at.slice(0, 16).replace('T', ' ')} UTC`
    : 'a newer reading of its report changed it'
  return new OnrecordError(
    'conflict',
    `The ${subjectKind} ${subject} has changed since you saw it: ${what}. Nothing was overwritten; look at it again before you decide.`,
    { cause: { revision, last } },
  )
}

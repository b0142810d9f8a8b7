import { sql } from 'kysely'
import { OnrecordError } from '../model/index.ts'
import { append } from './append.ts'
import { checkedFields } from './checked.ts'
import { holding, type Decision, type Json } from './decision.ts'
import { toOf, type DecisionGiven, type OnSubject } from './decision-given.ts'
import { decisionsOn } from './history.ts'
import { transaction, type Ledger } from './open.ts'
import { current, restand, type Current } from './subject.ts'

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

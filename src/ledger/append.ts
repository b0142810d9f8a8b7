import { canonical } from './canonical.ts'
import {
  GENESIS,
  fieldsIn,
  hashOf,
  rowOfDecision,
  type Decision,
  type Json,
  type SubjectKind,
} from './decision.ts'
import type { Given } from './decision-given.ts'
import { anchorsOf } from './fields.ts'
import type { Ledger } from './open.ts'
import type { Current } from './subject.ts'

/** Bind a decision to the one before it and write it. */
export async function append(
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

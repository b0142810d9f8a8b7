import { decisionOfRow, type Decision, type SubjectKind } from './decision.ts'
import type { Ledger } from './open.ts'

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

export interface HistoryFilter {
  readonly subjectKind?: SubjectKind
  readonly subject?: string
  /** On the report itself, or on a claim of it. */
  readonly reportId?: string
  readonly who?: string
  /** Only decisions before this one: the next page. */
  readonly before?: number
  readonly limit?: number
}

/** Who decided what, the latest first. */
export async function history({ db }: Ledger, filter: HistoryFilter = {}): Promise<Decision[]> {
  let query = db.selectFrom('decisions').selectAll()
  if (filter.subjectKind !== undefined) query = query.where('subject_kind', '=', filter.subjectKind)
  if (filter.subject !== undefined) query = query.where('subject', '=', filter.subject)
  const { reportId } = filter
  if (reportId !== undefined)
    query = query.where((eb) =>
      eb.or([
        eb('report_id', '=', reportId),
        eb.and([eb('subject_kind', '=', 'report'), eb('subject', '=', reportId)]),
      ]),
    )
  if (filter.who !== undefined) query = query.where('who', '=', filter.who)
  if (filter.before !== undefined) query = query.where('seq', '<', filter.before)
  query = query.orderBy('seq', 'desc')
  if (filter.limit !== undefined) query = query.limit(filter.limit)
  return (await query.execute()).map(decisionOfRow)
}

/** A decision that no longer fits what it was made on. */
export interface Orphan {
  readonly decision: Decision
  readonly reason: 'claim-gone' | 'words-gone' | 'relation-gone'
}

/**
 * Decisions that hold no claim or relation of today's ledger, none of them dropped: the current reading has no
 * such claim any more, the words they point at are no longer in the text, or the relation is no longer found.
 */
export async function orphans({ db }: Ledger, reportId?: string): Promise<Orphan[]> {
  let ofClaims = db
    .selectFrom('decisions')
    .innerJoin('claims', 'claims.key', 'decisions.subject')
    .selectAll('decisions')
    .select(['claims.unfit', 'claims.present'])
    .where('subject_kind', '=', 'claim')
    .where((eb) =>
      eb.or([
        eb('claims.unfit', '!=', '[]'),
        eb.and([eb('claims.present', '=', 0), eb('claims.state', 'not in', ['replaced', 'withdrawn'])]),
      ]),
    )
  if (reportId !== undefined) ofClaims = ofClaims.where('claims.report_id', '=', reportId)
  const claims = await ofClaims.orderBy('seq').execute()
  const found = claims.flatMap(({ unfit, present, ...row }): Orphan[] => {
    const decision = decisionOfRow(row)
    if ((JSON.parse(unfit) as number[]).includes(decision.seq)) return [{ decision, reason: 'words-gone' }]
    return present === 0 ? [{ decision, reason: 'claim-gone' }] : []
  })
  if (reportId !== undefined) return found
  const relations = await db
    .selectFrom('decisions')
    .leftJoin('relations', 'relations.key', 'decisions.subject')
    .selectAll('decisions')
    .where('subject_kind', '=', 'relation')
    .where('relations.key', 'is', null)
    .orderBy('seq')
    .execute()
  const gone = relations.map((row) => ({ decision: decisionOfRow(row), reason: 'relation-gone' as const }))
  return [...found, ...gone]
}

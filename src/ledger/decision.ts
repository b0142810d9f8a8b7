import { createHash } from 'node:crypto'
import { canonical } from './canonical.ts'
import type { Anchors, ClaimFields } from './fields.ts'
import type { DecisionRow } from './tables.ts'

export const ACTIONS = [
  'accept',
  'reject',
  'unsure',
  'correct',
  'add',
  'split',
  'merge',
  'undo',
  'grade',
  'rename',
  'note',
] as const
export type Action = (typeof ACTIONS)[number]

export const SUBJECTS = ['claim', 'relation', 'source', 'report'] as const
export type SubjectKind = (typeof SUBJECTS)[number]

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** What a person said of one thing. Kept for ever: an undo is a decision of its own. */
export interface Decision {
  /** 1 for the first of the ledger. */
  readonly seq: number
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly who: string
  readonly action: Action
  readonly subjectKind: SubjectKind
  /** Key of the claim, relation, source or report. */
  readonly subject: string
  readonly reportId: string | null
  /** A second reader's, which does not change how its subject stands. */
  readonly blind: boolean
  readonly from: Json
  readonly to: Json
  readonly why: string | null
  /** Quote selectors for the spans in `to`. */
  readonly anchors: Anchors
  /** Hash of the decision before, 64 zeros for the first. */
  readonly previous: string
  readonly hash: string
}

export const GENESIS = '0'.repeat(64)

/** SHA-256 of the previous hash and the decision's canonical JSON. */
export const hashOf = (decision: Omit<Decision, 'hash'>): string =>
  createHash('sha256').update(decision.previous).update(canonical(decision)).digest('hex')

export const decisionOfRow = (row: DecisionRow): Decision => ({
  seq: row.seq,
  at: row.made_at,
  who: row.who,
  action: row.action as Action,
  subjectKind: row.subject_kind as SubjectKind,
  subject: row.subject,
  reportId: row.report_id,
  blind: row.blind === 1,
  from: JSON.parse(row.from_json) as Json,
  to: JSON.parse(row.to_json) as Json,
  why: row.why,
  anchors: JSON.parse(row.anchors) as Anchors,
  previous: row.previous,
  hash: row.hash,
})

export const rowOfDecision = (decision: Decision): DecisionRow => ({
  seq: decision.seq,
  made_at: decision.at,
  who: decision.who,
  action: decision.action,
  subject_kind: decision.subjectKind,
  subject: decision.subject,
  report_id: decision.reportId,
  blind: decision.blind ? 1 : 0,
  from_json: canonical(decision.from),
  to_json: canonical(decision.to),
  why: decision.why,
  anchors: canonical(decision.anchors),
  previous: decision.previous,
  hash: decision.hash,
})

/** The decisions that still hold, in order: an undone one does not, nor an undo that was undone itself. */
export function holding<T extends Pick<Decision, 'seq' | 'action' | 'to'>>(decisions: readonly T[]): T[] {
  const undone = new Set<number>()
  for (const decision of decisions.toReversed()) {
    if (decision.action !== 'undo' || undone.has(decision.seq)) continue
    undone.add((decision.to as { undoes: number }).undoes)
  }
  return decisions.filter(({ seq, action }) => action !== 'undo' && !undone.has(seq))
}

/** Decisions carry claim fields as JSON; the ledger checked them when they were made. */
export const fieldsIn = (json: Json): Partial<ClaimFields> => json as unknown as Partial<ClaimFields>

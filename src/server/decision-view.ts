import { claimList, type Decision, type Ledger, type LedgerClaim, type SubjectKind } from '../ledger/index.ts'
import { holding } from '../ledger/decision.ts'
import type { ClaimFields, DecisionView } from './schema/index.ts'
import { bounds, summary } from './summary.ts'

/** A value of a decision in words: the page shows what changed, not JSON. */
export function worded(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (Array.isArray(value)) return value.map(worded).join(typeof value[0] === 'object' ? ' … ' : '–')
  if (typeof value !== 'object') return String(value)
  const object = value as Record<string, unknown>
  if ('wording' in object) return `“${worded(object['wording'])}”, ${bounds(object as never)}`
  if ('text' in object) {
    const { side, role, from, to } = object
    const more = [side, role, from, to === from ? null : to].filter((part) => part)
    return `“${worded(object['text'])}”${more.length > 0 ? `, ${more.map(worded).join(', ')}` : ''}`
  }
  return Object.entries(object)
    .filter(([, part]) => !(Array.isArray(part) && part.length === 0))
    .map(([name, part]) => `${name} ${worded(part)}`)
    .join(', ')
}

const STATES: Record<string, string> = { accept: 'accepted', reject: 'rejected', unsure: 'unsure' }

/** What people call a claim or source of this key. */
type NameOf = (kind: SubjectKind, key: string) => string

function changesOf(decision: Decision, nameOf: NameOf): DecisionView['changes'] {
  const { action, subjectKind, from, to, anchors } = decision
  const before = (from ?? {}) as Record<string, unknown>
  const after = (to ?? {}) as Record<string, unknown>
  const state = STATES[action]
  if (state !== undefined) {
    // A second reader does not see how it stood.
    const stood = decision.blind ? '' : worded(before['state'] ?? 'unreviewed')
    return [{ field: 'state', from: stood, to: state }]
  }
  if (action === 'undo') return [{ field: 'decision', from: '', to: `No. ${worded(after['undoes'])}` }]
  if (action === 'add') return [{ field: 'claim', from: 'nothing', to: worded(after['event']) }]
  const into = targetsOf(to)
  if (into.length > 0) {
    // A blind split keeps the claims that it would make; they have no keys.
    const named = into.map((one) => (typeof one === 'string' ? nameOf(subjectKind, one) : summary(one)))
    return [{ field: 'into', from: '', to: named.join(' / ') }]
  }
  return Object.entries(after).map(([field, value]) =>
    field === 'span' && anchors.span
      ? { field: 'words', from: '', to: `“${anchors.span.exact}”` }
      : { field, from: worded(before[field]), to: worded(value) },
  )
}

/** What a merge or a split leads to. */
function targetsOf(to: Decision['to']): (string | ClaimFields)[] {
  const { into = [] } = (to ?? {}) as { into?: string | (string | ClaimFields)[] }
  return [into].flat()
}

/** Decisions as the history shows them: on what, from what to what, and whether they still hold. */
export async function decisionViews(ledger: Ledger, decisions: readonly Decision[]): Promise<DecisionView[]> {
  const { db } = ledger
  const ids = (kind: string): string[] => [
    ...new Set(
      decisions
        .filter((one) => one.subjectKind === kind)
        .flatMap(({ subject, to }) => [subject, ...targetsOf(to).filter((one) => typeof one === 'string')]),
    ),
  ]
  const relationEnds = ids('relation').flatMap((key) => endsOf(key))
  const claims = new Map<string, LedgerClaim>()
  for (const claim of await claimList(ledger, { keys: [...ids('claim'), ...relationEnds], gone: true })) {
    claims.set(claim.key, claim)
  }
  const sources = await db
    .selectFrom('sources')
    .select(['key', 'name'])
    .where('key', 'in', [...ids('source'), ''])
    .execute()
  const reports = await db
    .selectFrom('reports')
    .select(['id', 'title', 'location'])
    .where('id', 'in', [...decisions.flatMap(({ reportId }) => reportId ?? []), ...ids('report'), ''])
    .execute()
  const titles = new Map(reports.map(({ id, title, location }) => [id, title ?? location]))
  const held = await heldOf(ledger, decisions)
  const nameOf: NameOf = (kind, key) => {
    if (kind === 'source') return sources.find((one) => one.key === key)?.name ?? key
    const claim = claims.get(key)
    return claim ? `${summary(claim)}${claim.source === null ? '' : `, ${claim.source}`}` : key
  }
  const about = ({ subjectKind, subject }: Decision): string => {
    if (subjectKind === 'report') return titles.get(subject) ?? subject
    if (subjectKind !== 'relation') return nameOf(subjectKind, subject)
    const [a, b] = endsOf(subject).map((key) => claims.get(key))
    const kind = subject.split(' ')[1]?.replaceAll('-', ' ') ?? ''
    return `${kind}: ${a ? summary(a) : '?'} / ${b ? summary(b) : '?'}`
  }
  return decisions.map((decision) => ({
    seq: decision.seq,
    at: decision.at,
    who: decision.who,
    action: decision.action,
    subjectKind: decision.subjectKind,
    subject: decision.subject,
    reportId: decision.reportId,
    title: titles.get(decision.reportId ?? '') ?? null,
    about: about(decision),
    blind: decision.blind,
    undone: decision.action !== 'undo' && !held.has(decision.seq),
    changes: changesOf(decision, nameOf),
    why: decision.why,
    hash: decision.hash,
  }))
}

/** The two claims of a relation, from its key. */
const endsOf = (key: string): string[] => {
  const [a, , b] = key.split(' ')
  return [a ?? '', b ?? '']
}

/** Which of `decisions` nobody has taken back. */
async function heldOf({ db }: Ledger, decisions: readonly Decision[]): Promise<Set<number>> {
  const undos = await db
    .selectFrom('decisions')
    .select(['seq', 'to_json', 'action'])
    .where('action', '=', 'undo')
    .orderBy('seq')
    .execute()
  const all = [
    ...decisions.filter(({ action }) => action !== 'undo'),
    ...undos.map(({ seq, to_json }) => ({ seq, action: 'undo', to: JSON.parse(to_json) }) as Decision),
  ].sort((a, b) => a.seq - b.seq)
  return new Set(holding(all).map(({ seq }) => seq))
}

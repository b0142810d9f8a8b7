import { history, claimsByKey, type Ledger, type LedgerClaim, type LedgerRelation } from '../ledger/index.ts'
import type { RelationKind } from '../model/index.ts'
import type { Passage, RelationView } from './schema/index.ts'
import { isGraphic } from './graphic.ts'
import { sentenceEnd, sentenceStart } from './sentence.ts'
import { summary } from './summary.ts'

/** Relations that want a person's eye. */
export const QUEUE = [
  'conflict',
  'drift',
  'inconsistent',
  'competing-account',
] as const satisfies readonly RelationKind[]

/** A claim's words in their sentence; `graphic` finds the words that are hard to read. */
function passage(claim: LedgerClaim, text: string, graphic: RegExp): Passage {
  const [start, end] = claim.span
  const from = sentenceStart(text, start)
  const to = sentenceEnd(text, end)
  return {
    claimId: claim.key,
    reportId: claim.reportId,
    title: claim.report.title ?? claim.report.location,
    published: claim.report.published,
    source: claim.source,
    before: text.slice(from, start),
    words: text.slice(start, end),
    after: text.slice(end, to),
    summary: summary(claim),
    origin: chain(claim),
    graphic: isGraphic(text.slice(from, to), graphic),
  }
}

/** The way a claim came: who said it, through whom, in which report. */
const chain = (claim: LedgerClaim): string[] => [
  claim.report.publisher ?? claim.report.title ?? claim.report.location,
  ...(claim.via === null ? [] : [claim.via]),
  ...(claim.source === null ? [] : [claim.source]),
]

/** Relations with both passages and what was decided on them; `graphic` finds the words that are hard to read. */
export async function relationViews(
  ledger: Ledger,
  relations: readonly LedgerRelation[],
  graphic: RegExp,
): Promise<RelationView[]> {
  const keys = relations.flatMap(({ a, b }) => [a, b])
  const claims = await claimsByKey(ledger, keys, { gone: false })
  const texts = await textsOf(ledger, [...new Set([...claims.values()].map(({ reportId }) => reportId))])
  const views: RelationView[] = []
  for (const relation of relations) {
    const a = claims.get(relation.a)
    const b = claims.get(relation.b)
    if (!a || !b) continue
    const side = (claim: LedgerClaim): Passage => passage(claim, texts.get(claim.reportId) ?? '', graphic)
    views.push({
      id: relation.key,
      kind: relation.kind,
      a: side(a),
      b: side(b),
      because: [...relation.because],
      decision: relation.state === 'unreviewed' ? null : await decisionOn(ledger, relation),
      version: relation.revision,
    })
  }
  return views
}

async function decisionOn(ledger: Ledger, { key, state, note }: LedgerRelation) {
  const [last] = await history(ledger, { subjectKind: 'relation', subject: key, limit: 1 })
  return { verdict: state, by: last?.who ?? '', on: last?.at ?? '', note }
}

async function textsOf({ db }: Ledger, ids: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (let at = 0; at < ids.length; at += 100) {
    const rows = await db
      .selectFrom('reports')
      .select(['id', 'text'])
      .where('id', 'in', ids.slice(at, at + 100))
      .execute()
    for (const { id, text } of rows) texts.set(id, text)
  }
  return texts
}

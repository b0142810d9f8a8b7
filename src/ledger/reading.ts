import type { Attribution, Claim, Problem, Reading, Reason, Relation, Source, Span } from '../model/index.ts'
import type { Ledger } from './open.ts'
import { reportOfRow } from './report.ts'
import type { AttributionRow } from './tables.ts'

/**
 * The current reading of a report, just as it was made; null when there is no such report. A long report has many
 * thousand relations: without them it comes at once.
 */
export async function readingOf(
  ledger: Ledger,
  reportId: string,
  { relations = true }: { readonly relations?: boolean } = {},
): Promise<Reading | null> {
  const { db } = ledger
  const row = await db.selectFrom('reports').selectAll().where('id', '=', reportId).executeTakeFirst()
  const reading = await db
    .selectFrom('readings')
    .selectAll()
    .where('report_id', '=', reportId)
    .where('current', '=', 1)
    .executeTakeFirst()
  if (!row || !reading) return null
  const sources = await db
    .selectFrom('reading_sources')
    .selectAll()
    .where('reading_id', '=', reading.id)
    .orderBy('number')
    .execute()
  const attributions = await db
    .selectFrom('attributions')
    .selectAll()
    .where('reading_id', '=', reading.id)
    .orderBy('number')
    .execute()
  const claims = await db
    .selectFrom('reading_claims')
    .select(['id', 'claim'])
    .where('reading_id', '=', reading.id)
    .orderBy('number')
    .execute()
  return {
    schema: 1,
    report: reportOfRow(row),
    sources: sources.map(({ id, name, kind, role, mentions }): Source => ({
      id,
      name,
      kind: kind as Source['kind'],
      role,
      mentions: JSON.parse(mentions) as Span[],
    })),
    attributions: attributions.map(attributionOfRow),
    claims: claims.map(({ claim }) => JSON.parse(claim) as Claim),
    relations: relations ? await relationsWithin(ledger, reportId) : [],
    problems: JSON.parse(reading.problems) as Problem[],
  }
}

/** Relations between claims of this report, by the ids that its current reading gives them. */
async function relationsWithin({ db }: Ledger, reportId: string): Promise<Relation[]> {
  const rows = await db
    .selectFrom('relations')
    .innerJoin('claims as one', 'one.key', 'relations.a')
    .innerJoin('claims as other', 'other.key', 'relations.b')
    .select(['kind', 'because', 'one.reading_claim_id as a', 'other.reading_claim_id as b'])
    .where('one.report_id', '=', reportId)
    .where('other.report_id', '=', reportId)
    .orderBy('one.number')
    .orderBy('other.number')
    .orderBy('kind')
    .execute()
  return rows.flatMap(({ kind, because, a, b }) =>
    a && b ? [{ kind: kind as Relation['kind'], a, b, because: JSON.parse(because) as Reason[] }] : [],
  )
}

export function attributionOfRow(row: AttributionRow): Attribution {
  const { source, cue, content, hedges, channel, saidOn } = JSON.parse(row.spans) as {
    source: Span[]
    cue: Span[]
    content: Span[]
    hedges: Span[]
    channel: Span | null
    saidOn: Span | null
  }
  return {
    id: row.id,
    source,
    cue,
    content,
    sourceId: row.source_id,
    kind: row.kind as Attribution['kind'],
    stance: row.stance as Attribution['stance'],
    channel: channel && { text: row.channel ?? '', span: channel },
    saidOn: saidOn && { from: row.said_from ?? '', to: row.said_to ?? '', span: saidOn },
    hedges,
    within: row.within,
    rule: row.rule,
  }
}

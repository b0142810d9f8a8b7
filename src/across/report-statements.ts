import { outletOf, statements, type Comparing, type Statement } from '../compare/index.ts'
import { claimList, readingOf, sourceKey, type Ledger, type LedgerClaim } from '../ledger/index.ts'
import type { Claim, Source, SourceKind } from '../model/index.ts'

/** Claims that a person took away say nothing any more. */
const GONE = new Set(['rejected', 'withdrawn', 'replaced'])

/**
 * The claims of a report as they stand, with what people corrected and merged, ready to compare. `first` is the report
 * in which a reprint was first told: its outlet is the voice of both.
 */
export async function statementsOf(
  ledger: Ledger,
  reportId: string,
  first: string,
  { lexicon, settings }: Comparing,
): Promise<Statement[]> {
  const standing = (await claimList(ledger, { reports: [reportId] })).filter(({ state }) => !GONE.has(state))
  const reading = standing.length > 0 ? await readingOf(ledger, reportId, { relations: false }) : null
  if (reading === null) return []
  // The first, where a report has two spellings of one source.
  const own = new Map(
    reading.sources.toReversed().map((source) => [sourceKey(source, reportId), source] as const),
  )
  const sources = await sourcesOf(ledger, standing, own)
  const claims = standing.map(asClaim)
  const told = first === reportId ? undefined : await namedOf(ledger, first)
  const outlet = told === undefined ? {} : { outlet: outletOf(told, lexicon) }
  return statements({ ...reading, sources, claims }, lexicon, settings, { ...outlet, keyed: true })
}

const asClaim = (claim: LedgerClaim): Claim => ({
  ...claim,
  id: claim.key,
  sourceId: claim.sourceKey,
  viaId: claim.viaKey,
})

/** Sources under their keys, by the names that the ledger calls them; all else stands as this report gives it, or by a person's merging. */
async function sourcesOf(
  { db }: Ledger,
  claims: readonly LedgerClaim[],
  read: ReadonlyMap<string, Source>,
): Promise<Source[]> {
  const keys = [
    ...new Set(claims.flatMap(({ sourceKey, viaKey }) => [sourceKey, viaKey]).filter((key) => key !== null)),
  ]
  if (keys.length === 0) return []
  const rows = await db
    .selectFrom('sources')
    .select(['key', 'name', 'kind', 'role'])
    .where('key', 'in', keys)
    .execute()
  return rows.map(({ key, name, kind, role }) => {
    const own = read.get(key)
    return own ? { ...own, id: key, name } : { id: key, name, kind: kind as SourceKind, role, mentions: [] }
  })
}

const namedOf = ({ db }: Ledger, reportId: string) =>
  db
    .selectFrom('reports')
    .select(['id', 'publisher', 'author', 'title'])
    .where('id', '=', reportId)
    .executeTakeFirst()

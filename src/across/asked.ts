import {
  conflictSets,
  family,
  joined,
  reachOf,
  sideChain,
  type Comparing,
  type ConflictSet,
  type Scope,
  type Statement,
} from '../compare/index.ts'
import type { Ledger } from '../ledger/index.ts'
import { statementOf } from './statement-row.ts'

/** The statements that can say something of a scope: of its kind of event, and of its people or of nobody's in particular. */
export async function statementsOn(
  { db }: Ledger,
  question: Scope,
  { lexicon }: Comparing,
): Promise<Statement[]> {
  const { side } = question.population
  let query = db
    .selectFrom('statements')
    .select('statement')
    .where('family', '=', family(question.event, lexicon.scopes))
  if (side !== null) {
    const within = lexicon.sides.all.filter(({ name }) => sideChain(name, lexicon).includes(side))
    const sides = ['', ...sideChain(side, lexicon), ...within.map(({ name }) => name)]
    query = query.where('side', 'in', [...new Set(sides)])
  }
  return joined((await query.execute()).map(statementOf))
}

/** The smallest sets of claims that touch a scope and cannot all be true, sums included. */
export async function conflictsOn(
  ledger: Ledger,
  question: Scope,
  comparing: Comparing,
): Promise<ConflictSet[]> {
  const all = await statementsOn(ledger, question, comparing)
  return conflictSets(
    all.filter((one) => ['inside', 'touches'].includes(reachOf(one, question, comparing.lexicon))),
    comparing,
  )
}

/** The statements of these claims, in the order asked for. */
export async function statementsWith({ db }: Ledger, claims: readonly string[]): Promise<Statement[]> {
  if (claims.length === 0) return []
  const rows = await db
    .selectFrom('statements')
    .select('statement')
    .where('claim_key', 'in', [...claims])
    .execute()
  const found = new Map(rows.map(statementOf).map((one) => [one.id, one]))
  return claims.flatMap((claim) => found.get(claim) ?? [])
}

/** An origin of the ledger: how many claims end at it, in how many reports, and in how many that are no reprints. */
export interface OriginCount {
  readonly name: string
  readonly claims: number
  readonly reports: number
  readonly firsts: number
  readonly since: string | null
  readonly until: string | null
}

/** Voices with how much they claim, in how many reports and since when, those with most claims first. */
export async function originCounts({ db }: Ledger, limit?: number): Promise<OriginCount[]> {
  let query = db
    .selectFrom('statements')
    .innerJoin('compared', 'compared.report_id', 'statements.report_id')
    .select((eb) => [
      'voice as name',
      eb.fn.countAll<number>().as('claims'),
      eb.fn.count<number>('statements.report_id').distinct().as('reports'),
      eb.fn.count<number>('first_report').distinct().as('firsts'),
      eb.fn.min('stated_on').as('since'),
      eb.fn.max('stated_on').as('until'),
    ])
    .groupBy('voice')
    .orderBy('claims', 'desc')
    .orderBy('voice')
  if (limit !== undefined) query = query.limit(limit)
  return query.execute()
}

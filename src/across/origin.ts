import { eachOnce, type Statement } from '../compare/index.ts'
import type { Ledger } from '../ledger/index.ts'
import type { RelationKind } from '../model/index.ts'
import { statementsWith } from './asked.ts'
import { copiesOf } from './copies.ts'

/** One claim of the way to an origin: how it was come to, and who passes it on, from the report inwards. */
export interface OriginStep {
  readonly claim: string
  readonly how: string
  readonly chain: readonly string[]
}

export interface ClaimOrigin {
  readonly claim: string
  readonly origin: string
  readonly steps: readonly OriginStep[]
}

const HOW: Partial<Record<RelationKind, string>> = {
  retells: 'retells',
  drift: 'retells, changed',
  same: 'tells the same as',
  'derived-from': 'takes its number from',
}

/** Follow a claim to its origin, through the report that holds it closer to its speaker or that it was taken from. */
export async function originOf(ledger: Ledger, claim: string): Promise<ClaimOrigin> {
  const steps: OriginStep[] = []
  const seen = new Set<string>()
  let [here] = await statementsWith(ledger, [claim])
  let how = 'as the report tells it'
  let origin = ''
  while (here !== undefined && !seen.has(here.id)) {
    seen.add(here.id)
    const reprints = (await copiesOf(ledger, here.report)).length
    const told = reprints > 0 ? `${how} (${reprints + 1} reports copy each other)` : how
    steps.push({
      claim: here.id,
      how: told,
      chain: eachOnce(here.chain.map(({ name, authority }) => named(name, authority))),
    })
    const end = here.chain.at(-1)
    origin = end === undefined ? '' : named(end.name, end.authority)
    const next = await towards(ledger, here, seen)
    how = next?.how ?? ''
    here = next?.statement
  }
  return { claim, origin, steps }
}

const named = (name: string, authority: string | null): string =>
  authority === null || authority === name ? name : `${name} (${authority})`

async function towards(
  ledger: Ledger,
  here: Statement,
  seen: ReadonlySet<string>,
): Promise<{ statement: Statement; how: string } | null> {
  const rows = await ledger.db
    .selectFrom('relations')
    .select(['kind', 'a', 'b'])
    .where('kind', 'in', Object.keys(HOW))
    .where((eb) => eb.or([eb('a', '=', here.id), eb('b', '=', here.id)]))
    .execute()
  const others = await statementsWith(
    ledger,
    rows.map(({ a, b }) => (a === here.id ? b : a)),
  )
  const closer = others
    .filter((other) => !seen.has(other.id))
    .map((statement) => ({
      statement,
      kind: rows.find(({ a, b }) => a === statement.id || b === statement.id)?.kind,
    }))
    .filter(({ statement, kind }) => isCloser(statement, here, kind))
    .sort((x, y) => rank(x.statement) - rank(y.statement) || (x.statement.id < y.statement.id ? -1 : 1))[0]
  if (closer === undefined) return null
  return { statement: closer.statement, how: HOW[closer.kind as RelationKind] ?? '' }
}

const rank = ({ original, chain }: Statement): number => (original ? 0 : 10) - chain.length

/** An original, an attributed telling of what a report says in its own voice, or where a number was taken from. */
function isCloser(other: Statement, here: Statement, kind: string | undefined): boolean {
  if (kind === 'derived-from')
    return other.chain.length > here.chain.length || (other.statedOn ?? '') < (here.statedOn ?? '')
  if (other.report === here.report) return here.chain.length === 1 && other.chain.length > 1
  return other.original === here.original ? (other.published ?? '') < (here.published ?? '') : other.original
}

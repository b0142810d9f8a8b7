import type { Ledger, LedgerClaim, LedgerRelation } from '../ledger/index.ts'
import type { Relation } from '../model/index.ts'
import { claimJson, claimLines } from './claim-lines.ts'
import { claimsBy } from './compared.ts'
import { csv } from './csv.ts'
import { json, line } from './harmless.ts'
import { broken } from './table.ts'
import type { Terminal } from './terminal.ts'

/** A relation with its two passages and its reasons. */
function relationLines(
  relation: Relation,
  claims: ReadonlyMap<string, LedgerClaim>,
  terminal: Terminal,
): string {
  const { kind, a, b, because } = relation
  const width = Math.min(terminal.width, 100) - 2
  return [
    terminal.style('bold', kind),
    ...claimLines(claims.get(a), a, 'a', terminal),
    ...claimLines(claims.get(b), b, 'b', terminal),
    ...because.flatMap(({ field, a, b, note }) =>
      broken(`${field}: ${line(a)} | ${line(b)}. ${line(note)}`, width).map((text) => `  ${text}`),
    ),
    '',
    '',
  ].join('\n')
}

const RELATION_COLUMNS = [
  'kind',
  'a',
  'b',
  'field',
  'a_value',
  'b_value',
  'note',
  'a_passage',
  'b_passage',
  'a_report',
  'b_report',
  'state',
]

/** One row for each reason of each relation. */
const relationRows = (
  relations: readonly (Relation & Partial<Pick<LedgerRelation, 'state'>>)[],
  claims: ReadonlyMap<string, LedgerClaim>,
): (string | null | undefined)[][] =>
  relations.flatMap(({ kind, a, b, because, state }) =>
    because.map((reason) => [
      kind,
      a,
      b,
      reason.field,
      reason.a,
      reason.b,
      reason.note,
      claims.get(a)?.anchor.exact,
      claims.get(b)?.anchor.exact,
      claims.get(a)?.reportId,
      claims.get(b)?.reportId,
      state,
    ]),
  )

/** A relation with both passages, for JSON. */
const relationJson = (relation: Relation, claims: ReadonlyMap<string, LedgerClaim>): unknown => ({
  ...relation,
  claims: { a: claimJson(claims.get(relation.a)), b: claimJson(claims.get(relation.b)) },
})

/** Print relations with their passages as `format` says; `none` is the sentence for people where there are none. */
export async function printRelations(
  ledger: Ledger,
  found: readonly Relation[],
  format: string | undefined,
  none: string,
  terminal: Terminal,
): Promise<void> {
  const claims = await claimsBy(
    ledger,
    found.flatMap(({ a, b }) => [a, b]),
  )
  if (format === 'json') {
    const shown = found.map((one) => relationJson(one, claims))
    terminal.out(`${json(shown, 2)}\n`)
  } else if (format === 'csv') terminal.out(csv([RELATION_COLUMNS, ...relationRows(found, claims)]))
  else if (found.length === 0) terminal.err(`${none}\n`)
  else for (const one of found) terminal.out(relationLines(one, claims, terminal))
}

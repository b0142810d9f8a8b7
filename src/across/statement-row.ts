import { keysOf, origin, type Comparing, type Statement } from '../compare/index.ts'
import type { Ledger, Tables } from '../ledger/index.ts'

type Row = Tables['statements']

/** Open ends sort before and after every date. */
export const EVER = '0000-00-00'
export const NEVER_ENDS = '9999-99-99'

/** A statement as the ledger keeps it, under what others find it by. */
export function rowOf(one: Statement, comparing: Comparing): Row {
  const keys = keysOf(one, comparing)
  return {
    claim_key: one.id,
    report_id: one.report,
    family: keys.family,
    side: keys.side,
    place: keys.place,
    voice: voiceOf(one),
    stated_on: keys.statedOn,
    period_from: keys.from,
    period_to: keys.to,
    figure: keys.figure,
    lower: keys.lower,
    area: keys.area,
    counts_from: keys.countsFrom ?? EVER,
    counts_to: keys.countsTo ?? NEVER_ENDS,
    ceiling: keys.ceiling,
    ceiling_area: keys.ceilingArea,
    series: keys.series,
    statement: JSON.stringify(one),
  }
}

/** A name for whose word it is, as lists of origins give it. */
const voiceOf = (one: Statement): string => origin(one).authority ?? origin(one).name

export const statementOf = ({ statement }: Pick<Row, 'statement'>): Statement =>
  JSON.parse(statement) as Statement

/** Keep statements with the keys by which others find them, 100 rows at a time. */
export async function putStatements(
  { db }: Ledger,
  all: readonly Statement[],
  comparing: Comparing,
): Promise<void> {
  for (let at = 0; at < all.length; at += 100) {
    const rows = all.slice(at, at + 100).map((one) => rowOf(one, comparing))
    await db.insertInto('statements').values(rows).execute()
  }
}

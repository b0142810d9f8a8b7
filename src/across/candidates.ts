import { sql } from 'kysely'
import { keysOf, type Comparing, type Keys, type Statement } from '../compare/index.ts'
import type { Ledger } from '../ledger/index.ts'
import { EVER, NEVER_ENDS, statementOf } from './statement-row.ts'

/**
 * The statements of other reports that can bear on these, by index: those whose keys `touch` theirs. Costs as much as
 * there are of them, however large the ledger.
 */
export async function candidates(
  ledger: Ledger,
  all: readonly Statement[],
  comparing: Comparing,
): Promise<Statement[]> {
  const keys = all.map((one) => keysOf(one, comparing))
  const reports = new Set(all.map(({ report }) => report))
  const { occasion } = comparing.settings
  const found = new Map<string, string>()
  const take = async (query: Promise<{ claim_key: string; statement: string }[]>): Promise<void> => {
    for (const { claim_key, statement } of await query) found.set(claim_key, statement)
  }
  const { db } = ledger
  const rows = () => db.selectFrom('statements').select(['claim_key', 'statement'])

  for (const [{ family, side, statedOn }] of distinct(keys, ({ family, side, statedOn }) => [
    family,
    side,
    statedOn,
  ])) {
    if (statedOn === null) continue
    const [from, to] = around(statedOn, occasion)
    await take(
      rows()
        .where('family', '=', family)
        .where('side', '=', side)
        .where('stated_on', '>=', from)
        .where('stated_on', '<=', to)
        .execute(),
    )
  }
  for (const [{ family, side, from, to }] of distinct(keys, ({ family, side, from, to }) => [
    family,
    side,
    from,
    to,
  ])) {
    if (to === null) continue
    const same = from === null ? sql<boolean>`period_from is null` : sql<boolean>`period_from = ${from}`
    await take(
      rows()
        .where('family', '=', family)
        .where('side', '=', side)
        .where(same)
        .where('period_to', '=', to)
        .execute(),
    )
  }
  for (const [{ family, place, from, to }] of distinct(keys, ({ family, place, from, to }) => [
    family,
    place,
    from,
    to,
  ])) {
    if (to === null || place === '') continue
    const same = from === null ? sql<boolean>`period_from is null` : sql<boolean>`period_from = ${from}`
    await take(
      rows()
        .where('family', '=', family)
        .where('place', '=', place)
        .where('place', '<>', '')
        .where(same)
        .where('period_to', '=', to)
        .execute(),
    )
  }
  for (const [{ family, figure, statedOn }] of distinct(keys, ({ family, figure, statedOn }) => [
    family,
    figure,
    statedOn,
  ])) {
    if (figure === null || statedOn === null) continue
    const [from, to] = around(statedOn, occasion)
    await take(
      rows()
        .where('family', '=', family)
        .where('figure', '=', figure)
        .where('stated_on', '>=', from)
        .where('stated_on', '<=', to)
        .execute(),
    )
  }
  for (const some of distinct(keys, ({ family, side }) => [family, side])) {
    const [{ family, side }] = some
    const highest = Math.max(...some.map(({ lower }) => lower))
    if (highest === 0) continue
    const ends = some.map(({ countsTo }) => countsTo ?? NEVER_ENDS).sort()[0] ?? EVER
    await take(
      rows()
        .where('family', '=', family)
        .where('side', '=', side)
        .where('ceiling', '<', highest)
        .where('counts_to', '>=', ends)
        .execute(),
    )
  }
  for (const { family, side, ceiling, countsFrom, countsTo } of keys) {
    if (ceiling === null) continue
    await take(
      rows()
        .where('family', '=', family)
        .where('side', '=', side)
        .where('lower', '>', ceiling)
        .where('counts_to', '<=', countsTo ?? NEVER_ENDS)
        .where('counts_from', '>=', countsFrom ?? EVER)
        .execute(),
    )
  }
  return [...found.values()]
    .map((statement) => statementOf({ statement }))
    .filter(({ report }) => !reports.has(report))
}

/** Keys with equal parts together: one look-up for all of them. */
function distinct(keys: readonly Keys[], parts: (keys: Keys) => readonly unknown[]): [Keys, ...Keys[]][] {
  const groups = new Map<string, [Keys, ...Keys[]]>()
  for (const one of keys) {
    const own = JSON.stringify(parts(one))
    const known = groups.get(own)
    if (known) known.push(one)
    else groups.set(own, [one])
  }
  return [...groups.values()]
}

const DAY = 86_400_000

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** ISO dates so many days before and after. */
function around(date: string, days: number): [from: string, to: string] {
  const at = Date.parse(date)
  return [iso(at - days * DAY), iso(at + days * DAY)]
}

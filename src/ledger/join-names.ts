import type { Ledger } from './open.ts'

/** Names of the other ledger as this one has them. */
export interface Names {
  readonly reports: Map<string, string>
  readonly claims: Map<string, string>
  /** The last number given to a claim of a report here. */
  readonly numbers: Map<string, number>
}

/** A number that no claim of the report has had. */
export async function freshKey({ db }: Ledger, reportId: string, { numbers }: Names): Promise<string> {
  const { last } = await db
    .selectFrom('claims')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('report_id', '=', reportId)
    .executeTakeFirstOrThrow()
  const next = Math.max(last ?? 0, numbers.get(reportId) ?? 0) + 1
  numbers.set(reportId, next)
  return `${reportId}.${next}`
}

import type { Ledger } from './open.ts'

/** A path or address that could not be read, until it is. */
export interface Failure {
  readonly location: string
  readonly code: string
  readonly reason: string
  readonly at: string
  readonly tries: number
}

export async function noteFailure({ db }: Ledger, failure: Omit<Failure, 'tries'>): Promise<void> {
  const row = { code: failure.code, reason: failure.reason, failed_at: failure.at }
  await db
    .insertInto('failures')
    .values({ location: failure.location, ...row, tries: 1 })
    .onConflict((conflict) =>
      conflict.column('location').doUpdateSet((eb) => ({ ...row, tries: eb('failures.tries', '+', 1) })),
    )
    .execute()
}

export async function failureList({ db }: Ledger): Promise<Failure[]> {
  return db
    .selectFrom('failures')
    .select(['location', 'code', 'reason', 'failed_at as at', 'tries'])
    .orderBy('location')
    .execute()
}

import type { Ledger } from './open.ts'

/**
 * What was said of a document beside its bytes, by the names of the flags that say it; `sent` where the bytes were sent over
 * the page, and cannot be had again from its location.
 */
export type Given = Readonly<Record<string, string | readonly string[]>>

/** A path or address that could not be read, until it is. */
export interface Failure {
  readonly location: string
  readonly code: string
  readonly reason: string
  readonly at: string
  readonly tries: number
  readonly given: Given
}

type Noted = Omit<Failure, 'tries' | 'given'> & { readonly given?: Given }

export async function noteFailure({ db }: Ledger, failure: Noted): Promise<void> {
  const { location, code, reason, at, given = {} } = failure
  const row = { code, reason, failed_at: at, given: givenText(given) }
  await db
    .insertInto('failures')
    .values({ location, ...row, tries: 1 })
    .onConflict((conflict) =>
      conflict.column('location').doUpdateSet((eb) => ({ ...row, tries: eb('failures.tries', '+', 1) })),
    )
    .execute()
}

export async function failureList({ db }: Ledger): Promise<Failure[]> {
  const rows = await db
    .selectFrom('failures')
    .select(['location', 'code', 'reason', 'failed_at as at', 'tries', 'given'])
    .orderBy('location')
    .execute()
  return rows.map((row) => ({ ...row, given: givenOf(row.given) }))
}

export const givenText = (given: Given): string | null =>
  Object.keys(given).length === 0 ? null : JSON.stringify(given)

export const givenOf = (text: string | null): Given => (text === null ? {} : (JSON.parse(text) as Given))

import { sql } from 'kysely'
import type { AddOptions } from './add.ts'
import { transaction, type Ledger } from './open.ts'

/** Note that a known report stands at `location` too. */
export async function noteLocation(
  ledger: Ledger,
  location: string,
  reportId: string,
  at: Date,
  file: AddOptions['file'] = null,
): Promise<void> {
  await transaction(ledger, async (ledger) => {
    await keepLocation(ledger, location, reportId, at.toISOString(), file)
    await ledger.db.deleteFrom('failures').where('location', '=', location).execute()
  })
}

export async function keepLocation(
  { db }: Ledger,
  location: string,
  id: string,
  at: string,
  file: AddOptions['file'],
): Promise<void> {
  const seen = { report_id: id, seen_at: at }
  const size = { size: file?.size ?? null, modified_ms: file?.modifiedMs ?? null }
  await db
    .insertInto('locations')
    .values({ location, ...seen, ...size })
    .onConflict((conflict) =>
      conflict.column('location').doUpdateSet(file === undefined ? seen : { ...seen, ...size }),
    )
    .execute()
}

/** Locations taken in that begin with `start`: the documents of an archive stand at its path, `#` and a name. */
export async function locationsUnder({ db }: Ledger, start: string): Promise<string[]> {
  const rows = await db
    .selectFrom('locations')
    .select('location')
    .where(sql<boolean>`substr(location, 1, ${[...start].length}) = ${start}`)
    .execute()
  return rows.map(({ location }) => location)
}

/** What was taken in from `location`, and what its file looked like then. */
export interface Seen {
  readonly id: string
  readonly reader: string
  readonly size: number | null
  readonly modifiedMs: number | null
}

export async function reportAt({ db }: Ledger, location: string): Promise<Seen | null> {
  const row = await db
    .selectFrom('locations')
    .innerJoin('readings', (join) =>
      join.onRef('readings.report_id', '=', 'locations.report_id').on('current', '=', 1),
    )
    .select(['locations.report_id as id', 'reader', 'size', 'modified_ms as modifiedMs'])
    .where('locations.location', '=', location)
    .executeTakeFirst()
  return row ?? null
}

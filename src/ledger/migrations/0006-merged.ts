import { sql, type Kysely, type Migration } from 'kysely'
import type { DialectName } from '../dialect.ts'

const reportsOf = (keys: string): string =>
  `report_id in (select report_id from claims where source_key in (${keys}) or via_key in (${keys}))`

/** A name counts for all that is merged into it: with it, their reports are to be compared anew. */
const CHANGED = reportsOf('select new.key union all select key from sources where root = new.key')
const MERGED = reportsOf('select key from sources where root <> key')

export const sixth = (dialect: DialectName): Migration => ({
  async up(db: Kysely<unknown>) {
    if (dialect === 'sqlite') {
      await sql`drop trigger sources_changed`.execute(db)
      await sql
        .raw(
          `create trigger sources_changed after update on sources begin delete from compared where ${CHANGED}; end`,
        )
        .execute(db)
    } else
      await sql
        .raw(
          `create or replace function sources_changed() returns trigger language plpgsql as $$ begin delete from compared where ${CHANGED}; return null; end $$`,
        )
        .execute(db)
    await sql.raw(`delete from compared where ${MERGED}`).execute(db)
  },
})

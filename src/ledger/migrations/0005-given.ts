import { sql, type Kysely, type Migration } from 'kysely'

/** What was said of a document that could not be read, to try it again by. */
export const fifth = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await sql`alter table failures add column given text`.execute(db)
  },
})

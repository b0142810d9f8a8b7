import { sql, type Kysely, type Migration } from 'kysely'

/** The words of a claim's attribution, where a person marked them. */
export const fourth = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await sql`alter table claims add column marked text`.execute(db)
  },
})

import { sql, type Kysely, type Migration } from 'kysely'
import type { DialectName } from '../dialect.ts'

/**
 * Bounds that hold for a whole scope are found by place, so that what other places count costs nothing. Reports that
 * were compared before are compared anew.
 */
export const third = (dialect: DialectName): Migration => ({
  async up(db: Kysely<unknown>) {
    // Paths are looked up by how they begin, which PostgreSQL can only do in an index that sorts by code points.
    const text = dialect === 'sqlite' ? 'text' : 'text collate "C"'
    for (const statement of [
      'drop index statements_by_ceiling',
      'drop index statements_by_lower',
      `alter table statements add column area ${text} not null default ''`,
      `alter table statements add column ceiling_area ${text}`,
      'create index statements_by_area on statements (family, side, area, lower)',
      'create index statements_by_ceiling on statements (family, side, ceiling_area, counts_to) where ceiling is not null',
      'delete from compared',
    ]) {
      await sql.raw(statement).execute(db)
    }
  },
})

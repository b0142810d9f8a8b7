import { sql, type Kysely, type Migration } from 'kysely'
import type { DialectName } from '../dialect.ts'

/** What comparing claims across reports keeps: docs/comparing.md. All of it can be made anew from the claims. */
export const second = (dialect: DialectName): Migration => ({
  async up(db: Kysely<unknown>) {
    await sql`create table statements (
      claim_key text not null primary key, report_id text not null, family text not null, side text not null,
      place text not null, voice text not null, stated_on text, period_from text, period_to text, figure double precision,
      lower double precision not null, counts_from text not null, counts_to text not null,
      ceiling double precision, series text, statement text not null)`.execute(db)
    for (const on of [
      ['report', 'report_id'],
      ['voice', 'voice, report_id'],
      ['day', 'family, side, stated_on'],
      ['period', 'family, side, period_from, period_to'],
      ['place', "family, place, period_from, period_to) where (place <> ''"],
      ['figure', 'family, figure, stated_on) where (figure is not null'],
      ['ceiling', 'family, side, ceiling) where (ceiling is not null'],
      ['lower', 'family, side, lower'],
      ['series', 'series, stated_on) where (series is not null'],
    ]) {
      await sql.raw(`create index statements_by_${on[0]} on statements (${on[1]})`).execute(db)
    }
    await sql`create table compared (report_id text not null primary key, first_report text not null)`.execute(
      db,
    )
    await sql`create table prints (print bigint not null, report_id text not null, primary key (print, report_id))`.execute(
      db,
    )
    await sql`create index prints_by_report on prints (report_id)`.execute(db)
    await sql`create table copies (
      report_id text not null, of_report text not null, likeness text not null, shared integer not null,
      primary key (report_id, of_report))`.execute(db)
    await sql`create index copies_by_of on copies (of_report)`.execute(db)
    await (dialect === 'sqlite' ? triggersOfSqlite(db) : triggersOfPostgres(db))
  },
})

/**
 * Whatever program changes what a report's claims say, by a new reading or a decision, takes the report off the list
 * of those compared, and the next comparing takes it up again.
 */
const CHANGES: readonly (readonly [name: string, event: string, table: string, reports: string])[] = [
  ['claims_added', 'insert', 'claims', 'report_id = new.report_id'],
  ['claims_changed', 'update', 'claims', 'report_id = new.report_id'],
  ['reports_changed', 'update', 'reports', 'report_id = new.id'],
  [
    'sources_changed',
    'update',
    'sources',
    'report_id in (select report_id from claims where source_key = new.key or via_key = new.key)',
  ],
]

async function triggersOfSqlite(db: Kysely<unknown>): Promise<void> {
  for (const [name, event, table, reports] of CHANGES) {
    await sql
      .raw(
        `create trigger ${name} after ${event} on ${table} begin delete from compared where ${reports}; end`,
      )
      .execute(db)
  }
}

async function triggersOfPostgres(db: Kysely<unknown>): Promise<void> {
  for (const [name, event, table, reports] of CHANGES) {
    await sql
      .raw(
        `create function ${name}() returns trigger language plpgsql as $$ begin delete from compared where ${reports}; return null; end $$`,
      )
      .execute(db)
    await sql
      .raw(`create trigger ${name} after ${event} on ${table} for each row execute function ${name}()`)
      .execute(db)
  }
}

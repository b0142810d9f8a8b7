import { sql, type CreateTableBuilder, type Kysely, type Migration } from 'kysely'
import type { DialectName } from '../dialect.ts'

type Db = Kysely<unknown>
type Table = CreateTableBuilder<string, string>

/** Columns named `text?` may be null. */
function columns(table: Table, spec: Record<string, string>): Table {
  return Object.entries(spec).reduce((built, [name, type]) => {
    const nullable = type.endsWith('?')
    const data = sql.raw<string>(nullable ? type.slice(0, -1) : type)
    return built.addColumn(name, data, (column) => (nullable ? column : column.notNull()))
  }, table)
}

const standing = { state: "text default 'unreviewed'", revision: 'integer default 0', note: 'text?' }
const anchored = {
  span_start: 'integer',
  span_end: 'integer',
  exact: 'text',
  prefix: 'text',
  suffix: 'text',
}

export const first = (dialect: DialectName): Migration => ({
  async up(db: Db) {
    await reports(db, dialect)
    await readings(db)
    await claims(db)
    await decisions(db)
    await (dialect === 'sqlite' ? passagesOfSqlite(db) : passagesOfPostgres(db))
    await (dialect === 'sqlite' ? sealOfSqlite(db) : sealOfPostgres(db))
    await views(db)
  },
})

async function reports(db: Db, dialect: DialectName): Promise<void> {
  await columns(db.schema.createTable('reports'), {
    id: 'text',
    location: 'text',
    title: 'text?',
    author: 'text?',
    publisher: 'text?',
    url: 'text?',
    published: 'text?',
    language: 'text',
    sha256: 'text',
    media_type: 'text',
    text: 'text',
    text_sha256: 'text',
    bytes: dialect === 'sqlite' ? 'blob?' : 'bytea?',
    original: 'text',
    added_at: 'text',
    ...standing,
  })
    .addPrimaryKeyConstraint('reports_pk', ['id'])
    .addUniqueConstraint('reports_sha256', ['sha256'])
    .execute()
  await index(db, 'reports', ['published'])
  await columns(db.schema.createTable('locations'), {
    location: 'text',
    report_id: 'text',
    size: dialect === 'sqlite' ? 'integer?' : 'bigint?',
    modified_ms: 'double precision?',
    seen_at: 'text',
  })
    .addPrimaryKeyConstraint('locations_pk', ['location'])
    .execute()
  await index(db, 'locations', ['report_id'])
  await columns(db.schema.createTable('failures'), {
    location: 'text',
    code: 'text',
    reason: 'text',
    failed_at: 'text',
    tries: 'integer',
  })
    .addPrimaryKeyConstraint('failures_pk', ['location'])
    .execute()
}

async function readings(db: Db): Promise<void> {
  await columns(db.schema.createTable('readings'), {
    id: 'text',
    report_id: 'text',
    reader: 'text',
    current: 'integer',
    made_at: 'text',
    text: 'text?',
    problems: 'text',
  })
    .addPrimaryKeyConstraint('readings_pk', ['id'])
    .addForeignKeyConstraint('readings_report', ['report_id'], 'reports', ['id'])
    .execute()
  await index(db, 'readings', ['report_id', 'current'])
  await columns(db.schema.createTable('sources'), {
    key: 'text',
    name: 'text',
    kind: 'text',
    role: 'text?',
    merged_into: 'text?',
    root: 'text',
    grade: 'text?',
    ...standing,
  })
    .addPrimaryKeyConstraint('sources_pk', ['key'])
    .execute()
  await index(db, 'sources', ['root'])
  await columns(db.schema.createTable('reading_sources'), {
    reading_id: 'text',
    id: 'text',
    number: 'integer',
    source_key: 'text',
    name: 'text',
    kind: 'text',
    role: 'text?',
    mentions: 'text',
  })
    .addPrimaryKeyConstraint('reading_sources_pk', ['reading_id', 'id'])
    .addForeignKeyConstraint('reading_sources_reading', ['reading_id'], 'readings', ['id'])
    .execute()
  await index(db, 'reading_sources', ['source_key'])
  await columns(db.schema.createTable('attributions'), {
    reading_id: 'text',
    id: 'text',
    number: 'integer',
    source_id: 'text?',
    source_key: 'text?',
    kind: 'text',
    stance: 'text',
    cue: 'text',
    channel: 'text?',
    said_from: 'text?',
    said_to: 'text?',
    within: 'text?',
    rule: 'text',
    spans: 'text',
    ...anchored,
  })
    .addPrimaryKeyConstraint('attributions_pk', ['reading_id', 'id'])
    .addForeignKeyConstraint('attributions_reading', ['reading_id'], 'readings', ['id'])
    .execute()
  await index(db, 'attributions', ['source_key'])
}

async function claims(db: Db): Promise<void> {
  await columns(db.schema.createTable('reading_claims'), {
    reading_id: 'text',
    id: 'text',
    number: 'integer',
    claim_key: 'text',
    claim: 'text',
  })
    .addPrimaryKeyConstraint('reading_claims_pk', ['reading_id', 'id'])
    .addForeignKeyConstraint('reading_claims_reading', ['reading_id'], 'readings', ['id'])
    .execute()
  await index(db, 'reading_claims', ['claim_key'])
  await columns(db.schema.createTable('claims'), {
    key: 'text',
    report_id: 'text',
    number: 'integer',
    reading_claim_id: 'text?',
    ...anchored,
    event: 'text',
    manner: 'text?',
    wording: 'text?',
    lower: 'double precision?',
    upper: 'double precision?',
    approx: 'integer',
    per: 'text?',
    quantity_start: 'integer?',
    quantity_end: 'integer?',
    population: 'text?',
    side: 'text?',
    role: 'text?',
    population_start: 'integer?',
    population_end: 'integer?',
    place: 'text?',
    place_start: 'integer?',
    place_end: 'integer?',
    period: 'text?',
    period_from: 'text?',
    period_to: 'text?',
    period_start: 'integer?',
    period_end: 'integer?',
    polarity: 'text',
    modality: 'text',
    attribution_id: 'text?',
    source_id: 'text?',
    via_id: 'text?',
    source: 'text?',
    via: 'text?',
    source_key: 'text?',
    via_key: 'text?',
    rule: 'text',
    origin: 'text',
    present: 'integer',
    ...standing,
    grade: 'text?',
    differs: 'text',
    unfit: 'text',
  })
    .addPrimaryKeyConstraint('claims_pk', ['key'])
    .addForeignKeyConstraint('claims_report', ['report_id'], 'reports', ['id'])
    .execute()
  for (const on of [
    ['report_id', 'number'],
    ['event', 'side', 'period_from'],
    ['source_key'],
    ['via_key'],
    ['side'],
    ['place'],
    ['period_from'],
    ['period_to'],
    ['lower'],
    ['upper'],
    ['state'],
  ]) {
    await index(db, 'claims', on)
  }
  await columns(db.schema.createTable('relations'), {
    key: 'text',
    kind: 'text',
    a: 'text',
    b: 'text',
    because: 'text',
    made_at: 'text',
    ...standing,
  })
    .addPrimaryKeyConstraint('relations_pk', ['key'])
    .execute()
  for (const on of [['a'], ['b'], ['kind']]) await index(db, 'relations', on)
}

async function decisions(db: Db): Promise<void> {
  await columns(db.schema.createTable('decisions'), {
    seq: 'integer',
    made_at: 'text',
    who: 'text',
    action: 'text',
    subject_kind: 'text',
    subject: 'text',
    report_id: 'text?',
    blind: 'integer',
    from_json: 'text',
    to_json: 'text',
    why: 'text?',
    anchors: 'text',
    previous: 'text',
    hash: 'text',
  })
    .addPrimaryKeyConstraint('decisions_pk', ['seq'])
    .addUniqueConstraint('decisions_previous', ['previous'])
    .execute()
  await index(db, 'decisions', ['subject_kind', 'subject'])
  await index(db, 'decisions', ['report_id'])
}

const index = (db: Db, table: string, on: readonly string[]): Promise<void> =>
  db.schema
    .createIndex(`${table}_by_${on.join('_')}`)
    .on(table)
    .columns([...on])
    .execute()

async function passagesOfSqlite(db: Db): Promise<void> {
  await sql`create virtual table passages using fts5(
    text, report_id unindexed, span_start unindexed, span_end unindexed,
    tokenize = 'porter unicode61 remove_diacritics 2')`.execute(db)
}

/** English inflections without stop words, so that a phrase holds all its words as on SQLite. */
async function passagesOfPostgres(db: Db): Promise<void> {
  await sql`create text search dictionary onrecord_english (template = snowball, language = english)`.execute(
    db,
  )
  await sql`create text search configuration onrecord (copy = english)`.execute(db)
  await sql`alter text search configuration onrecord alter mapping replace english_stem with onrecord_english`.execute(
    db,
  )
  await sql`create table passages (
    text text not null, report_id text not null, span_start integer not null, span_end integer not null,
    words tsvector generated always as (to_tsvector('onrecord', text)) stored)`.execute(db)
  await sql`create index passages_by_words on passages using gin (words)`.execute(db)
  await index(db, 'passages', ['report_id'])
}

const SEALED = 'decisions are append-only: undo one by a new decision'

/** The database itself refuses to change or delete a decision, whichever program asks. */
async function sealOfSqlite(db: Db): Promise<void> {
  for (const change of ['update', 'delete']) {
    await sql
      .raw(
        `create trigger decisions_no_${change} before ${change} on decisions begin select raise(abort, '${SEALED}'); end`,
      )
      .execute(db)
  }
}

async function sealOfPostgres(db: Db): Promise<void> {
  await sql
    .raw(
      `create function decisions_sealed() returns trigger language plpgsql as $$ begin raise exception '${SEALED}'; end $$`,
    )
    .execute(db)
  await sql`create trigger decisions_no_change before update or delete on decisions for each row execute function decisions_sealed()`.execute(
    db,
  )
  await sql`create trigger decisions_no_truncate before truncate on decisions for each statement execute function decisions_sealed()`.execute(
    db,
  )
}

/** For people who open the ledger in Datasette, a notebook or a database browser: docs/ledger.md. */
async function views(db: Db): Promise<void> {
  await sql`create view claim_list as
    select c.key, c.event, c.wording, c.lower, c.upper, c.approx, c.per, c.population, c.side, c.role,
      c.place, c.period, c.period_from, c.period_to, c.manner, c.polarity, c.modality,
      said.name as source, said.kind as source_kind, relayed.name as via,
      c.exact as passage, r.title as report, r.publisher, r.published, c.state, c.grade, c.note, c.rule,
      c.origin, c.report_id, c.span_start, c.span_end
    from claims c
    join reports r on r.id = c.report_id
    left join sources named on named.key = c.source_key
    left join sources said on said.key = named.root
    left join sources via on via.key = c.via_key
    left join sources relayed on relayed.key = via.root
    where c.present = 1`.execute(db)
  await sql`create view relation_list as
    select x.kind, x.key, a.source as a_source, a.wording as a_wording, a.event as a_event, a.passage as a_passage,
      b.source as b_source, b.wording as b_wording, b.event as b_event, b.passage as b_passage,
      x.because, x.state, x.a, x.b
    from relations x join claim_list a on a.key = x.a join claim_list b on b.key = x.b`.execute(db)
  await sql`create view decision_list as
    select d.seq, d.made_at, d.who, d.action, d.subject_kind, d.subject, d.why, d.from_json, d.to_json,
      d.blind, d.hash, c.exact as passage, c.report_id
    from decisions d
    left join claims c on d.subject_kind = 'claim' and c.key = d.subject`.execute(db)
  await sql`create view orphan_list as
    select c.key, c.report_id, c.event, c.exact as passage, c.state, c.note, c.unfit, c.present
    from claims c
    where (c.present = 0 or c.unfit <> '[]')
      and exists (select 1 from decisions d where d.subject_kind = 'claim' and d.subject = c.key)`.execute(db)
}

import { createHash } from 'node:crypto'
import { OnrecordError, type Claim, type Reading } from '../model/index.ts'
import { anchor, hull, type Anchor, type Span } from '../text/index.ts'
import { carry } from './carry.ts'
import { writeClaims } from './claim-rows.ts'
import { transaction, type Ledger } from './open.ts'
import { passages } from './passage.ts'
import { putRelations } from './relation.ts'
import { knowSources, sourceKey } from './source.ts'
import type { ReportRow } from './tables.ts'

/** What a loader knows of the way from the bytes to the text; the ledger keeps it and asks no more. */
export interface Original {
  readonly encoding?: string
  readonly leads?: readonly unknown[]
  readonly marks?: readonly unknown[]
  readonly within?: unknown
}

export interface AddOptions {
  /** Name and version of the reader that made the reading, such as `fast 0.1.0`. */
  readonly reader: string
  readonly at: Date
  /** The original bytes, to keep them. */
  readonly bytes?: Uint8Array | null
  readonly mediaType?: string
  /** How the text leads back to the bytes, kept as it is. */
  readonly original?: Original
  /** Take the reading even if this reader has read the report before (its words may have changed). */
  readonly again?: boolean
  /** Size and time of change of the file, so that a resumed run can pass it over unread. */
  readonly file?: { readonly size: number; readonly modifiedMs: number } | null
}

export interface Added {
  readonly reportId: string
  /** `known`: the same bytes, read by the same reader, were there; `reread`: a newer reading of known bytes. */
  readonly status: 'added' | 'known' | 'reread'
  /** Keys of the claims of the current reading, in order. */
  readonly claims: readonly string[]
}

/**
 * Keep a reading: the report whole, its attributions and claims, in one transaction. The same bytes twice are
 * recognised by their SHA-256; a reading by a newer reader takes the place of the one before, and what people
 * decided stays with the claims it was decided on.
 */
export function addReading(ledger: Ledger, reading: Reading, options: AddOptions): Promise<Added> {
  return transaction(ledger, async (ledger) => {
    const at = options.at.toISOString()
    const text = storable(reading.report.text)
    const { db } = ledger
    const known = await db
      .selectFrom('reports')
      .select(['id', 'text', 'bytes'])
      .where('sha256', '=', reading.report.sha256)
      .executeTakeFirst()
    const id = known?.id ?? (await addReport(ledger, reading, text, at, options))
    await keepLocation(ledger, reading.report.location, id, at, options.file ?? null)
    await db.deleteFrom('failures').where('location', '=', reading.report.location).execute()
    const current = known
      ? await db
          .selectFrom('readings')
          .select(['id', 'reader'])
          .where('report_id', '=', id)
          .where('current', '=', 1)
          .executeTakeFirst()
      : undefined
    if (current?.reader === options.reader && !options.again) {
      return { reportId: id, status: 'known', claims: await keysOf(ledger, id) }
    }
    if (known && known.text !== text) await changeText(ledger, id, known.text, text, current?.id)
    const claims = await addCurrent(
      ledger,
      id,
      { ...reading, report: { ...reading.report, text } },
      at,
      options,
    )
    return { reportId: id, status: known ? 'reread' : 'added', claims }
  })
}

/** Databases keep no lone surrogates and PostgreSQL no zero: each becomes one mark (�), so that positions stay. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD')

export const textHash = (text: string): string => createHash('sha256').update(text).digest('hex')

async function addReport(
  { db }: Ledger,
  { report }: Reading,
  text: string,
  at: string,
  { bytes = null, mediaType = 'text/plain', original = {} }: AddOptions,
): Promise<string> {
  const id = await freeId(db, report.sha256)
  const row: ReportRow = {
    id,
    location: report.location,
    title: report.title,
    author: report.author,
    publisher: report.publisher,
    url: report.url,
    published: report.published,
    language: report.language,
    sha256: report.sha256,
    media_type: mediaType,
    text,
    text_sha256: textHash(text),
    // A text in UTF-8 is its own original.
    bytes: textHash(text) === report.sha256 ? null : bytes,
    original: JSON.stringify(original),
    added_at: at,
    state: 'unreviewed',
    revision: 0,
    note: null,
  }
  await db.insertInto('reports').values(row).execute()
  await indexText({ db }, id, text)
  return id
}

/** `r` and as many digits of the hash as tell it from the reports already there: 12, nearly always. */
async function freeId(db: Ledger['db'], sha256: string): Promise<string> {
  for (const digits of [12, 20, 64]) {
    const id = `r${sha256.slice(0, digits)}`
    const taken = await db.selectFrom('reports').select('id').where('id', '=', id).executeTakeFirst()
    if (!taken) return id
  }
  throw new OnrecordError('internal', `Report ${sha256} is in the ledger already.`)
}

export async function indexText({ db }: Pick<Ledger, 'db'>, id: string, text: string): Promise<void> {
  const rows = passages(text).map(([start, end]) => ({
    text: text.slice(start, end),
    report_id: id,
    span_start: start,
    span_end: end,
  }))
  for (const some of chunks(rows, 500)) await db.insertInto('passages').values(some).execute()
}

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

async function keepLocation(
  { db }: Ledger,
  location: string,
  id: string,
  at: string,
  file: AddOptions['file'],
): Promise<void> {
  const row = {
    report_id: id,
    size: file?.size ?? null,
    modified_ms: file?.modifiedMs ?? null,
    seen_at: at,
  }
  await db
    .insertInto('locations')
    .values({ location, ...row })
    .onConflict((conflict) => conflict.column('location').doUpdateSet(row))
    .execute()
}

/** A newer loader found another text in the same bytes: the reading before keeps the text its spans point into. */
async function changeText(
  ledger: Ledger,
  id: string,
  before: string,
  text: string,
  reading: string | undefined,
): Promise<void> {
  const { db } = ledger
  if (reading) await db.updateTable('readings').set({ text: before }).where('id', '=', reading).execute()
  await db
    .updateTable('reports')
    .set({ text, text_sha256: textHash(text) })
    .where('id', '=', id)
    .execute()
  await db.deleteFrom('passages').where('report_id', '=', id).execute()
  await indexText(ledger, id, text)
}

async function keysOf({ db }: Ledger, reportId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('claims')
    .select('key')
    .where('report_id', '=', reportId)
    .where('present', '=', 1)
    .orderBy('number')
    .execute()
  return rows.map(({ key }) => key)
}

async function addCurrent(
  ledger: Ledger,
  reportId: string,
  reading: Reading,
  at: string,
  { reader }: AddOptions,
): Promise<string[]> {
  const { db } = ledger
  const before = await db.selectFrom('readings').select('id').where('report_id', '=', reportId).execute()
  const readingId = `${reportId}#${before.length + 1}`
  await db.updateTable('readings').set({ current: 0 }).where('report_id', '=', reportId).execute()
  const problems = JSON.stringify(reading.problems)
  await db
    .insertInto('readings')
    .values({ id: readingId, report_id: reportId, reader, current: 1, made_at: at, text: null, problems })
    .execute()
  const keyOfSource = await addSources(ledger, reportId, readingId, reading)
  await addAttributions(ledger, readingId, reading, keyOfSource)

  const known = before.length === 0 ? [] : await knownClaims(ledger, reportId)
  const keys = numbered(carry(known, reading.claims, reading.report.text), reportId, known.length)
  const claims = reading.claims.map((claim, number) => ({ claim, key: keys[number] ?? '', number }))
  for (const some of chunks(claims, 500)) {
    await db
      .insertInto('reading_claims')
      .values(
        some.map(({ claim, key, number }) => ({
          reading_id: readingId,
          id: claim.id,
          number,
          claim_key: key,
          claim: JSON.stringify(claim),
        })),
      )
      .execute()
  }
  await writeClaims(ledger, reportId, claims, reading)
  await relateWithin(ledger, reading, keys, at)
  return keys
}

async function knownClaims(
  { db }: Ledger,
  reportId: string,
): Promise<{ key: string; event: string; anchor: Anchor }[]> {
  const rows = await db.selectFrom('claims').selectAll().where('report_id', '=', reportId).execute()
  return rows.map((row) => ({
    key: row.key,
    event: row.event,
    anchor: {
      start: row.span_start,
      end: row.span_end,
      exact: row.exact,
      prefix: row.prefix,
      suffix: row.suffix,
    },
  }))
}

/** New claims take the numbers after all that the report ever had. */
function numbered(keys: readonly (string | null)[], reportId: string, used: number): string[] {
  let last = used
  return keys.map((key) => key ?? `${reportId}.${++last}`)
}

async function addSources(
  ledger: Ledger,
  reportId: string,
  readingId: string,
  { sources }: Reading,
): Promise<Map<string, string>> {
  const keyed = sources.map((source, number) => ({ ...source, key: sourceKey(source, reportId), number }))
  await knowSources(
    ledger,
    keyed.map(({ key, name, kind, role }) => ({ key, name, kind, role })),
  )
  for (const some of chunks(keyed, 500)) {
    await ledger.db
      .insertInto('reading_sources')
      .values(
        some.map(({ id, number, key, name, kind, role, mentions }) => ({
          reading_id: readingId,
          id,
          number,
          source_key: key,
          name,
          kind,
          role,
          mentions: JSON.stringify(mentions),
        })),
      )
      .execute()
  }
  return new Map(keyed.map(({ id, key }) => [id, key]))
}

async function addAttributions(
  { db }: Ledger,
  readingId: string,
  { attributions, report: { text } }: Reading,
  keyOfSource: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = attributions.map((attribution, number) => {
    const { source, cue, content, hedges, channel, saidOn } = attribution
    const whole = hull([...source, ...cue, ...content])
    const { exact, prefix, suffix } = anchor(text, whole)
    return {
      reading_id: readingId,
      id: attribution.id,
      number,
      source_id: attribution.sourceId,
      source_key: keyOfSource.get(attribution.sourceId ?? '') ?? null,
      kind: attribution.kind,
      stance: attribution.stance,
      cue: cue.map((span: Span) => text.slice(...span)).join(' … '),
      channel: channel?.text ?? null,
      said_from: saidOn?.from ?? null,
      said_to: saidOn?.to ?? null,
      within: attribution.within,
      rule: attribution.rule,
      spans: JSON.stringify({
        source,
        cue,
        content,
        hedges,
        channel: channel?.span ?? null,
        saidOn: saidOn?.span ?? null,
      }),
      span_start: whole[0],
      span_end: whole[1],
      exact,
      prefix,
      suffix,
    }
  })
  for (const some of chunks(rows, 300)) await db.insertInto('attributions').values(some).execute()
}

async function relateWithin(ledger: Ledger, reading: Reading, keys: string[], at: string): Promise<void> {
  const keyOf = new Map(reading.claims.map((claim: Claim, i) => [claim.id, keys[i]]))
  const relations = reading.relations.flatMap((relation) => {
    const a = keyOf.get(relation.a)
    const b = keyOf.get(relation.b)
    return a && b ? [{ ...relation, a, b }] : []
  })
  await putRelations(ledger, relations, at)
}

/** `rows` in lots that fit the databases' limit on parameters. */
export function* chunks<T>(rows: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
}

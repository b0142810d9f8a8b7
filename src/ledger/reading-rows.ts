import type { Claim, Reading } from '../model/index.ts'
import { anchor, hull, type Anchor, type Span } from '../text/index.ts'
import type { AddOptions } from './add.ts'
import { carry } from './carry.ts'
import { chunks } from './chunks.ts'
import { writeClaims } from './claim-rows.ts'
import type { Ledger } from './open.ts'
import { putRelations } from './relation.ts'
import { knowSources, sourceKey } from './source.ts'

export async function keysOf({ db }: Ledger, reportId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('claims')
    .select('key')
    .where('report_id', '=', reportId)
    .where('present', '=', 1)
    .orderBy('number')
    .execute()
  return rows.map(({ key }) => key)
}

export async function addCurrent(
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

export async function addSources(
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

export async function addAttributions(
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

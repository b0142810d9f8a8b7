import { OnrecordError } from '../../model/index.ts'
import { locate } from '../../text/index.ts'
import { chunks } from '../chunks.ts'
import { columnsOf, refit } from '../fields.ts'
import type { Ledger } from '../open.ts'
import { addAttributions, addSources } from '../reading-rows.ts'
import { indexText, textHash } from '../report-text.ts'
import type { ClaimRow } from '../tables.ts'
import { placed } from './places.ts'
import type { ClaimRecord, ReadingRecord, ReportRecord } from './record.ts'
import { checkReferences } from './references.ts'
import { wrong } from './wrong.ts'

/** Put a report with all that was read in it; true where places had moved. */
export async function addReport(ledger: Ledger, record: ReportRecord): Promise<boolean> {
  const { report, bytes, original, readings, locations, claims } = record
  const { id, text } = report
  const { db } = ledger
  try {
    if (!report.sha256.startsWith(id.slice(1))) throw wrong('Its id is not the one that its SHA-256 gives.')
    if (textHash(text) !== record.textSha256)
      throw wrong('Its text does not have its SHA-256: it was changed after it was given out.')
    if (readings.filter(({ current }) => current).length !== 1)
      throw wrong('One of its readings must be current.')
    await db
      .insertInto('reports')
      .values({
        ...record.report,
        media_type: record.mediaType,
        text_sha256: record.textSha256,
        bytes: bytes === null ? null : Buffer.from(bytes, 'base64'),
        original: JSON.stringify(original),
        added_at: record.addedAt,
        state: 'unreviewed',
        revision: record.revision,
        note: null,
      })
      .execute()
    await indexText(ledger, id, text)
    for (const { location, size, modifiedMs: modified_ms, seenAt: seen_at } of locations)
      await db
        .insertInto('locations')
        .values({ location, report_id: id, size, modified_ms, seen_at })
        .execute()
    let moved = false
    for (const reading of readings) if (await addReadingOf(ledger, id, text, reading)) moved = true
    const rows = claims.map((claim) => claimRow(id, text, claim))
    for (const some of chunks(rows, 200)) await db.insertInto('claims').values(some).execute()
    return moved || claims.some((claim) => claim.present && isMoved(claim, text))
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error
    throw new OnrecordError(error.code, `Report ${id}: ${error.message}`, { cause: error })
  }
}

async function addReadingOf(
  ledger: Ledger,
  reportId: string,
  text: string,
  reading: ReadingRecord,
): Promise<boolean> {
  const { id, reader, anchors } = reading
  if (!new RegExp(`^${reportId}#[1-9]\\d{0,8}$`).test(id)) throw wrong(`"${id}" is no reading of it.`)
  const { sources, attributions, claims, problems } = reading
  const given = { sources, attributions, claims, problems }
  const own = reading.text ?? text
  const found = placed(given, anchors, own)
  checkReferences(found)
  const { db } = ledger
  await db
    .insertInto('readings')
    .values({
      id,
      report_id: reportId,
      reader,
      current: reading.current ? 1 : 0,
      made_at: reading.madeAt,
      text: reading.text,
      problems: JSON.stringify(found.problems),
    })
    .execute()
  const names = { ...found, report: { text: own } } as never
  await addAttributions(ledger, id, names, await addSources(ledger, reportId, id, names))
  const rows = found.claims.map(({ key, claim }, number) => {
    if (!key.startsWith(`${reportId}.`)) throw wrong(`Claim ${key} is not one of its own.`)
    return { reading_id: id, id: claim.id, number, claim_key: key, claim: JSON.stringify(claim) }
  })
  for (const some of chunks(rows, 200)) await db.insertInto('reading_claims').values(some).execute()
  return JSON.stringify(found) !== JSON.stringify(given)
}

const isMoved = ({ fields, anchors }: ClaimRecord, text: string): boolean => {
  const at = anchors['span']
  const place = at && locate(text, at)
  return place !== null && place !== undefined && (place[0] !== fields.span[0] || place[1] !== fields.span[1])
}

/** The row of a claim. Those that are present stand in the text; one that is gone keeps the places it had. */
function claimRow(reportId: string, text: string, record: ClaimRecord): ClaimRow {
  const { key, fields: given, anchors, present, origin } = record
  if (!key.startsWith(`${reportId}.`)) throw wrong(`Claim ${key} is not one of its own.`)
  const at = anchors['span']
  if (!at) throw wrong(`Claim ${key} has no words with it.`)
  const fields = present ? refit(given, anchors, text) : given
  if (!fields) throw wrong(`The words of claim ${key} stand nowhere in its text.`)
  const gone = present ? {} : { exact: at.exact, prefix: at.prefix, suffix: at.suffix }
  return {
    key,
    report_id: reportId,
    number: Number(key.slice(key.lastIndexOf('.') + 1)),
    reading_claim_id: record.readingClaimId,
    ...columnsOf(fields, text),
    ...gone,
    attribution_id: record.attributionId,
    source_id: record.sourceId,
    via_id: record.viaId,
    source_key: record.sourceKey,
    via_key: record.viaKey,
    rule: record.rule,
    origin,
    present: present ? 1 : 0,
    state: record.state,
    revision: record.revision,
    grade: record.grade,
    note: record.note,
    differs: JSON.stringify(record.differs),
    unfit: JSON.stringify(record.unfit),
  }
}

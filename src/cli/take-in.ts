import { existsSync } from 'node:fs'
import { compareReport } from '../across/index.ts'
import {
  addReading,
  failureList,
  locationsUnder,
  noteFailure,
  noteLocation,
  reportAt,
  reportBySha256,
  transaction,
  type Failure,
  type Ledger,
} from '../ledger/index.ts'
import { OnrecordError } from '../model/index.ts'
import { documents, failed, type Document, type ReadSettings } from '../read/index.ts'
import { isAddress, itemsAt, type Item, type Metadata } from './paths.ts'
import type { Reader } from './reader.ts'

export interface TakeIn {
  /** What counts for all reports, over what is known of each. */
  readonly metadata: Metadata
  readonly intake: ReadSettings
  readonly resume: boolean
  readonly again: boolean
  readonly now: () => Date
  readonly stop: AbortSignal
}

/** What became of a document. */
export type Taken =
  | {
      readonly status: 'added' | 'known' | 'reread'
      readonly location: string
      readonly reportId: string
      readonly claims: number
      readonly problems: readonly string[]
    }
  | { readonly status: 'failed'; readonly location: string; readonly reason: string }
  /** A resumed run passed the file over. */
  | { readonly status: 'passed'; readonly location: string }

/** The items that failed before, with what an index says of them now; only those at or under `paths`, if any. */
export async function failedItems(ledger: Ledger, paths: readonly string[]): Promise<Item[]> {
  const failures = await failureList(ledger)
  const under = (location: string): boolean =>
    paths.length === 0 ||
    paths.some(
      (path) =>
        location === path ||
        location.startsWith(path.endsWith('/') ? path : `${path}/`) ||
        location.startsWith(`${path}#`),
    )
  // A document of an archive is tried again with its archive; what came through a pipe is gone.
  const locations = failures
    .map(({ location }) => location)
    .filter((location) => under(location) && !location.startsWith('-'))
    .map((location) => (existsSync(location) ? location : location.replace(/#.*$/, '')))
  const unique = [...new Set(locations)]
  return unique.flatMap((location) =>
    isAddress(location) || existsSync(location)
      ? itemsAt([location])
      : [{ location, metadata: {}, file: null }],
  )
}

/** Read items and keep what they hold, one transaction a report; what cannot be read is noted as a failure. */
export async function* takeIn(
  ledger: Ledger,
  items: readonly Item[],
  reader: Reader,
  run: TakeIn,
): AsyncGenerator<Taken & { readonly item: number }> {
  const failures = new Map((await failureList(ledger)).map((failure) => [failure.location, failure]))
  for (const [index, item] of items.entries()) {
    if (run.stop.aborted) return
    if (run.resume && (await done(ledger, item, failures.get(item.location)))) {
      yield { status: 'passed', location: item.location, item: index }
      continue
    }
    const known = new Set(run.resume ? await locationsUnder(ledger, `${item.location}#`) : [])
    for await (const document of documents(
      { location: item.location },
      { ...run.intake, skip: (at) => known.has(at) },
    )) {
      yield { ...(await keep(ledger, document, item, reader, run)), item: index }
      if (run.stop.aborted) return
    }
  }
}

/** Was the file taken in, or did it fail, since it was last changed? */
async function done(
  ledger: Ledger,
  { location, file }: Item,
  failure: Failure | undefined,
): Promise<boolean> {
  if (!file) return false
  if (failure) return file.modifiedMs < Date.parse(failure.at)
  const seen = await reportAt(ledger, location)
  return seen !== null && seen.size === file.size && seen.modifiedMs === file.modifiedMs
}

type Found = Document | { readonly location: string; readonly code: string; readonly reason: string }

/** Keep one document, or note why it could not be read. */
export async function keep(
  ledger: Ledger,
  found: Found,
  item: Item,
  reader: Reader,
  run: TakeIn,
): Promise<Taken> {
  const { location } = found
  const fail = async (code: string, reason: string): Promise<Taken> => {
    await noteFailure(ledger, { location, code, reason, at: run.now().toISOString() })
    return { status: 'failed', location, reason }
  }
  if (failed(found)) return fail(found.code, found.reason)
  const at = run.now()
  const file = location === item.location ? item.file : null
  const known = run.again ? null : await reportBySha256(ledger, found.sha256)
  if (known?.reader === reader.name) {
    await noteLocation(ledger, location, known.id, at, file)
    return { status: 'known', location, reportId: known.id, claims: 0, problems: [] }
  }
  let reading
  try {
    reading = await reader.read(found, { ...item.metadata, ...run.metadata })
  } catch (error) {
    if (error instanceof OnrecordError) return fail(error.code, `${location}: ${error.message}`)
    const why = error instanceof Error ? error.message : String(error)
    return fail('internal', `${location} made the reader fail (${why}): please tell onrecord's makers.`)
  }
  const { bytes, mediaType, encoding, leads, marks, within } = found
  const original = { encoding, leads, marks, within }
  const added = await transaction(ledger, async (ledger) => {
    const kept = await addReading(ledger, reading, {
      reader: reader.name,
      at,
      bytes,
      mediaType,
      original,
      file,
      again: run.again,
    })
    if (kept.status !== 'known') await compareReport(ledger, kept.reportId, reader.comparing, at)
    return kept
  })
  return {
    status: added.status,
    location,
    reportId: added.reportId,
    claims: added.claims.length,
    problems: reading.problems.map(({ message }) => message),
  }
}

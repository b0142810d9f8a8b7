import { existsSync } from 'node:fs'
import { addCompared, comparePending } from '../across/index.ts'
import {
  failureList,
  locationsUnder,
  noteFailure,
  noteLocation,
  reportAt,
  reportBySha256,
  reportList,
  type Failure,
  type Given,
  type Ledger,
} from '../ledger/index.ts'
import { readAll, readOne, type Metadata, type Passing, type Read, type Reader } from '../intake/index.ts'
import {
  failed,
  unread,
  type Document,
  type Failure as Unreadable,
  type ReadSettings,
} from '../read/index.ts'
import { toldOf } from './given.ts'
import { isAddress, itemsAt, type Item } from './paths.ts'
import { METADATA_NAMES } from './reader.ts'
import { shortKey } from './shown.ts'

export interface TakeIn {
  /** What counts for all reports, over what is known of each. */
  readonly metadata: Metadata
  /** What is kept of that with a document that cannot be read. */
  readonly given: Given
  readonly intake: ReadSettings
  /** How many threads read, and after how many milliseconds of reading they are called. */
  readonly threads: { readonly jobs: number; readonly alone: number }
  readonly resume: boolean
  readonly again: boolean
  readonly now: () => Date
  readonly stop: AbortSignal
}

/** What taking in works with. */
export interface Desk {
  readonly ledger: Ledger
  readonly reader: Reader
  readonly run: TakeIn
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

/** Items that failed before, and locations whose bytes were sent over the page and are not there to be tried again. */
interface FailedItems {
  readonly items: readonly Item[]
  readonly sent: readonly string[]
}

/** What failed before, with what was said of it then; only what is at or under `paths`, if any. */
export async function failedItems(ledger: Ledger, paths: readonly string[]): Promise<FailedItems> {
  const under = (location: string): boolean =>
    paths.length === 0 ||
    paths.some(
      (path) =>
        location === path ||
        location.startsWith(path.endsWith('/') ? path : `${path}/`) ||
        location.startsWith(`${path}#`),
    )
  // A document of an archive is tried again with its archive; what came through a pipe is gone.
  const given = new Map<string, Given>()
  const sent = new Set<string>()
  for (const failure of await failureList(ledger)) {
    const { location } = failure
    if (!under(location) || location.startsWith('-')) continue
    if (failure.given['sent'] !== undefined) {
      sent.add(location.replace(/#.*$/, ''))
      continue
    }
    const whole = existsSync(location) ? location : location.replace(/#.*$/, '')
    given.set(whole, { ...failure.given, ...given.get(whole) })
  }
  const items = [...given].flatMap(([location, given]) => {
    const there = isAddress(location) || existsSync(location)
    const found = there ? itemsAt([location]) : [{ location, metadata: {}, file: null }]
    return found.map((item) => ({ ...item, given }))
  })
  return { items, sent: [...sent] }
}

/** Read items, on several threads where that helps, and keep what they hold, one transaction a report. */
export async function* takeIn(
  desk: Desk,
  items: readonly Item[],
): AsyncGenerator<Taken & { readonly item: number; readonly bytes: number }> {
  const { ledger, reader, run } = desk
  const threads = { ...run.threads, now: () => run.now().getTime() }
  for await (const { tag, read } of readAll(cutOut(desk, items), reader, threads)) {
    const { index, item, bytes, settle } = tag
    if (settle) yield { ...(await settle()), item: index, bytes }
    for (const one of read ?? []) {
      yield { ...(await write(desk, one, item)), item: index, bytes }
      if (run.stop.aborted) return
    }
    if (run.stop.aborted) return
  }
  // A report may have brought a better name for a source of others.
  await comparePending(ledger, reader.comparing, run.now())
}

/** A document on its way, of which item it is, and what to do with it where it need not be read. */
interface Way {
  readonly item: Item
  readonly index: number
  /** How much of the item was read when this was cut out. */
  readonly bytes: number
  readonly settle: (() => Promise<Taken>) | null
}

async function* cutOut(desk: Desk, items: readonly Item[]): AsyncGenerator<Passing<Way>> {
  const { ledger, run } = desk
  const failures = new Map((await failureList(ledger)).map((failure) => [failure.location, failure]))
  for (const [index, item] of items.entries()) {
    if (run.stop.aborted) return
    const { location } = item
    let bytes = 0
    const at = (settle: Way['settle']): Way => ({ item, index, bytes, settle })
    if (run.resume && (await done(ledger, item, failures.get(location)))) {
      yield { order: null, tag: at(() => Promise.resolve({ status: 'passed', location })) }
      continue
    }
    const known = new Set(run.resume ? await locationsUnder(ledger, `${location}#`) : [])
    const said = toldOf(saidOf(item, run))
    const metadata = { ...item.metadata, ...said.metadata }
    const intake = {
      ...run.intake,
      columns: said.columns,
      skip: (at: string) => known.has(at),
      from: (within: string) => lastOf(known, within),
      passed: (read: number) => void (bytes = read),
    }
    for await (const cut of unread({ location }, intake)) {
      if (failed(cut)) yield { order: null, tag: at(() => fail(desk, cut, item)) }
      else {
        const there = await knownAs(desk, cut)
        if (there) yield { order: null, tag: at(() => note(desk, cut, there, item)) }
        else yield { order: { cut, metadata }, tag: at(null) }
      }
    }
  }
}

/** The farthest place in a web archive that a document taken in stands at: they are kept in their order. */
function lastOf(locations: ReadonlySet<string>, within: string): number {
  let last = 0
  for (const at of locations) {
    const place = at.startsWith(`${within}#`) ? at.slice(within.length + 1) : ''
    if (/^\d+$/.test(place)) last = Math.max(last, Number(place))
  }
  return last
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

/** Read one document and keep it, or note why it could not be read. */
export async function keep(desk: Desk, found: Document | Unreadable, item: Item): Promise<Taken> {
  if (failed(found)) return fail(desk, found, item)
  const there = await knownAs(desk, found)
  if (there) return note(desk, found, there, item)
  const metadata = { ...item.metadata, ...desk.run.metadata }
  return write(desk, await readOne(found, desk.reader, metadata), item)
}

/** What was said of an item before and is said now. */
const saidOf = (item: Item, { given }: TakeIn): Given => ({ ...item.given, ...given })

async function fail(
  { ledger, run }: Desk,
  { location, code, reason }: Unreadable,
  item: Item,
): Promise<Taken> {
  const given = saidOf(item, run)
  // What came through a pipe is gone: there is nothing to try again.
  if (!/^-(?:#|$)/.test(location))
    await noteFailure(ledger, { location, code, reason, at: run.now().toISOString(), given })
  return { status: 'failed', location, reason }
}

/** The report with the same bytes, if this reader has read them. */
async function knownAs(
  { ledger, reader, run }: Desk,
  { sha256 }: { readonly sha256: string },
): Promise<string | null> {
  const known = run.again ? null : await reportBySha256(ledger, sha256)
  return known?.reader === reader.name ? known.id : null
}

async function note(
  desk: Desk,
  { location }: { readonly location: string },
  reportId: string,
  item: Item,
): Promise<Taken> {
  const { ledger, run } = desk
  await noteLocation(ledger, location, reportId, run.now(), location === item.location ? item.file : null)
  return { status: 'known', location, reportId, claims: 0, problems: await otherwise(desk, reportId) }
}

/** What flags say of a known report that the ledger has otherwise: only a person's decision changes it there. */
async function otherwise({ ledger, run: { metadata } }: Desk, reportId: string): Promise<string[]> {
  const [kept] = Object.keys(metadata).length === 0 ? [] : await reportList(ledger, { ids: [reportId] })
  if (kept === undefined) return []
  const differ = METADATA_NAMES.filter(
    (name) => metadata[name] !== undefined && metadata[name] !== kept[name],
  )
  if (differ.length === 0) return []
  const has = differ.map((name) => `${name} ${kept[name] === null ? 'not known' : `"${kept[name]}"`}`)
  return [
    `The ledger keeps it with ${has.join(', ')}: \`onrecord describe ${shortKey(reportId)} --${differ[0]} …\` changes that.`,
  ]
}

/** Keep what was read. The same bytes may have been kept since it was begun: then it is known. */
async function write(desk: Desk, read: Read, item: Item): Promise<Taken> {
  if ('failure' in read) return fail(desk, read.failure, item)
  const { ledger, reader, run } = desk
  const { document, reading } = read
  const there = await knownAs(desk, document)
  if (there) return note(desk, document, there, item)
  const at = run.now()
  const { location, bytes, mediaType, encoding, leads, marks, within } = document
  const options = {
    reader: reader.name,
    at,
    bytes,
    mediaType,
    original: { encoding, leads, marks, within },
    file: location === item.location ? item.file : null,
    again: run.again,
  }
  const added = await addCompared(ledger, reading, options, reader.comparing)
  return {
    status: added.status,
    location,
    reportId: added.reportId,
    claims: added.claims.length,
    problems: [
      ...reading.problems.map(({ message }) => message),
      ...(added.status === 'added' ? [] : await otherwise(desk, added.reportId)),
    ],
  }
}

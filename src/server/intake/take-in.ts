import { addCompared } from '../../across/index.ts'
import {
  noteFailure,
  noteLocation,
  reportBySha256,
  reportList,
  type Given,
  type Ledger,
} from '../../ledger/index.ts'
import {
  firstLine,
  readAll,
  type Passing,
  type Read,
  type Reader,
  type Readers,
  type Threads,
} from '../../intake/index.ts'
import { OnrecordError, type ErrorCode } from '../../model/index.ts'
import { failed, unread, type Failure, type ReadSettings } from '../../read/index.ts'
import type { Added } from '../schema/index.ts'

/** What a person knows of a report; what the file says itself goes before. */
export interface Known {
  readonly title?: string | undefined
  readonly author?: string | undefined
  readonly publisher?: string | undefined
  readonly published?: string | undefined
}

/** Something to take in: the bytes of a file, or (`bytes` null) what stands at a web address. */
export interface Job {
  readonly location: string
  readonly bytes: Uint8Array | null
  readonly known: Known
}

/** What is told on the way: what became of a document, as soon as it is known, and how far the job is. */
export type Told =
  | { readonly kind: 'added'; readonly added: Added['added'][number] }
  | { readonly kind: 'failed'; readonly failure: Added['failures'][number] }
  | ({ readonly kind: 'progress' } & Progress)

/** How far a job is. */
export interface Progress {
  readonly documents: number
  /** Of the file, read so far. */
  readonly bytes: number
  /** The file's size; null where it is not known. */
  readonly of: number | null
}

/** What taking in works with. */
export interface Tools {
  readonly ledger: Ledger
  /** That of the server unless another is asked for. */
  readonly reader: Readers
  readonly net: NonNullable<ReadSettings['net']>
  now(): Date
  readonly threads: Pick<Threads, 'jobs' | 'alone'>
}

/** What came of a job so far, and whom it is told as it comes. */
interface Account {
  readonly result: Added
  readonly tell: (told: Told) => void
}

/** Milliseconds between two words on how far it is. */
const PAUSE = 250

/**
 * Take in what `job` names: each document that it holds is read, on several threads where there is enough of it, and
 * kept, one transaction each. `stop` ends it after the document at hand.
 * @throws OnrecordError when nothing in it could be read.
 */
export async function takeIn(
  tools: Tools,
  job: Job,
  tell: (told: Told) => void,
  stop: AbortSignal,
): Promise<Added> {
  const reader = await tools.reader()
  const threads = { ...tools.threads, now: () => performance.now() }
  const result: Added = { added: [], failures: [], stopped: false }
  const account = { result, tell }
  const of = job.bytes?.length ?? null
  let toldAt = performance.now()
  for await (const { tag, read } of readAll(cutOut(tools, job, reader, stop), reader, threads)) {
    if (tag.settle) await tag.settle(account)
    for (const one of read ?? []) {
      if ('failure' in one) await fail(tools, { ...one.failure, given: givenOf(job) }, account)
      else await keep(tools, one, reader, account)
    }
    if (performance.now() - toldAt > PAUSE) {
      toldAt = performance.now()
      const documents = result.added.length + result.failures.length
      tell({ kind: 'progress', documents, bytes: tag.bytes, of })
    }
    if (stop.aborted) break
  }
  if (stop.aborted) return { ...result, stopped: true }
  const [first] = result.failures
  if (result.added.length > 0) return result
  throw first
    ? new OnrecordError(first.code as ErrorCode, first.reason)
    : new OnrecordError('unreadable', `${job.location} holds no report.`)
}

/** A document on its way, and what to do with it where it need not be read. */
interface Way {
  readonly settle: ((account: Account) => Promise<void>) | null
  /** How much of the file was read when it was cut out. */
  readonly bytes: number
}

async function* cutOut(
  tools: Tools,
  job: Job,
  reader: Reader,
  stop: AbortSignal,
): AsyncGenerator<Passing<Way>> {
  const { location, bytes } = job
  const given = bytes === null ? { location } : { location, bytes, name: location }
  const about = toldOf(job)
  let read = 0
  for await (const cut of unread(given, { net: tools.net, passed: (bytes) => void (read = bytes) })) {
    if (stop.aborted) return
    const settled = (settle: Way['settle']): Passing<Way> => ({ order: null, tag: { settle, bytes: read } })
    if (failed(cut)) {
      yield settled((account) => fail(tools, { ...cut, given: givenOf(job) }, account))
      continue
    }
    const there = await reportBySha256(tools.ledger, cut.sha256)
    if (there?.reader === reader.name) {
      yield settled((account) => note(tools, cut.location, there.id, account))
      continue
    }
    // What a person knows counts where the document and its container are silent.
    const order = { cut: { ...cut, about: { ...about, ...cut.about } }, metadata: {} }
    yield { order, tag: { settle: null, bytes: read } }
  }
}

const toldOf = ({ known }: Job): Record<string, string> =>
  Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined && value !== ''))

/** What is kept of a job with what could not be read of it; bytes that were sent are not there to be tried again. */
const givenOf = (job: Job): Given => ({ ...toldOf(job), ...(job.bytes !== null && { sent: 'yes' }) })

async function fail(
  { ledger, now }: Tools,
  { location, code, reason, given }: Failure & { readonly given: Given },
  { result, tell }: Account,
): Promise<void> {
  const failure = { location, code, reason }
  result.failures.push(failure)
  await noteFailure(ledger, { ...failure, given, at: now().toISOString() })
  tell({ kind: 'failed', failure })
}

/** The same bytes are there, as this reader reads them. */
async function note(
  { ledger, now }: Tools,
  location: string,
  id: string,
  { result, tell }: Account,
): Promise<void> {
  await noteLocation(ledger, location, id, now())
  const [report] = await reportList(ledger, { ids: [id] })
  const claims = Object.values(report?.counts ?? {}).reduce((sum, count) => sum + count, 0)
  const known = { id, title: report?.title ?? location, claims }
  const added = { status: 'known' as const, report: known, problems: [] }
  result.added.push(added)
  tell({ kind: 'added', added })
}

async function keep(
  { ledger, now }: Tools,
  { document, reading: read }: Exclude<Read, { failure: Failure }>,
  reader: Reader,
  { result, tell }: Account,
): Promise<void> {
  const reading = {
    ...read,
    report: { ...read.report, title: read.report.title ?? firstLine(document.text) },
  }
  const { location, bytes, mediaType, encoding, leads, marks, within } = document
  const original = { encoding, leads, marks, within }
  const options = { reader: reader.name, at: now(), bytes, mediaType, original }
  const kept = await addCompared(ledger, reading, options, reader.comparing)
  const added = {
    status: kept.status,
    report: { id: kept.reportId, title: reading.report.title ?? location, claims: kept.claims.length },
    problems: reading.problems.map((problem) => ({
      ...problem,
      span: problem.span && ([...problem.span] as [number, number]),
    })),
  }
  result.added.push(added)
  tell({ kind: 'added', added })
}

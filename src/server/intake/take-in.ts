import { addReading, asWriter, forgetFailure, noteFailure, type Ledger } from '../../ledger/index.ts'
import type { Reader } from '../../intake/index.ts'
import { OnrecordError, type ErrorCode } from '../../model/index.ts'
import { documents, failed, type Document, type ReadSettings } from '../../read/index.ts'
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

/** What became of one document, told as soon as it is known. */
export type Told =
  | { readonly kind: 'added'; readonly added: Added['added'][number] }
  | { readonly kind: 'failed'; readonly failure: Added['failures'][number] }

/** What taking in works with. */
export interface Tools {
  readonly ledger: Ledger
  reader(): Promise<Reader>
  readonly net: NonNullable<ReadSettings['net']>
  now(): Date
}

const given = (value: string | undefined): string | null =>
  value === undefined || value === '' ? null : value

/**
 * Take in what `job` names: each document that it holds is read and kept, one transaction each.
 * @throws OnrecordError when nothing in it could be read.
 */
export async function takeIn(tools: Tools, job: Job, tell: (told: Told) => void): Promise<Added> {
  const { ledger, net, now } = tools
  const { location, bytes } = job
  const result: Added = { added: [], failures: [] }
  const given = bytes === null ? { location } : { location, bytes, name: location }
  for await (const item of documents(given, { net })) {
    if (failed(item)) {
      const failure = { location: item.location, code: item.code, reason: item.reason }
      result.failures.push(failure)
      await noteFailure(ledger, { ...failure, at: now().toISOString() })
      tell({ kind: 'failed', failure })
    } else {
      const added = await keep(tools, item, job.known)
      result.added.push(added)
      await forgetFailure(ledger, item.location)
      tell({ kind: 'added', added })
    }
  }
  const [first] = result.failures
  if (result.added.length > 0) return result
  throw first
    ? new OnrecordError(first.code as ErrorCode, first.reason)
    : new OnrecordError('unreadable', `${location} holds no report.`)
}

async function keep(tools: Tools, document: Document, known: Known): Promise<Added['added'][number]> {
  const { ledger, now } = tools
  const reader = await tools.reader()
  const reading = await reader.read(document, {
    title: document.title ?? given(known.title) ?? firstLine(document.text),
    author: document.author ?? given(known.author),
    publisher: document.publisher ?? given(known.publisher),
    published: document.published ?? given(known.published),
  })
  const { bytes, mediaType, encoding, leads, marks, within } = document
  const kept = await asWriter(ledger, 'onrecord serve', now(), () =>
    addReading(ledger, reading, {
      reader: reader.name,
      at: now(),
      bytes,
      mediaType,
      original: { encoding, leads, marks, within },
    }),
  )
  return {
    status: kept.status,
    report: {
      id: kept.reportId,
      title: reading.report.title ?? document.location,
      claims: kept.claims.length,
    },
    problems: reading.problems.map((problem) => ({
      ...problem,
      span: problem.span && [problem.span[0], problem.span[1]],
    })),
  }
}

/** A text without a title is called by its first line, where that is short enough to be one. */
function firstLine(text: string): string | null {
  const line = text.trimStart().split('\n', 1)[0]?.trim() ?? ''
  return line.length > 0 && line.length <= 160 ? line : null
}

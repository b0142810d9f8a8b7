import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addReading, asWriter, forgetFailure, noteFailure } from '../ledger/index.ts'
import { OnrecordError, type ErrorCode } from '../model/index.ts'
import { documents, failed, type Document } from '../read/index.ts'
import type { Comparer } from './comparing.ts'
import type { Desk, Known } from './desk.ts'
import type { Added } from './schema/index.ts'

/** What a person knows of a report; what the file says itself goes before. */
type Given = { readonly [name in keyof Known]: string | undefined }

const given = (value: string | undefined): string | null =>
  value === undefined || value === '' ? null : value

/**
 * Take in a file: each document that it holds is read and kept, one transaction each.
 * @throws OnrecordError when nothing in it could be read.
 */
export async function takeIn(
  desk: Desk,
  comparer: Comparer,
  name: string,
  bytes: Uint8Array,
  known: Given,
): Promise<Added> {
  const result: Added = { added: [], failures: [] }
  for await (const item of documents({ location: name, bytes, name })) {
    if (failed(item)) {
      result.failures.push({ location: item.location, code: item.code, reason: item.reason })
      await noteFailure(desk.ledger, { ...item, at: desk.now().toISOString() })
    } else {
      result.added.push(await keep(desk, item, known))
      await forgetFailure(desk.ledger, item.location)
    }
  }
  await comparer.now()
  const [first] = result.failures
  if (result.added.length === 0) {
    throw first
      ? new OnrecordError(first.code as ErrorCode, first.reason)
      : new OnrecordError('unreadable', `${name} holds no report.`)
  }
  return result
}

async function keep(desk: Desk, document: Document, known: Given): Promise<Added['added'][number]> {
  const { ledger, now } = desk
  const reader = await desk.reader()
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

interface Example {
  readonly file: string
  readonly title: string
  readonly publisher: string | null
  readonly author: string | null
  readonly published: string | null
}

/** Take in the example reports that come with the package. */
export async function takeExamples(desk: Desk, comparer: Comparer): Promise<Added> {
  const index = JSON.parse(await readFile(join(desk.examples, 'index.json'), 'utf8')) as Example[]
  const all: Added = { added: [], failures: [] }
  for (const { file, title, publisher, author, published } of index) {
    const bytes = await readFile(join(desk.examples, file))
    const known = {
      title,
      ...(publisher === null ? {} : { publisher }),
      ...(author === null ? {} : { author }),
      ...(published === null ? {} : { published }),
    }
    const { added, failures } = await takeIn(desk, comparer, file, new Uint8Array(bytes), known)
    all.added.push(...added)
    all.failures.push(...failures)
  }
  return all
}

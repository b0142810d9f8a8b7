import { OnrecordError } from '../model/index.ts'
import { failed, type Content, type Document, type Failure, type Original } from './document.ts'
import { html } from './html/html.ts'
import { kindOf, mediaType, type Kind } from './kind.ts'
import { openFile } from './open.ts'
import { plain } from './plain.ts'
import { sha256 } from './sha256.ts'

export { failed, type Document, type Failure, type Lead, type Mark } from './document.ts'
export { byteSpan } from './encoding.ts'
export { leadBack } from './run.ts'

/** What to take in: a path, an address or `-` for standard input, or bytes that the caller has already. */
export interface Given {
  readonly location: string
  readonly bytes?: Uint8Array
  /** File name, where the location has none that tells the kind. */
  readonly name?: string
  readonly contentType?: string | null
}

const READERS: Record<Kind, (original: Original) => Content | Promise<Content>> = { text: plain, html }

/**
 * The documents that `given` holds: one for a text, an article or a PDF, many for an archive, a mailbox or a table.
 * What cannot be read is a `Failure` with its reason; the others go on.
 */
export async function* documents(given: Given): AsyncGenerator<Document | Failure> {
  const { location } = given
  try {
    const opened = given.bytes
      ? { bytes: given.bytes, name: given.name ?? location }
      : await openFile(location)
    yield await document({
      location,
      bytes: opened.bytes,
      name: given.name ?? opened.name,
      contentType: given.contentType ?? null,
      url: null,
    })
  } catch (error) {
    yield failure(location, error)
  }
}

async function document(original: Original): Promise<Document> {
  const { location, bytes } = original
  if (bytes.length === 0)
    throw new OnrecordError('unreadable', `${location} is empty (0 bytes): there is nothing to read.`)
  const kind = kindOf(original)
  const content = await READERS[kind](original)
  return {
    location,
    bytes,
    sha256: sha256(bytes),
    mediaType: mediaType(kind),
    encoding: content.encoding ?? 'utf-8',
    text: content.text,
    title: content.title ?? null,
    author: content.author ?? null,
    publisher: content.publisher ?? null,
    published: content.published ?? null,
    url: content.url ?? original.url,
    leads: content.leads ?? [],
    marks: content.marks ?? [],
    within: null,
    problems: content.problems ?? [],
  }
}

/** An error as the list of failures tells it. */
function failure(location: string, error: unknown): Failure {
  if (error instanceof OnrecordError) return { location, code: error.code, reason: error.message }
  const why = error instanceof Error ? error.message : String(error)
  return {
    location,
    code: 'unreadable',
    reason: `${location} could not be read (${why}): it may be damaged.`,
  }
}

/**
 * The one document of `given`.
 * @throws OnrecordError when it cannot be read or holds several.
 */
export async function oneDocument(given: Given): Promise<Document> {
  const taken: (Document | Failure)[] = []
  for await (const item of documents(given)) {
    taken.push(item)
    if (taken.length > 1) break
  }
  const [first, second] = taken
  if (!first) throw new OnrecordError('unreadable', `${given.location} holds no document.`)
  if (failed(first)) throw new OnrecordError(first.code as OnrecordError['code'], first.reason)
  if (second)
    throw new OnrecordError(
      'usage',
      `${given.location} holds several documents: take it in with \`onrecord add\`.`,
    )
  return first
}

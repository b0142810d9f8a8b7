import { OnrecordError, type Reading } from '../model/index.ts'
import { failed, type Document, type Failure } from '../read/index.ts'
import type { Metadata, Reader } from './reader.ts'

/** A document with what was read in it, or why it could not be read. */
export type Read = { readonly document: Document; readonly reading: Reading } | { readonly failure: Failure }

/** Read a document's claims; an error becomes a failure, so that the others go on. */
export async function readOne(document: Document, reader: Reader, metadata: Metadata): Promise<Read> {
  const { location } = document
  try {
    return { document, reading: await reader.read(document, metadata) }
  } catch (error) {
    if (error instanceof OnrecordError)
      return { failure: { location, code: error.code, reason: `${location}: ${error.message}` } }
    const why = error instanceof Error ? error.message : String(error)
    const reason = `${location} made the reader fail (${why}): please tell onrecord's makers.`
    return { failure: { location, code: 'internal', reason } }
  }
}

/** Read what a document holds: itself, or the entries of a live blog. */
export async function readEach(
  found: readonly (Document | Failure)[],
  reader: Reader,
  metadata: Metadata,
): Promise<Read[]> {
  const read: Read[] = []
  for (const one of found) read.push(failed(one) ? { failure: one } : await readOne(one, reader, metadata))
  return read
}

import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { OnrecordError } from '../model/index.ts'
import { collect, HEAD, type Source } from './open.ts'
import type { Piece } from './piece.ts'

const LARGEST = 256 * 1024 * 1024

/** A gzipped stream, unpacked as it is read. */
export async function* gunzipped(source: Source): AsyncGenerator<Uint8Array> {
  const unpack = createGunzip()
  // An error of either side ends the loop below.
  pipeline(Readable.from(source.stream()), unpack, () => {})
  try {
    for await (const part of unpack as AsyncIterable<Uint8Array>) yield part
  } catch (cause) {
    if (cause instanceof OnrecordError) throw cause
    throw new OnrecordError(
      'unreadable',
      `${source.location} is damaged (${(cause as Error).message}): fetch or save it again.`,
      { cause },
    )
  }
}

/** The file inside a `.gz`, read by its own kind. */
export async function* gzip(source: Source): AsyncGenerator<Piece> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of gunzipped(source)) {
    parts.push(part)
    size += part.length
    if (size >= HEAD) break
  }
  const inner: Source = {
    ...source,
    name: source.name.replace(/\.gz$/i, ''),
    contentType: null,
    head: Buffer.concat(parts).subarray(0, HEAD),
    path: null,
    stream: () => gunzipped(source),
    bytes: () => collect(gunzipped(source), source.location, LARGEST),
  }
  yield { source: inner, within: { location: source.location, bytes: null } }
}

import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib'
import { bytesOf, type Bytes } from './bytes.ts'

/** Header fields by their names in small letters; the first of each counts. */
export type Headers = ReadonlyMap<string, string>

export interface WarcRecord {
  /** Where it begins in the stream. */
  readonly start: number
  readonly headers: Headers
  /** Its block; what the caller leaves of it is passed over. */
  readonly block: Bytes
  /** Bytes of the block that are missing at the end of the stream; known once the block is read. */
  missing(): number
}

/** Bytes between two records that belong to neither. */
export interface Gap {
  readonly gap: number
}

const LINE = 64 * 1024
const HEADERS = 1024 * 1024
const PART = 64 * 1024

const isBlank = (line: Uint8Array): boolean => line.every((byte) => byte === 10 || byte === 13)
const isFirst = (line: Uint8Array): boolean =>
  /^WARC\/\d/.test(Buffer.from(line.subarray(0, 8)).toString('latin1'))

/** Fields up to a blank line; null where they go on without end or the stream ends. */
async function headersOf(bytes: Bytes): Promise<Headers | null> {
  const found = new Map<string, string>()
  let last = ''
  for (let size = 0; size < HEADERS;) {
    const line = await bytes.line(LINE)
    if (line === null) return null
    if (isBlank(line)) return found
    size += line.length
    const text = Buffer.from(line).toString()
    const colon = text.indexOf(':')
    if (/^[ \t]/.test(text)) found.set(last, `${found.get(last) ?? ''} ${text.trim()}`)
    else if (colon > 0) {
      last = text.slice(0, colon).trim().toLowerCase()
      if (!found.has(last)) found.set(last, text.slice(colon + 1).trim())
    }
  }
  return null
}

/** The records of a stream, one at a time; where something else stands between them, reading goes on at the next. */
export async function* records(bytes: Bytes): AsyncGenerator<WarcRecord | Gap> {
  let gap: number | null = null
  for (;;) {
    const start = bytes.at()
    const line = await bytes.line(LINE)
    if (line === null) break
    if (gap === null && isBlank(line)) continue
    const headers = isFirst(line) ? await headersOf(bytes) : null
    const length = headers?.get('content-length') ?? ''
    if (!headers || !/^\d{1,15}$/.test(length)) {
      gap ??= start
      continue
    }
    if (gap !== null) yield { gap }
    gap = null
    let left = Number(length)
    const block = async function* (): AsyncGenerator<Uint8Array> {
      while (left > 0) {
        const part = await bytes.part(Math.min(left, PART))
        if (part === null) return
        left -= part.length
        yield part
      }
    }
    yield { start, headers, block: bytesOf(block()), missing: () => left }
    for await (const _ of block());
  }
  if (gap !== null) yield { gap }
}

/** A server's answer as a record keeps it. */
export interface Http {
  readonly status: number
  readonly headers: Headers
}

/** The answer's first lines; the block goes on with its body. */
export async function httpOf(block: Bytes): Promise<Http | null> {
  const line = await block.line(LINE)
  const status = /^HTTP\/[\d.]+ +(\d{3})/.exec(line ? Buffer.from(line).toString('latin1') : '')?.[1]
  const headers = status ? await headersOf(block) : null
  return headers ? { status: Number(status), headers } : null
}

/** All that is left of a block; null where it is more than `most`. */
export async function rest(block: Bytes, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for (let part = await block.part(PART); part; part = await block.part(PART)) {
    size += part.length
    if (size > most) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** A body as it came in chunks, put together; as it is where its chunks were put together before. */
function dechunked(body: Uint8Array): Uint8Array {
  const all = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const parts: Uint8Array[] = []
  for (let at = 0; at < all.length;) {
    const end = all.indexOf('\r\n', at)
    const size =
      end < 0 || end - at > 64 ? null : /^([\da-f]{1,8})\s*(?:;.*)?$/i.exec(all.toString('latin1', at, end))
    if (!size) return parts.length === 0 ? body : Buffer.concat(parts)
    const length = Number.parseInt(size[1] ?? '0', 16)
    if (length === 0) break
    parts.push(all.subarray(end + 2, end + 2 + length))
    at = end + 2 + length + 2
  }
  return Buffer.concat(parts)
}

/**
 * A body unpacked; as it is where it was unpacked before it was kept.
 * @throws RangeError beyond `most` bytes, or an error of zlib.
 */
export function decoded(body: Uint8Array, headers: Headers, most: number): Uint8Array {
  const whole = /chunked/i.test(headers.get('transfer-encoding') ?? '') ? dechunked(body) : body
  const limit = { maxOutputLength: most }
  // What is cut off gives what it has.
  const zlib = { ...limit, finishFlush: constants.Z_SYNC_FLUSH }
  switch (headers.get('content-encoding')?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return whole[0] === 0x1f && whole[1] === 0x8b ? gunzipSync(whole, zlib) : whole
    case 'deflate':
      return ((whole[0] ?? 0) & 15) === 8 ? inflateSync(whole, zlib) : inflateRawSync(whole, zlib)
    case 'br':
      return brotliDecompressSync(whole, limit)
    case 'zstd':
      return zstdDecompressSync(whole, limit)
    default:
      return whole
  }
}

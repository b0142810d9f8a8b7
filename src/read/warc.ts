import { Readable } from 'node:stream'
import { WARCParser, type WARCRecord } from 'warcio'
import { OnrecordError } from '../model/index.ts'
import type { Failure } from './document.ts'
import { fromBytes, HEAD, type Source } from './open.ts'
import type { Piece, ReadSettings } from './piece.ts'
import { entries } from './zip.ts'

const LONGEST = 64 * 1024 * 1024
const DOCUMENTS =
  /^(?:text\/(?:html|plain|markdown)|application\/(?:xhtml\+xml|pdf|vnd\.openxmlformats-officedocument\.wordprocessingml\.document))\b/i

/** The type of what a record holds; null for what is no document: pictures, failures, redirects, requests. */
function documentType(record: WARCRecord): string | null {
  if (record.warcType === 'response') {
    const { statusCode, headers } = record.httpHeaders ?? {}
    const type = headers?.get('content-type') ?? ''
    return Number(statusCode) === 200 && DOCUMENTS.test(type) ? type : null
  }
  if (record.warcType !== 'resource' && record.warcType !== 'conversion') return null
  const type = record.warcContentType ?? ''
  return DOCUMENTS.test(type) ? type : null
}

/** A record's payload, unpacked, refused beyond the limit. */
async function payload(record: WARCRecord, location: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of record) {
    size += part.length
    if (size > LONGEST) {
      throw new OnrecordError(
        'refused',
        `${location} unpacks to more than 64 MB, which no article has: it was left out.`,
      )
    }
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const nameOf = (url: string): string =>
  URL.canParse(url) ? (new URL(url).pathname.split('/').at(-1) ?? '') : ''

/** The documents of a WARC, one record in memory at a time. A record is named by the place where it begins in the file. */
export async function* warc(source: Source, settings: ReadSettings): AsyncGenerator<Piece | Failure> {
  const { location } = source
  const parser = new WARCParser(Readable.from(source.stream()) as AsyncIterable<Uint8Array>)
  let records = 0
  for (;;) {
    let record: WARCRecord | null
    try {
      record = await parser.parse()
    } catch (cause) {
      throw new OnrecordError(
        'unreadable',
        `${location} is damaged after its record ${records} (${(cause as Error).message}): what came before was read.`,
        { cause },
      )
    }
    if (record === null) break
    records++
    const offset = parser.offset
    const own = `${location}#${offset}`
    const url = record.warcTargetURI ?? ''
    const contentType = documentType(record)
    if (contentType === null || settings.skip?.(own)) continue
    try {
      const bytes = await payload(record, `${url || own} (${own})`)
      const declared = record.warcContentLength
      if (bytes.length === 0 && declared > 0) {
        throw new OnrecordError('unreadable', `${url || own} (${own}) is cut off: fetch the archive again.`)
      }
      await record.skipFully()
      yield {
        source: fromBytes({ location: own, bytes, name: nameOf(url), contentType, url: url || null }),
        within: { location, bytes: [offset, offset + parser.recordLength] },
      }
    } catch (error) {
      const known = error instanceof OnrecordError
      const reason = known
        ? error.message
        : `${url || own} (${own}) could not be unpacked (${(error as Error).message}): it was left out.`
      yield { location: own, code: known ? error.code : 'unreadable', reason }
    }
  }
  if (records === 0) {
    throw new OnrecordError(
      'unreadable',
      `${location} holds no WARC record: it is damaged or another kind of file.`,
    )
  }
}

/** The WARCs of a WACZ, read in place. */
export async function* wacz(source: Source, settings: ReadSettings): AsyncGenerator<Piece | Failure> {
  let found = 0
  for await (const entry of entries(source)) {
    if (!/^archive\/.*\.warc(?:\.gz)?$/i.test(entry.name)) continue
    found++
    const stream = async function* (): AsyncGenerator<Uint8Array> {
      yield* await entry.stream()
    }
    const inner: Source = {
      location: `${source.location}#${entry.name}`,
      name: entry.name,
      contentType: null,
      url: null,
      head: new Uint8Array(HEAD),
      path: null,
      stream,
      bytes: () => entry.bytes(),
    }
    yield* warc(inner, settings)
  }
  if (found === 0) {
    throw new OnrecordError(
      'unreadable',
      `${source.location} holds no web archive (archive/*.warc.gz): fetch or save it again.`,
    )
  }
}

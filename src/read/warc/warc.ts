import { OnrecordError, type Problem } from '../../model/index.ts'
import type { Failure } from '../document.ts'
import { fromBytes, HEAD, type Source } from '../open.ts'
import type { Piece, ReadSettings } from '../piece.ts'
import { entries } from '../zip.ts'
import { bytesOf } from './bytes.ts'
import { unpacked, type Unpacked } from './member.ts'
import { decoded, httpOf, records, rest, type Headers, type WarcRecord } from './record.ts'

const LONGEST = 64 * 1024 * 1024
const DOCUMENTS =
  /^(?:text\/(?:html|plain|markdown)|application\/(?:xhtml\+xml|pdf|vnd\.openxmlformats-officedocument\.wordprocessingml\.document))\b/i

/** What a record holds, as far as its headers tell. */
interface Held {
  readonly contentType: string
  /** How its body was sent. */
  readonly sent: Headers
}

/** Null for what is no document: pictures, failures, redirects, requests. */
async function held({ headers, block }: WarcRecord): Promise<Held | null> {
  const kind = headers.get('warc-type')
  if (kind === 'response') {
    const http = await httpOf(block)
    const contentType = http?.headers.get('content-type') ?? ''
    return http?.status === 200 && DOCUMENTS.test(contentType) ? { contentType, sent: http.headers } : null
  }
  if (kind !== 'resource' && kind !== 'conversion') return null
  const contentType = headers.get('content-type') ?? ''
  return DOCUMENTS.test(contentType) ? { contentType, sent: new Map() } : null
}

/** A record's payload, unpacked. */
async function payload(record: WarcRecord, { sent }: Held, name: string): Promise<Uint8Array> {
  const large = (): OnrecordError =>
    new OnrecordError('refused', `${name} unpacks to more than 64 MB, which no article has: it was left out.`)
  const body = await rest(record.block, LONGEST)
  if (body === null) throw large()
  if (body.length === 0 && record.missing() > 0)
    throw new OnrecordError('unreadable', `${name} is cut off: fetch the archive again.`)
  try {
    return decoded(body, sent, LONGEST)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw large()
    const why = (cause as Error).message
    throw new OnrecordError('unreadable', `${name} could not be unpacked (${why}): it was left out.`, {
      cause,
    })
  }
}

const cutOff = (own: string): Problem => ({
  kind: 'damaged',
  span: null,
  message: `${own} is cut off: the end of its text is missing. Fetch the archive again.`,
})

const nameOf = (url: string): string =>
  URL.canParse(url) ? (new URL(url).pathname.split('/').at(-1) ?? '') : ''

async function startsRecord(stream: AsyncIterable<Uint8Array>): Promise<boolean> {
  for await (const part of stream)
    return (
      (part[0] === 0x1f && part[1] === 0x8b) || /^WARC\/\d/.test(Buffer.from(part.subarray(0, 8)).toString())
    )
  return false
}

/** The file from the record on at which an earlier run ended, where that is still a record; else from its beginning. */
async function opened({ location, stream }: Source, settings: ReadSettings): Promise<Unpacked> {
  const from = settings.from?.(location) ?? 0
  const start = from > 0 && (await startsRecord(stream(from))) ? from : 0
  return unpacked(stream(start), start)
}

/**
 * The documents of a WARC, one record in memory at a time. A record is named by the place where it begins in the file; one
 * of several in a gzip member, by the member's place and its own inside it.
 */
export async function* warc(source: Source, settings: ReadSettings): AsyncGenerator<Piece | Failure> {
  const { location } = source
  const file = await opened(source, settings)
  const named = (at: number): { own: string; offset: number; inner: number } => {
    const { offset, inner } = file.place(at)
    return { own: `${location}#${offset}${inner > 0 ? `+${inner}` : ''}`, offset, inner }
  }
  const bytes = bytesOf(file.stream)
  let count = 0
  // A document waits until it is known where its record ends.
  let waiting: (Pick<Piece, 'source' | 'problems'> & { readonly start: number | null }) | null = null
  const ended = (at: number): Piece[] => {
    if (!waiting) return []
    const { start, ...piece } = waiting
    waiting = null
    return [{ ...piece, within: { location, bytes: start === null ? null : [start, file.place(at).offset] } }]
  }
  try {
    for await (const record of records(bytes)) {
      const at = 'gap' in record ? record.gap : record.start
      yield* ended(at)
      const { own, offset, inner } = named(at)
      if ('gap' in record) {
        const reason = `${own} is damaged: what stands there was left out, and what follows was read.`
        if (count > 0) yield { location: own, code: 'unreadable', reason }
        continue
      }
      count++
      if (settings.skip?.(own)) continue
      const found = await held(record)
      if (!found) continue
      const url = (record.headers.get('warc-target-uri') ?? '').replace(/^<(.*)>$/, '$1')
      const { contentType } = found
      try {
        const body = await payload(record, found, `${url || own} (${own})`)
        const original = { location: own, bytes: body, name: nameOf(url), contentType, url: url || null }
        const problems = record.missing() > 0 ? [cutOff(own)] : []
        waiting = { source: fromBytes(original), problems, start: inner > 0 ? null : offset }
      } catch (error) {
        if (!(error instanceof OnrecordError)) throw error
        yield { location: own, code: error.code, reason: error.message }
      }
    }
  } catch (cause) {
    yield* ended(bytes.at())
    if (cause instanceof OnrecordError) throw cause
    throw new OnrecordError(
      'unreadable',
      `${location} is damaged after its record ${count} (${(cause as Error).message}): what came before was read.`,
      { cause },
    )
  }
  yield* ended(bytes.at())
  if (count === 0) {
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
    // What is only stored in the ZIP, as it should be, is read from any place; what is packed, from its beginning.
    const stream = async function* (from = 0): AsyncGenerator<Uint8Array> {
      let read = from
      for await (const part of (await entry.stream(from)) ?? []) {
        read += part.length
        settings.passed?.(entry.end - Math.max(0, entry.size - read))
        yield part
      }
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

import { createReadStream } from 'node:fs'
import { access, constants, open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { OnrecordError } from '../model/index.ts'
import type { Original } from './document.ts'
import { fetchBytes, webAddress, type FetchSettings } from './net/fetch.ts'

/** Where bytes come from, before anyone knows how many there are. */
export interface Source extends Omit<Original, 'bytes'> {
  /** The first bytes, enough to tell the kind. */
  readonly head: Uint8Array
  /** Path of the file, where it is one: archives are then read in place. */
  readonly path: string | null
  /** From byte `from` on; standard input can only be taken from its beginning. */
  stream(from?: number): AsyncIterable<Uint8Array>
  bytes(): Promise<Uint8Array>
}

export const HEAD = 8192
const LARGEST = 512 * 1024 * 1024

/** All bytes of a stream, refused beyond `limit`. */
export async function collect(
  stream: AsyncIterable<Uint8Array>,
  location: string,
  limit = LARGEST,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of stream) {
    size += part.length
    if (size > limit) {
      throw new OnrecordError(
        'refused',
        `${location} is larger than ${Math.round(limit / 1024 / 1024)} MB: split it and take in its parts.`,
      )
    }
    parts.push(part)
  }
  return Buffer.concat(parts)
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

export const fromBytes = (original: Original): Source => ({
  ...original,
  head: original.bytes.subarray(0, HEAD),
  path: null,
  stream: (from = 0) => once(original.bytes.subarray(from)),
  bytes: () => Promise.resolve(original.bytes),
})

/** The source, with `passed` told how many bytes of it were read. */
export function counted(source: Source, passed: ((bytes: number) => void) | undefined): Source {
  if (passed === undefined) return source
  return {
    ...source,
    async *stream(from = 0) {
      let read = from
      for await (const part of source.stream(from)) {
        read += part.length
        passed(read)
        yield part
      }
    },
    async bytes() {
      const bytes = await source.bytes()
      passed(bytes.length)
      return bytes
    },
  }
}

/** Standard input or a pipe, which can be read only once: its first part is looked at, then handed on with the rest. */
async function fromPipe(
  pipe: AsyncIterable<Uint8Array>,
  location: string,
  name: string,
  contentType: string | null,
): Promise<Source> {
  const input = pipe[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let size = 0
  while (size < HEAD) {
    const next = await input.next()
    if (next.done) break
    first.push(next.value)
    size += next.value.length
  }
  const start = Buffer.concat(first)
  const stream = async function* (from = 0): AsyncGenerator<Uint8Array> {
    if (from > 0) return
    yield start
    for (let next = await input.next(); !next.done; next = await input.next()) yield next.value
  }
  return {
    location,
    name,
    contentType,
    url: null,
    head: start.subarray(0, HEAD),
    path: null,
    stream,
    bytes: () => collect(stream(), location === '-' ? 'standard input' : location),
  }
}

async function fromFile(location: string, contentType: string | null): Promise<Source> {
  const found = await stat(location).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'does not exist' : `cannot be read (${cause.code ?? 'unknown'})`
    throw new OnrecordError('not-found', `${location} ${why}: check the path.`, { cause })
  })
  await access(location, constants.R_OK).catch((cause: unknown) => {
    throw new OnrecordError(
      'unreadable',
      `${location} is not for you to read (permission denied): change its rights, or ask whose it is.`,
      { cause },
    )
  })
  if (found.isDirectory()) throw new OnrecordError('usage', `${location} is a folder: name the files in it.`)
  if (!found.isFile()) return fromPipe(createReadStream(location), location, basename(location), contentType)
  const file = await open(location)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0).finally(() => file.close())
  return {
    location,
    name: basename(location),
    contentType,
    url: null,
    head: buffer.subarray(0, bytesRead),
    path: location,
    stream: (start = 0) => createReadStream(location, { start }),
    bytes: () => collect(createReadStream(location), location),
  }
}

async function fromWeb(
  location: string,
  contentType: string | null,
  settings: FetchSettings,
): Promise<Source> {
  const { url, status, headers, body } = await fetchBytes(location, settings)
  if (status < 200 || status >= 300) {
    const how = status === 404 || status === 410 ? 'check the address' : 'try again later'
    throw new OnrecordError('network', `${location} answers with status ${status}: ${how}.`)
  }
  const { pathname } = new URL(url)
  return fromBytes({
    location,
    bytes: body,
    name: basename(pathname),
    contentType: contentType ?? headers['content-type'] ?? null,
    url,
  })
}

/** The source behind a path, an address or `-`. */
export function openSource(
  location: string,
  given: { readonly name?: string | undefined; readonly contentType?: string | null | undefined },
  settings: FetchSettings,
): Promise<Source> {
  if (location === '-') return fromPipe(process.stdin, '-', given.name ?? '', given.contentType ?? null)
  if (/^https?:\/\//i.test(location))
    return fromWeb(webAddress(location).href, given.contentType ?? null, settings)
  return fromFile(location, given.contentType ?? null)
}

import { basename } from 'node:path'
import { fromBufferPromise, openPromise, type Entry as Listed, type ZipFile } from 'yauzl'
import { OnrecordError } from '../model/index.ts'
import type { Failure } from './document.ts'
import { collect, fromBytes, type Source } from './open.ts'
import type { Piece, ReadSettings } from './piece.ts'

/** What an archive may hold; a file that unpacks to 200 times its size is made, not written. */
const ENTRIES = 20_000
const LARGEST = 256 * 1024 * 1024
const RATIO = 200
const FREE = 16 * 1024 * 1024

/** The method of a file that is not packed, so that it can be read from any place. */
const STORED = 0

/** A file of an archive; nothing is written to disk, so its name can point nowhere. */
export interface Entry {
  readonly name: string
  readonly size: number
  /** Byte of the archive at which it ends, or nearly. */
  readonly end: number
  /** From byte `from` on; null where that cannot be reached without unpacking what stands before it. */
  stream(from?: number): Promise<AsyncIterable<Uint8Array> | null>
  bytes(): Promise<Uint8Array>
}

async function openZip(source: Source): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true }
  try {
    return source.path === null
      ? await fromBufferPromise(Buffer.from(await source.bytes()), options)
      : await openPromise(source.path, options)
  } catch (cause) {
    throw damaged(source.location, cause)
  }
}

function damaged(location: string, cause: unknown): OnrecordError {
  if (cause instanceof OnrecordError) return cause
  const why = (cause as Error).message
  // The library refuses names that climb out of the archive or start at the root.
  if (/invalid relative path|absolute path|invalid characters in fileName/i.test(why)) {
    return new OnrecordError(
      'refused',
      `${location} holds a file whose name points outside of it (${why}): it was not read.`,
      { cause },
    )
  }
  return new OnrecordError('unreadable', `${location} is damaged (${why}): fetch or save it again.`, {
    cause,
  })
}

function bomb(
  location: string,
  { fileName, uncompressedSize, compressedSize }: Listed,
): OnrecordError | null {
  const made = uncompressedSize > FREE && uncompressedSize > compressedSize * RATIO
  if (!made && uncompressedSize <= LARGEST) return null
  const size = `${Math.round(uncompressedSize / 1024 / 1024)} MB`
  return new OnrecordError(
    'refused',
    `${fileName} in ${location} unpacks to ${size}: onrecord did not unpack it.`,
  )
}

/**
 * The files of a ZIP, one after the other.
 * @throws OnrecordError `unreadable` or `refused` where the archive is broken or made to harm.
 */
export async function* entries(source: Source): AsyncGenerator<Entry> {
  const { location } = source
  const zip = await openZip(source)
  try {
    if (zip.entryCount > ENTRIES) {
      throw new OnrecordError(
        'refused',
        `${location} holds ${zip.entryCount.toLocaleString('en')} files and onrecord reads up to ${ENTRIES.toLocaleString('en')}: split it.`,
      )
    }
    for await (const listed of zip.eachEntry()) {
      if (listed.fileName.endsWith('/')) continue
      const unpacked = async (from: number): Promise<AsyncIterable<Uint8Array>> => {
        if (listed.isEncrypted()) {
          throw new OnrecordError(
            'unreadable',
            `${listed.fileName} in ${location} is locked with a password: unpack it first.`,
          )
        }
        return zip.openReadStreamPromise(listed, from > 0 ? { start: from } : {}).catch((cause: unknown) => {
          throw damaged(location, cause)
        })
      }
      yield {
        name: listed.fileName,
        size: listed.uncompressedSize,
        end: listed.relativeOffsetOfLocalHeader + listed.compressedSize,
        stream: async (from = 0) => {
          const there = from === 0 || (listed.compressionMethod === STORED && from < listed.uncompressedSize)
          return there ? unpacked(from) : null
        },
        bytes: async () => {
          const refusal = bomb(location, listed)
          if (refusal) throw refusal
          try {
            return await collect(await unpacked(0), `${listed.fileName} in ${location}`, LARGEST)
          } catch (cause) {
            throw damaged(location, cause)
          }
        },
      }
    }
  } catch (cause) {
    throw damaged(location, cause)
  } finally {
    zip.close()
  }
}

// What lies in archives beside documents: pictures, code, the leavings of file systems.
const NO_DOCUMENT =
  /(?:^|\/)(?:__MACOSX\/|\.|thumbs\.db$)|\.(?:png|jpe?g|gif|webp|svg|ico|mp[34]|m4a|ogg|opus|oga|webm|mov|avi|css|js|woff2?|ttf|exe|dll|tgs|db)$/i

/** The documents of a ZIP, each read by its own kind. */
export async function* zipped(source: Source, settings: ReadSettings): AsyncGenerator<Piece | Failure> {
  for await (const entry of entries(source)) {
    settings.passed?.(entry.end)
    if (NO_DOCUMENT.test(entry.name) || entry.size === 0) continue
    const location = `${source.location}#${entry.name}`
    try {
      const bytes = await entry.bytes()
      const inner = { location, bytes, name: basename(entry.name), contentType: null, url: null }
      yield { source: fromBytes(inner), within: { location: source.location, bytes: null } }
    } catch (error) {
      if (!(error instanceof OnrecordError)) throw error
      yield { location, code: error.code, reason: error.message }
    }
  }
}

import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { OnrecordError } from '../model/index.ts'

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

/** Bytes of a file, or of standard input for `-`. */
export async function openFile(location: string): Promise<{ bytes: Uint8Array; name: string }> {
  if (location === '-') return { bytes: await collect(process.stdin, 'standard input'), name: '' }
  const found = await stat(location).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'does not exist' : `cannot be read (${cause.code ?? 'unknown'})`
    throw new OnrecordError('not-found', `${location} ${why}: check the path.`, { cause })
  })
  if (found.isDirectory()) {
    throw new OnrecordError('usage', `${location} is a folder: name the files in it.`)
  }
  return { bytes: await collect(createReadStream(location), location), name: basename(location) }
}

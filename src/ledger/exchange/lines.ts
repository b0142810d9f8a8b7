import { createReadStream } from 'node:fs'
import { OnrecordError } from '../../model/index.ts'
import { wrong } from './wrong.ts'

/** The longest line, and the largest document without lines, in bytes: a report with its readings is far smaller. */
export const LARGEST = 256 * 1024 * 1024

const BREAK = 0x0a

/**
 * The lines of a file, those that are blank left out.
 * @throws OnrecordError `unreadable` for what is no UTF-8 and for a line that is too long; `not-found`.
 */
export async function* linesOf(file: string): AsyncGenerator<string> {
  let parts: Buffer[] = []
  let length = 0
  for await (const chunk of chunksOf(file)) {
    let from = 0
    for (let at = chunk.indexOf(BREAK); at >= 0; at = chunk.indexOf(BREAK, from)) {
      yield* filled(textOf([...parts, chunk.subarray(from, at)]))
      parts = []
      length = 0
      from = at + 1
    }
    parts.push(chunk.subarray(from))
    length += chunk.length - from
    if (length > LARGEST) throw wrong(`A line is longer than ${LARGEST / 1024 / 1024} MB.`)
  }
  yield* filled(textOf(parts))
}

const filled = (line: string): string[] => (line.trim() === '' ? [] : [line])

async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(file)) yield chunk as Buffer
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? ''
    if (code === 'ENOENT') throw new OnrecordError('not-found', `There is no file ${file}.`, { cause })
    throw wrong(`It cannot be read (${code}).`, cause)
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function textOf(parts: readonly Buffer[]): string {
  try {
    return decoder.decode(Buffer.concat(parts))
  } catch (cause) {
    throw wrong('It is no text in UTF-8.', cause)
  }
}

/** The whole file. */
export async function documentOf(file: string): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  for await (const chunk of chunksOf(file)) {
    parts.push(chunk)
    length += chunk.length
    if (length > LARGEST)
      throw wrong(`It is larger than ${LARGEST / 1024 / 1024} MB in one piece: export records, one a line.`)
  }
  return textOf(parts)
}

import { OnrecordError } from '../../model/index.ts'
import type { Failure } from '../document.ts'
import { fromBytes, type Source } from '../open.ts'
import type { Piece } from '../piece.ts'

const LONGEST = 64 * 1024 * 1024

/** Index of the next `From ` line that begins a message at or after `from`, -1 when none is in sight. */
function divider(buffer: Buffer, from: number): number {
  for (let at = buffer.indexOf('\nFrom ', from); at >= 0; at = buffer.indexOf('\nFrom ', at + 1)) {
    const blank = buffer[at - 1] === 10 || (buffer[at - 1] === 13 && buffer[at - 2] === 10)
    if (blank) return at + 1
  }
  return -1
}

/** The mails of a mailbox, one in memory at a time. */
export async function* mbox(source: Source): AsyncGenerator<Piece | Failure> {
  const { location } = source
  let held = Buffer.alloc(0)
  let offset = 0
  let count = 0
  const message = (bytes: Buffer, start: number): Piece => {
    const line = bytes.indexOf('\n') + 1
    count++
    const inner = {
      location: `${location}#${count}`,
      bytes: Buffer.from(bytes.subarray(line)),
      name: `${count}.eml`,
      contentType: 'message/rfc822',
      url: null,
    }
    return { source: fromBytes(inner), within: { location, bytes: [start + line, start + bytes.length] } }
  }
  for await (const part of source.stream()) {
    const searched = Math.max(1, held.length - 8)
    held = Buffer.concat([held, part])
    for (let at = divider(held, searched); at > 0; at = divider(held, 1)) {
      yield message(held.subarray(0, at), offset)
      held = held.subarray(at)
      offset += at
    }
    if (held.length > LONGEST) {
      throw new OnrecordError(
        'refused',
        `${location} has a message over 64 MB after its message ${count}: onrecord stopped there.`,
      )
    }
  }
  if (held.length > 0) yield message(held, offset)
}

import { Gunzip } from 'fflate'

/** A web archive's bytes, unpacked where they are packed. */
export interface Unpacked {
  readonly stream: AsyncIterable<Uint8Array>
  /**
   * Where the byte at `at` of the stream stands in the file: in which gzip member, by the byte where that begins, and how far
   * inside it. In a file that is not packed each byte is by itself. Asked with growing numbers only.
   */
  place(at: number): { readonly offset: number; readonly inner: number }
}

/** Small, so that one unpacks to at most 16 MB, whatever it was made of. */
const PIECE = 16 * 1024

/** The stream from byte `base` of a file on, unpacked member by member where it is gzip. */
export async function unpacked(stream: AsyncIterable<Uint8Array>, base: number): Promise<Unpacked> {
  const source = stream[Symbol.asyncIterator]()
  const first = await source.next()
  const start = first.done ? new Uint8Array(0) : first.value
  const rest = async function* (): AsyncGenerator<Uint8Array> {
    yield start
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  }
  if (start[0] !== 0x1f || start[1] !== 0x8b)
    return { stream: rest(), place: (at) => ({ offset: base + at, inner: 0 }) }

  let members = [{ offset: base, start: 0 }]
  let length = 0
  let parts: Uint8Array[] = []
  const gunzip = new Gunzip((part) => {
    if (part.length > 0) parts.push(part)
    length += part.length
  })
  gunzip.onmember = (offset) => void members.push({ offset: base + offset, start: length })
  const plain = async function* (): AsyncGenerator<Uint8Array> {
    let given = 0
    for await (const chunk of rest()) {
      for (let at = 0; at < chunk.length; at += PIECE) {
        gunzip.push(chunk.subarray(at, at + PIECE))
        yield* parts
        parts = []
      }
      given += chunk.length
    }
    members.push({ offset: base + given, start: length })
    gunzip.push(new Uint8Array(0), true)
    yield* parts
  }
  return {
    stream: plain(),
    place(at) {
      const last = members.findLastIndex((member) => member.start <= at)
      members = members.slice(Math.max(0, last))
      const [member] = members
      return { offset: member?.offset ?? base, inner: at - (member?.start ?? 0) }
    },
  }
}

/** A stream, taken piece by piece. */
export interface Bytes {
  /** How many were taken so far. */
  at(): number
  /** Up to `most` of the next ones; null at the end. */
  part(most: number): Promise<Uint8Array | null>
  /** Up to the next line feed, that included, but no more than `most`; null at the end. */
  line(most: number): Promise<Uint8Array | null>
}

export function bytesOf(stream: AsyncIterable<Uint8Array>): Bytes {
  const source = stream[Symbol.asyncIterator]()
  let held: Uint8Array = new Uint8Array(0)
  let taken = 0

  const filled = async (): Promise<boolean> => {
    while (held.length === 0) {
      const next = await source.next()
      if (next.done) return false
      held = next.value
    }
    return true
  }
  const take = (length: number): Uint8Array => {
    const part = held.subarray(0, length)
    held = held.subarray(part.length)
    taken += part.length
    return part
  }
  return {
    at: () => taken,
    part: async (most) => ((await filled()) ? take(most) : null),
    async line(most) {
      const near = held.subarray(0, most).indexOf(10)
      if (near >= 0) return take(near + 1)
      const parts: Uint8Array[] = []
      let length = 0
      while (length < most && (await filled())) {
        const end = held.subarray(0, most - length).indexOf(10)
        const part = take(end < 0 ? most - length : end + 1)
        parts.push(part)
        length += part.length
        if (end >= 0) break
      }
      return length === 0 ? null : Buffer.concat(parts)
    },
  }
}

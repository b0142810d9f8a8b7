/** A stream of numbers in [0, 1) that is the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const LONGEST = 1_000_000

/** `input` with one to eight small harms done to it: bytes changed, cut out, doubled, words of the format put in, the end cut off. */
export function mutate(input: Uint8Array, words: readonly string[], next: () => number): Uint8Array {
  let bytes = Buffer.from(input)
  const below = (n: number): number => Math.floor(next() * n)
  const splice = (at: number, gone: number, by: Uint8Array): void => {
    bytes = Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(Math.min(bytes.length, at + gone))])
  }
  for (let harms = 1 + below(8); harms > 0 && bytes.length < LONGEST; harms--) {
    const at = below(bytes.length + 1)
    switch (below(9)) {
      case 0:
        if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8))
        break
      case 1:
        if (at < bytes.length) bytes[at] = below(256)
        break
      case 2:
        splice(at, 1 + below(20), Buffer.alloc(0))
        break
      case 3:
        splice(at, 0, bytes.subarray(at, at + 1 + below(200)))
        break
      case 4:
        splice(at, 0, Buffer.from(words[below(words.length)] ?? '', 'utf8'))
        break
      case 5:
        splice(at, 0, Buffer.from((words[below(words.length)] ?? '').repeat(1 + below(300)), 'utf8'))
        break
      case 6:
        splice(at, 4, Buffer.from([0xff, 0xff, 0xff, 0x7f]))
        break
      case 7:
        splice(at, 0, Buffer.from(Array.from({ length: 1 + below(8) }, () => below(256))))
        break
      default:
        if (next() < 0.3) bytes = bytes.subarray(0, at)
    }
  }
  return bytes
}

import type { Aligned } from '../html/align.ts'
import { encodingName } from '../encoding.ts'

/** Places in a mail are counted in bytes: this encoding has a letter for each. */
export const RAW = 'windows-1252'

/** The body of a part unpacked; `starts` and `ends` lead each byte back to the raw mail, null where bytes share letters. */
export interface Unpacked {
  readonly bytes: Uint8Array
  readonly starts: Int32Array | null
  readonly ends: Int32Array | null
}

const hex = (a: string | undefined, b: string | undefined): number => {
  const value = `${a ?? ''}${b ?? ''}`
  return /^[0-9a-fA-F]{2}$/.test(value) ? Number.parseInt(value, 16) : -1
}

function quotedPrintable(raw: string, start: number, end: number): Unpacked {
  const bytes = new Uint8Array(end - start)
  const starts = new Int32Array(end - start)
  const ends = new Int32Array(end - start)
  let n = 0
  let at = start
  const put = (byte: number, width: number): void => {
    bytes[n] = byte
    starts[n] = at
    at += width
    ends[n++] = at
  }
  while (at < end) {
    if (raw[at] !== '=') {
      put(raw.charCodeAt(at), 1)
      continue
    }
    const value = hex(raw[at + 1], raw[at + 2])
    const soft = /=[ \t]*\r?\n/y
    soft.lastIndex = at
    const broken = value < 0 && soft.exec(raw)
    if (value >= 0 && at + 2 < end) put(value, 3)
    else if (broken) at += broken[0].length
    else put(61, 1)
  }
  return { bytes: bytes.subarray(0, n), starts: starts.subarray(0, n), ends: ends.subarray(0, n) }
}

/** A part's body as the bytes its writer had. */
export function unpacked(raw: string, start: number, end: number, transfer: string): Unpacked {
  if (transfer === 'quoted-printable') return quotedPrintable(raw, start, end)
  if (transfer === 'base64') {
    return { bytes: Buffer.from(raw.slice(start, end), 'base64'), starts: null, ends: null }
  }
  const length = end - start
  const starts = new Int32Array(length).map((_, i) => start + i)
  return { bytes: Buffer.from(raw.slice(start, end), 'latin1'), starts, ends: starts.map((at) => at + 1) }
}

/** Bytes of UTF-8 that each UTF-16 unit of `text` takes; the two halves of a pair share four. */
function utf8Widths(text: string): [first: number, width: number][] {
  const found: [number, number][] = []
  let at = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    const width = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    for (let k = 0; k < letter.length; k++) found.push([at, width])
    at += width
  }
  return found
}

/** Where in the raw mail each unit of the decoded text was written; null where it cannot be told unit by unit. */
export function placed(text: string, encoding: string, { bytes, starts, ends }: Unpacked): Aligned | null {
  if (!starts || !ends) return null
  const single = text.length === bytes.length && encodingName(encoding) !== 'utf-8'
  const widths = single ? null : encodingName(encoding) === 'utf-8' ? utf8Widths(text) : null
  if (!single && !widths) return null
  const last = widths?.at(-1)
  if (last && last[0] + last[1] !== bytes.length) return null
  const from = new Int32Array(text.length)
  const to = new Int32Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const [first, width] = widths?.[i] ?? [i, 1]
    from[i] = starts[first] ?? 0
    to[i] = ends[first + width - 1] ?? 0
  }
  const raw = single ? new TextDecoder(RAW).decode(bytes) : null
  return { starts: from, ends: to, ...(raw && { other: (unit: number) => raw[unit] !== text[unit] }) }
}

import { analyse } from 'chardet'
import type { Problem, Span } from '../model/index.ts'

/** Bytes as text, and the WHATWG name of the encoding they were read in. */
export interface Decoded {
  readonly text: string
  readonly encoding: string
  readonly problems: readonly Problem[]
}

/** Byte-order marks, longest first. */
const MARKS: readonly [bytes: number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]
const markOf = (bytes: Uint8Array): (typeof MARKS)[number] | undefined =>
  MARKS.find(([values]) => values.every((value, i) => bytes[i] === value))

const SAMPLE = 65_536

/**
 * UTF-16 by its mark, or, where most letters are Latin, by the zero that every other byte then is; null for all else.
 */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const marked = markOf(bytes)?.[1]
  if (marked === 'utf-16le' || marked === 'utf-16be') return marked
  const sample = bytes.subarray(0, Math.min(bytes.length, 4096) & ~1)
  // Asked first, as most files hold none.
  if (!sample.includes(0)) return null
  const zeros = [0, 0]
  sample.forEach((byte, i) => byte === 0 && (zeros[i % 2] = (zeros[i % 2] ?? 0) + 1))
  const [even = 0, odd = 0] = zeros
  const letters = sample.length / 2
  if (letters < 8 || Math.max(even, odd) < letters * 0.6 || Math.min(even, odd) > 0) return null
  const encoding = odd > even ? 'utf-16le' : 'utf-16be'
  // Sound and pictures have such zeros too, and controls between them.
  const text = new TextDecoder(encoding).decode(sample)
  return /[\0-\u0008\u000E-\u001F]/.test(text) ? null : encoding
}

/** `label` as `TextDecoder` knows it (`latin1` → `windows-1252`), null when it does not. */
export function encodingName(label: string): string | null {
  try {
    return new TextDecoder(label.trim()).encoding
  } catch {
    return null
  }
}

/** `charset=` of a content type. */
export const charset = (contentType: string | null): string | null =>
  /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1] ?? null

/**
 * Bytes to text: by mark, else by the first of `declared` (header before meta) that exists and fits, else UTF-8 where the
 * bytes are valid or nearly, else the likeliest encoding (chardet); what is not certain is told as a problem. Nothing in the
 * text is changed.
 */
export function decode(
  bytes: Uint8Array,
  location: string,
  declared: readonly (string | null)[] = [],
): Decoded {
  const encoding = markOf(bytes)?.[1] ?? wideEncoding(bytes)
  if (encoding) {
    const text = strictly(bytes, encoding)
    return text === null ? broken(bytes, encoding, location) : { text, encoding, problems: [] }
  }
  for (const label of declared) {
    const encoding = label && encodingName(label)
    if (!encoding) continue
    const text = strictly(bytes, encoding)
    if (text !== null) return { text, encoding, problems: [] }
  }
  const text = strictly(bytes, 'utf-8')
  if (text !== null) return { text, encoding: 'utf-8', problems: [] }
  return cutOff(bytes, location) ?? nearly(bytes, location) ?? guessed(bytes, location)
}

/**
 * UTF-8 with some broken bytes in it: letters of several bytes come about by chance in no other encoding, so it is UTF-8
 * where there are as many of them as broken ones; null where there are fewer.
 */
function nearly(bytes: Uint8Array, location: string): Decoded | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  const marks = text.match(/\uFFFD/g)?.length ?? 0
  const letters = text.match(/[^\0-\u007F\uFFFD]/gu)?.length ?? 0
  if (letters < marks) return null
  const broken = marks === 1 ? 'one place' : `${marks.toLocaleString('en')} places`
  const message = `${location} is UTF-8 but for ${broken} with broken bytes, each replaced by a mark (�): fetch or save it again.`
  return { text, encoding: 'utf-8', problems: [{ kind: 'encoding', span: null, message }] }
}

/** UTF-8 that ends within a letter; null where it is broken elsewhere, or where it is short enough to be anything. */
function cutOff(bytes: Uint8Array, location: string): Decoded | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    if (!/[^\0-\u007F]/.test(text)) return null
    const message = `${location} ends in the middle of a letter: it may be cut off. Fetch or save it again.`
    return { text, encoding: 'utf-8', problems: [{ kind: 'damaged', span: null, message }] }
  } catch {
    return null
  }
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function guessed(bytes: Uint8Array, location: string): Decoded {
  for (const { name } of analyse(bytes.subarray(0, SAMPLE))) {
    const encoding = encodingName(name)
    if (!encoding || encoding === 'utf-8') continue
    const text = new TextDecoder(encoding).decode(bytes)
    const message = `${location} is not valid UTF-8; it was read as ${name}. If letters look wrong, save it as UTF-8 and read it again.`
    return { text, encoding, problems: [{ kind: 'encoding', span: null, message }] }
  }
  return broken(bytes, 'utf-8', location)
}

function broken(bytes: Uint8Array, encoding: string, location: string): Decoded {
  const message = `${location} has bytes of no known encoding; they were replaced by a mark (�).`
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, encoding, problems: [{ kind: 'encoding', span: null, message }] }
}

/** The byte range that holds `span` (UTF-16 units of the decoded text). */
export function byteSpan(bytes: Uint8Array, encoding: string, [start, end]: Span): Span {
  const text = new TextDecoder(encoding).decode(bytes)
  // One byte a letter, as in nearly all old encodings and in plain English.
  if (text.length === bytes.length) return [start, end]
  if (encoding === 'utf-8') {
    const mark = bytes.length - Buffer.byteLength(text)
    const valid = mark === 0 || (mark === 3 && bytes[0] === 0xef && bytes[1] === 0xbb)
    const to = (units: number): number => mark + Buffer.byteLength(text.slice(0, units))
    if (valid) return [to(start), to(end)]
  }
  return [bytesTo(bytes, encoding, start), bytesTo(bytes, encoding, end)]
}

/** The most bytes that make no more than `units` units: a letter begun too many would show as a mark (�). */
function bytesTo(bytes: Uint8Array, encoding: string, units: number): number {
  const made = (length: number): number => new TextDecoder(encoding).decode(bytes.subarray(0, length)).length
  // A byte-order mark makes no unit, though its beginning would.
  let low = markOf(bytes)?.[0].length ?? 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (made(middle) <= units) low = middle
    else high = middle - 1
  }
  return low
}

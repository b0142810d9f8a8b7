import { OnrecordError } from '../../model/index.ts'

/** A part of a mail; `start` and `end` bound its body in the raw mail, a byte to a UTF-16 unit. */
export interface Part {
  readonly headers: ReadonlyMap<string, string>
  /** `text/plain` and the like, lower case. */
  readonly type: string
  readonly parameters: ReadonlyMap<string, string>
  /** `base64`, `quoted-printable`, … */
  readonly transfer: string
  readonly name: string | null
  readonly attached: boolean
  readonly start: number
  readonly end: number
  readonly parts: readonly Part[]
}

const DEEPEST = 20
const MOST = 1_000
const HEADERS_LONGEST = 1_000_000

/** Header fields, unfolded; the first of each name counts. */
function headersOf(raw: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const line of raw.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    if (!found.has(name)) found.set(name, line.slice(colon + 1).trim())
  }
  return found
}

/** `text/plain; charset="utf-8"; name*=utf-8''a%20b` as its value and parameters (RFC 2045, 2231). */
function valued(header: string): { value: string; parameters: Map<string, string> } {
  const parameters = new Map<string, string>()
  const found = header.matchAll(/;\s*([\w.*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g)
  const pieces: [name: string, order: number, text: string][] = []
  for (const [, key = '', quoted, bare = ''] of found) {
    const text = quoted?.replace(/\\(.)/g, '$1') ?? bare
    const [, name = '', order, star] = /^([^*]+)(?:\*(\d+))?(\*)?$/.exec(key.toLowerCase()) ?? []
    if (name) pieces.push([name, Number(order ?? 0), star ? percent(text) : text])
  }
  for (const [name, , text] of pieces.sort((a, b) => a[1] - b[1])) {
    parameters.set(name, (parameters.get(name) ?? '') + text)
  }
  return { value: (header.split(';')[0] ?? '').trim().toLowerCase(), parameters }
}

function percent(text: string): string {
  const bare = text.replace(/^[\w-]*'[\w-]*'/, '')
  try {
    return decodeURIComponent(bare)
  } catch {
    return bare
  }
}

/**
 * The parts of `raw` between `start` and `end`.
 * @throws OnrecordError `refused` for mails nested or filled beyond what anyone writes.
 */
export function partOf(raw: string, start: number, end: number, location: string): Part {
  let count = 0
  const refuse = (): never => {
    throw new OnrecordError(
      'refused',
      `${location} holds parts in parts without end: onrecord stopped reading it.`,
    )
  }
  const read = (from: number, to: number, depth: number, usual: string): Part => {
    if (depth > DEEPEST || ++count > MOST) refuse()
    const gap = /\r?\n\r?\n/g
    gap.lastIndex = from
    // A part may begin with the blank line: it has no headers then.
    const bare = /\r?\n/y
    bare.lastIndex = from
    const first = bare.exec(raw)
    const found = first ?? gap.exec(raw)
    const split = found && found.index < to ? found.index : to
    const body = found && found.index < to ? Math.min(to, found.index + found[0].length) : to
    const headers = first
      ? new Map<string, string>()
      : headersOf(raw.slice(from, Math.min(split, from + HEADERS_LONGEST)))
    const { value, parameters } = valued(headers.get('content-type') ?? usual)
    const disposition = valued(headers.get('content-disposition') ?? '')
    const boundary = parameters.get('boundary')
    const inner = value === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
    const parts =
      value.startsWith('multipart/') && boundary
        ? between(raw, body, to, boundary).map(([a, b]) => read(a, b, depth + 1, inner))
        : []
    return {
      headers,
      type: value,
      parameters,
      transfer: (headers.get('content-transfer-encoding') ?? '7bit').toLowerCase().trim(),
      name: disposition.parameters.get('filename') ?? parameters.get('name') ?? null,
      attached: disposition.value === 'attachment',
      start: body,
      end: to,
      parts,
    }
  }
  return read(start, end, 0, 'text/plain')
}

/** Byte ranges between the boundary lines of a multipart body. */
function between(raw: string, start: number, end: number, boundary: string): [number, number][] {
  const found: [number, number][] = []
  const mark = `--${boundary}`
  let from = -1
  for (let at = raw.indexOf(mark, start); at >= 0 && at < end; at = raw.indexOf(mark, at + mark.length)) {
    if (at > start && raw[at - 1] !== '\n') continue
    // The line end before a boundary belongs to the boundary.
    const stop = at > start && raw[at - 2] === '\r' ? at - 2 : Math.max(start, at - 1)
    if (from >= 0) found.push([from, Math.max(from, stop)])
    if (raw.startsWith('--', at + mark.length)) return found
    const line = raw.indexOf('\n', at)
    if (line < 0 || line >= end) return found
    from = line + 1
    if (found.length > MOST) return found
  }
  // A mail cut off in a part still tells what it has.
  if (from >= 0 && from < end) found.push([from, end])
  return found
}

import { pipeline, Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { OnrecordError } from '../../model/index.ts'
import type { Failure } from '../document.ts'
import { decode } from '../encoding.ts'
import { aligned, type Aligned } from '../html/align.ts'
import { fromBytes, HEAD, type Source } from '../open.ts'
import type { Field, Piece, ReadSettings } from '../piece.ts'
import { compose } from '../run.ts'
import { about } from './about.ts'
import { fieldMap, unknown } from './field.ts'

const LONGEST = 16 * 1024 * 1024

/** The delimiter that cuts the first line into most columns. */
function delimiterOf(head: string, name: string): string {
  if (/\.(?:tsv|tab)$/i.test(name)) return '\t'
  const line = (head.split(/\r?\n/).find((one) => one.trim() !== '') ?? '').replace(/"[^"]*"/g, '')
  const counted = [',', ';', '\t', '|'].map((mark) => [mark, line.split(mark).length] as const)
  return counted.sort((a, b) => b[1] - a[1])[0]?.[0] ?? ','
}

/** Where the cells of one raw row stand in it, and how their units were written (`""` is a quotation mark). */
function cells(raw: string, delimiter: string): { text: string; map: Aligned; base: number }[] {
  const found: { text: string; map: Aligned; base: number }[] = []
  let at = 0
  while (at <= raw.length) {
    const starts: number[] = []
    const ends: number[] = []
    const base = at
    let text = ''
    const put = (width: number): void => {
      text += raw[at]
      starts.push(at - base)
      at += width
      ends.push(at - base)
    }
    if (raw[at] === '"') {
      at++
      while (at < raw.length && !(raw[at] === '"' && raw[at + 1] !== '"')) put(raw[at] === '"' ? 2 : 1)
      at++
    }
    while (at < raw.length && raw[at] !== delimiter && raw[at] !== '\n' && raw[at] !== '\r') put(1)
    found.push({ text, map: { starts: Int32Array.from(starts), ends: Int32Array.from(ends) }, base })
    if (raw[at] !== delimiter) break
    at++
  }
  return found
}

interface Row {
  readonly record: readonly string[]
  /** `bytes`: of the stream up to the end of this record. */
  readonly info: { readonly bytes: number }
}

/** The bytes of a stream that have gone by and are still wanted. */
interface Window {
  held: Buffer
  start: number
}

async function* watched(stream: AsyncIterable<Uint8Array>, window: Window): AsyncGenerator<Uint8Array> {
  for await (const part of stream) {
    window.held = Buffer.concat([window.held, part])
    yield part
  }
}

/** A byte-order mark; decoders take one at the beginning for none of the text. */
const isMark = (bytes: Buffer, at: number): boolean =>
  bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf

/** Take the bytes up to `end` out of the window, without line ends and marks around them. */
function taken(window: Window, end: number): { bytes: Buffer; start: number } {
  const own = window.held.subarray(0, end - window.start)
  let from = 0
  let to = own.length
  while (from < to && (own[from] === 10 || own[from] === 13 || isMark(own, from)))
    from += isMark(own, from) ? 3 : 1
  while (to > from && (own[to - 1] === 10 || own[to - 1] === 13)) to--
  const start = window.start + from
  const bytes = Buffer.from(own.subarray(from, to))
  window.held = window.held.subarray(end - window.start)
  window.start = end
  return { bytes, start }
}

/** The stream as UTF-8, whatever it was. */
async function* recoded(source: Source, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding)
  for await (const part of source.stream()) yield Buffer.from(decoder.decode(part, { stream: true }))
  yield Buffer.from(decoder.decode())
}

/** Cut the head at its last whole line, so that no letter is cut in two. */
const wholeLines = (head: Uint8Array): Uint8Array => {
  const end = head.length < HEAD ? -1 : head.lastIndexOf(10)
  return end > 0 ? head.subarray(0, end) : head
}

/** The rows of a CSV or TSV file as documents, streamed. */
export async function* table(source: Source, settings: ReadSettings): AsyncGenerator<Piece | Failure> {
  const { location } = source
  const { text: head, encoding } = decode(wholeLines(source.head), location)
  const delimiter = delimiterOf(head, source.name)
  const utf8 = encoding === 'utf-8'
  const rows = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST,
  })
  const window: Window = { held: Buffer.alloc(0), start: 0 }
  const stream = watched(utf8 ? source.stream() : recoded(source, encoding), window)
  pipeline(Readable.from(stream), rows, () => {})
  let columns: readonly string[] | null = null
  let map: Partial<Record<Field, string>> = {}
  let count = 0
  try {
    for await (const { record, info } of rows as AsyncIterable<Row>) {
      const { bytes, start } = taken(window, info.bytes)
      if (columns === null) {
        columns = record.map((name) => name.trim())
        map = fieldMap(columns, settings.columns, location)
        if (map.text === undefined)
          throw unknown(location, columns, 'no column that is known to hold the text')
        continue
      }
      count++
      if (settings.skip?.(`${location}#${count}`)) continue
      const valueOf = (field: Field): string | null => {
        const at = columns?.indexOf(map[field] ?? '\0') ?? -1
        return record[at] ?? null
      }
      const text = valueOf('text') ?? ''
      if (text.trim() === '') continue
      const cell = cells(bytes.toString(), delimiter)[columns.indexOf(map.text ?? '')]
      const same = cell !== undefined && cell.text === text
      const runs = same
        ? aligned(text, cell.map, cell.base, [0, text.length])
        : [{ text, at: null, exact: false }]
      const inner = {
        location: `${location}#${count}`,
        bytes,
        name: `${count}`,
        contentType: null,
        url: null,
      }
      yield {
        source: fromBytes(inner),
        within: { location, bytes: utf8 ? [start, start + bytes.length] : null },
        content: { ...compose(runs), ...about(valueOf), mediaType: 'text/csv' },
      }
    }
  } catch (cause) {
    if (cause instanceof OnrecordError) throw cause
    throw new OnrecordError(
      'unreadable',
      `${location} breaks off after its row ${count} (${(cause as Error).message}): mend that row and take it in again.`,
      { cause },
    )
  }
}

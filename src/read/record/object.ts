import { OnrecordError } from '../../model/index.ts'
import type { Failure } from '../document.ts'
import { fromBytes, type Source } from '../open.ts'
import type { Content } from '../document.ts'
import { collect } from '../open.ts'
import type { Field, Piece, ReadSettings } from '../piece.ts'
import { compose, type Run } from '../run.ts'
import { about } from './about.ts'
import { fieldMap, unknown } from './field.ts'
import { items } from './items.ts'
import { stringRuns, strings, type Found } from './json.ts'

type Json = Record<string, unknown>
const LONGEST_LINE = 64 * 1024 * 1024

/** The value at a key, or at a path (`article.body`) where there is no such key. */
function at(object: Json, path: string): unknown {
  if (path in object) return object[path]
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? (value as Json)[key] : undefined),
      object,
    )
}

const word = (value: unknown): string | null =>
  typeof value === 'string'
    ? value
    : typeof value === 'number'
      ? String(value)
      : Array.isArray(value) && value.every((v) => typeof v === 'string')
        ? value.join(', ')
        : null

const isTelegram = (object: Json): boolean =>
  Array.isArray(object['text_entities']) || (object['type'] === 'message' && 'date_unixtime' in object)

/** A Telegram message: its text is told in pieces; what was passed on names whom it came from. */
function telegram(source: string, object: Json, chat: string | null): Content | null {
  if (object['type'] !== undefined && object['type'] !== 'message') return null
  const entities = Array.isArray(object['text_entities']) && object['text_entities'].length > 0
  const wanted = entities ? /^text_entities\.\d+\.text$/ : /^text(?:\.\d+(?:\.text)?)?$/
  const runs = strings(source)
    .filter(({ path }) => wanted.test(path))
    .flatMap((found): Run[] => stringRuns(source, found))
  const told = compose(runs)
  if (told.text.trim() === '') return null
  const from = word(object['forwarded_from']) ?? word(object['from'])
  const said = about((field) => (field === 'published' ? word(object['date']) : null))
  return { ...told, ...said, author: from, publisher: chat ?? word(object['from']) }
}

/** One JSON object as a document; null when it holds no text. */
function content(source: string, object: Json, map: Partial<Record<Field, string>>): Content | null {
  const text = word(at(object, map.text ?? ''))
  if (text === null || text.trim() === '') return null
  const found = strings(source).find(({ path }) => path === map.text) as Found | undefined
  const runs = found ? stringRuns(source, found) : [{ text, at: null, exact: false }]
  return {
    ...compose(runs),
    ...about((field) => (map[field] === undefined ? null : word(at(object, map[field])))),
  }
}

const columnsOf = (object: Json, given: ReadSettings['columns']): string[] => [
  ...Object.keys(object),
  ...Object.values(given ?? {}).filter((path) => path.includes('.') && at(object, path) !== undefined),
]

/** The object in `bytes` as a piece of `source`. */
function piece(
  source: Source,
  bytes: Buffer,
  start: number,
  count: number,
  settings: ReadSettings,
  chat: string | null,
): Piece | Failure | null {
  const location = `${source.location}#${count}`
  const text = bytes.toString()
  let object: unknown
  try {
    object = JSON.parse(text)
  } catch (cause) {
    return {
      location,
      code: 'unreadable',
      reason: `${location} is no JSON (${(cause as Error).message}): it was left out.`,
    }
  }
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return null
  const json = object as Json
  const id = isTelegram(json) ? word(json['id']) : null
  const own = id ? `${source.location}#${id}` : location
  if (settings.skip?.(own)) return null
  const told = isTelegram(json) ? telegram(text, json, chat) : mapped(text, json, settings, source.location)
  if (told === null) return null
  const inner = {
    location: own,
    bytes,
    name: '',
    contentType: null,
    url: null,
  }
  return {
    source: fromBytes(inner),
    within: { location: source.location, bytes: [start, start + bytes.length] },
    content: { ...told, mediaType: 'application/json' },
  }
}

function mapped(text: string, json: Json, settings: ReadSettings, location: string): Content | null {
  const columns = columnsOf(json, settings.columns)
  const given = Object.fromEntries(
    Object.entries(settings.columns ?? {}).filter(([, path]) => columns.includes(path)),
  )
  const map = fieldMap(columns, given, location)
  if (map.text === undefined) throw unknown(location, columns, 'no key that is known to hold the text')
  return content(text, json, map)
}

/** Lines of a stream with their byte offsets, without their ends. */
async function* lines(source: Source): AsyncGenerator<{ bytes: Buffer; start: number }> {
  let held = Buffer.alloc(0)
  let start = 0
  for await (const part of source.stream()) {
    held = Buffer.concat([held, part])
    let from = 0
    for (let end = held.indexOf(10); end >= 0; end = held.indexOf(10, from)) {
      yield { bytes: held.subarray(from, end), start: start + from }
      from = end + 1
    }
    held = held.subarray(from)
    start += from
    if (held.length > LONGEST_LINE)
      throw new OnrecordError('refused', `${source.location} has a line over 64 MB: onrecord stopped there.`)
  }
  if (held.length > 0) yield { bytes: held, start }
}

/** JSON lines: each an object with a text. */
export async function* jsonLines(source: Source, settings: ReadSettings): AsyncGenerator<Piece | Failure> {
  let count = 0
  for await (const { bytes, start } of lines(source)) {
    count++
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0
    const own = Buffer.from(bytes.subarray(mark))
    if (own.toString('latin1').trim() === '') continue
    const found = piece(source, own, start + mark, count, settings, null)
    if (found) yield found
  }
}

/** A JSON file: a Telegram export, a list of objects with texts, or one such object. */
export async function* jsonFile(source: Source, settings: ReadSettings): AsyncGenerator<Piece | Failure> {
  let count = 0
  for await (const item of items(source.stream(), source.location)) {
    count++
    const found = piece(source, item.bytes, item.start, count, settings, item.name)
    if (found) yield found
  }
  if (count > 0) return
  const found = piece(
    source,
    Buffer.from(await collect(source.stream(), source.location, LONGEST_LINE)),
    0,
    1,
    settings,
    null,
  )
  if (found) yield found
}

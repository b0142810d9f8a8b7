import { OnrecordError } from '../../model/index.ts'

/** An object of a JSON file's list, with its byte range in the file. */
export interface Item {
  readonly bytes: Buffer
  readonly start: number
  /** Name of the object that holds the list: a Telegram chat's. */
  readonly name: string | null
}

/** Keys under which programs list documents. */
const LISTS = new Set([
  'messages',
  'items',
  'articles',
  'data',
  'results',
  'docs',
  'documents',
  'posts',
  'reports',
  'records',
])
const LONGEST = 64 * 1024 * 1024
const DEEPEST = 1_000

interface Level {
  readonly list: boolean
  readonly key: string | null
  name: string | null
}

/**
 * The objects of the lists in a JSON stream, one in memory at a time: of the list that is the whole file, or of lists under the
 * keys that programs use. O(bytes).
 */
export async function* items(stream: AsyncIterable<Uint8Array>, location: string): AsyncGenerator<Item> {
  const open: Level[] = []
  let key: string | null = null
  let word: number[] | null = null
  let escaped = false
  let expectsKey = false
  let since = -1
  let depth = 0
  let held: Uint8Array[] = []
  let size = 0
  let offset = 0
  const listed = (): boolean => {
    const level = open.at(-1)
    return level?.list === true && (open.length === 1 || LISTS.has(level.key ?? ''))
  }
  for await (const part of stream) {
    let from = since >= 0 ? 0 : -1
    for (let i = 0; i < part.length; i++) {
      const byte = part[i] ?? 0
      if (word !== null) {
        if (escaped) escaped = false
        else if (byte === 92) escaped = true
        else if (byte === 34) {
          if (since < 0) {
            const said = Buffer.from(word).toString()
            if (expectsKey) key = said
            else if (key === 'name' && open.length > 0) (open.at(-1) as Level).name = said
          }
          word = null
          continue
        }
        if (since < 0 && word.length < 200) word.push(byte)
        continue
      }
      if (byte === 34) {
        word = []
        continue
      }
      if (byte === 123 || byte === 91) {
        if (since >= 0) depth++
        else if (byte === 123 && listed()) {
          since = offset + i
          from = i
          depth = 1
        } else {
          if (open.length >= DEEPEST) {
            throw new OnrecordError(
              'refused',
              `${location} nests lists more than ${DEEPEST.toLocaleString('en')} deep: onrecord stopped reading it.`,
            )
          }
          open.push({ list: byte === 91, key, name: null })
          key = null
          expectsKey = byte === 123
        }
      } else if (byte === 125 || byte === 93) {
        if (since < 0) {
          open.pop()
          key = null
        } else if (--depth === 0) {
          held.push(part.subarray(from, i + 1))
          const names = open.map(({ name }) => name).filter((name) => name !== null)
          yield { bytes: Buffer.concat(held), start: since, name: names.at(-1) ?? null }
          held = []
          size = 0
          since = -1
          from = -1
        }
      } else if (since < 0) {
        if (byte === 58) expectsKey = false
        else if (byte === 44) expectsKey = open.at(-1)?.list === false
      }
    }
    if (since >= 0 && from >= 0) {
      held.push(part.subarray(from))
      size += part.length - from
      if (size > LONGEST)
        throw new OnrecordError('refused', `${location} holds an item over 64 MB: onrecord stopped there.`)
    }
    offset += part.length
  }
  if (since >= 0 || open.length > 0) {
    throw new OnrecordError('unreadable', `${location} breaks off in the middle: fetch or save it again.`)
  }
}

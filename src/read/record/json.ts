import { aligned } from '../html/align.ts'
import type { Run } from '../run.ts'

/** A string value in JSON source: its path, and what stands between its quotation marks. */
export interface Found {
  readonly path: string
  readonly start: number
  readonly end: number
}

/** End of the string whose opening mark is at `start`: the index of its closing mark. */
function stringEnd(source: string, start: number): number {
  let at = start + 1
  while (at < source.length && source[at] !== '"') at += source[at] === '\\' ? 2 : 1
  return at
}

/** All string values of a JSON text with their paths (`text_entities.0.text`). The text has been parsed before: it is well formed. */
export function strings(source: string): Found[] {
  const found: Found[] = []
  const open: { key: string; index: number | null }[] = []
  let key: string | null = null
  const path = (): string =>
    open
      .slice(1)
      .map((level) => level.key)
      .concat(own())
      .join('.')
  const own = (): string => (open.at(-1)?.index === null ? (key ?? '') : String(open.at(-1)?.index ?? ''))
  for (let at = 0; at < source.length; at++) {
    const unit = source[at]
    if (unit === '{' || unit === '[') {
      open.push({ key: open.length === 0 ? '' : own(), index: unit === '[' ? 0 : null })
      key = null
    } else if (unit === '}' || unit === ']') open.pop()
    else if (unit === ',') {
      const level = open.at(-1)
      if (level && level.index !== null) level.index++
      key = null
    } else if (unit === '"') {
      const end = stringEnd(source, at)
      if (open.at(-1)?.index === null && key === null) key = JSON.parse(source.slice(at, end + 1)) as string
      else found.push({ path: path(), start: at + 1, end })
      at = end
    }
  }
  return found
}

/** The value of a string of JSON source as runs that lead to it, escapes whole. */
export function stringRuns(source: string, { start, end }: Found): Run[] {
  const value = JSON.parse(source.slice(start - 1, end + 1)) as string
  const starts = new Int32Array(value.length)
  const ends = new Int32Array(value.length)
  let at = start
  for (let i = 0; i < value.length; i++) {
    const width = source[at] !== '\\' ? 1 : source[at + 1] === 'u' ? 6 : 2
    starts[i] = at
    at += width
    ends[i] = at
  }
  return aligned(value, { starts, ends }, 0, [0, value.length])
}

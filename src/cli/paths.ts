import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { OnrecordError } from '../model/index.ts'

/** What is known of a report from outside its text. */
export interface Metadata {
  readonly title?: string | null
  readonly author?: string | null
  readonly publisher?: string | null
  readonly url?: string | null
  readonly published?: string | null
}

/** Something to read. */
export interface Item {
  /** Path, address, or `-` for standard input. */
  readonly location: string
  readonly metadata: Metadata
  /** Null for what is no file. */
  readonly file: { readonly size: number; readonly modifiedMs: number } | null
}

const INDEX = 'index.json'

/**
 * The files at `paths`, folders with all that is in them, in the order of their names. A folder's `index.json`
 * names its files and says what is known of them; without one every file counts but hidden ones.
 * @throws OnrecordError `not-found` for a path that is not there.
 */
export function itemsAt(paths: readonly string[]): Item[] {
  const seen = new Set<string>()
  return paths.flatMap((path) => at(path)).filter(({ location }) => !seen.has(location) && seen.add(location))
}

function at(path: string): Item[] {
  if (path === '-' || /^https?:\/\//.test(path)) return [{ location: path, metadata: {}, file: null }]
  if (!existsSync(path)) {
    throw new OnrecordError('not-found', `There is no file or folder ${path}.`)
  }
  return statSync(path).isDirectory() ? inFolder(path) : [item(path, {})]
}

function inFolder(folder: string): Item[] {
  const index = join(folder, INDEX)
  if (existsSync(index)) return indexed(folder, index)
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      // Links to folders are not followed, so that none leads in a circle.
      if (entry.isDirectory()) return inFolder(path)
      return entry.isFile() || (entry.isSymbolicLink() && existsSync(path) && statSync(path).isFile())
        ? [item(path, {})]
        : []
    })
}

function indexed(folder: string, index: string): Item[] {
  let entries: unknown
  try {
    entries = JSON.parse(readFileSync(index, 'utf8'))
  } catch (cause) {
    throw new OnrecordError('unreadable', `${index} is not JSON: mend it, or name the files one by one.`, {
      cause,
    })
  }
  const wrong = new OnrecordError(
    'unreadable',
    `${index} should be a list of { "file", "title", "author", "publisher", "url", "published" }, file being a name in this folder: mend it, or name the files one by one.`,
  )
  if (!Array.isArray(entries)) throw wrong
  return (entries as unknown[]).map((entry) => {
    const { file, ...metadata } = (entry ?? {}) as Metadata & { file?: unknown }
    if (typeof file !== 'string' || file.split(/[/\\]/).includes('..') || file.startsWith(sep)) throw wrong
    const path = join(folder, file)
    if (!existsSync(path)) throw new OnrecordError('not-found', `${index} names ${file}, which is not there.`)
    return item(path, metadata)
  })
}

function item(location: string, metadata: Metadata): Item {
  const { size, mtimeMs } = statSync(location)
  return { location, metadata, file: { size, modifiedMs: mtimeMs } }
}

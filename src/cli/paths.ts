import { accessSync, constants, existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join, normalize } from 'node:path'
import type { Metadata } from '../intake/index.ts'
import type { Given } from '../ledger/index.ts'
import { OnrecordError } from '../model/index.ts'

/** Something to read. */
export interface Item {
  /** Path, address, or `-` for standard input. */
  readonly location: string
  readonly metadata: Metadata
  /** Null for what is no file. */
  readonly file: { readonly size: number; readonly modifiedMs: number } | null
  /** What was said of it when it was tried before; what is said now goes over it. */
  readonly given?: Given
}

const INDEX = 'index.json'

/**
 * The files at `paths`, folders with all that is in them, in the order of their names. A folder's `index.json`
 * names its files and says what is known of them; without one every file counts but hidden ones.
 * @throws OnrecordError `not-found` for a path that is not there.
 */
export function itemsAt(paths: readonly string[]): Item[] {
  if (paths.includes(''))
    throw new OnrecordError('usage', 'One of the paths is empty: is a variable of your script not set?')
  const missing = paths.find((path) => !addressed(path) && !existsSync(path))
  if (missing !== undefined) {
    const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(missing)?.[1]
    if (scheme !== undefined)
      throw new OnrecordError(
        'usage',
        `${missing} cannot be fetched: onrecord fetches http:// and https:// addresses, and reads files by their paths.`,
      )
    const link = lstatSync(missing, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
    throw new OnrecordError(
      'not-found',
      link ? `${missing} is a link that leads nowhere.` : `There is no file or folder ${missing}.`,
    )
  }
  const items = new Map<string, Item>()
  for (const item of paths.flatMap(at)) if (!items.has(item.location)) items.set(item.location, item)
  return [...items.values()]
}

export const isAddress = (path: string): boolean => /^https?:\/\//i.test(path)

/** Standard input or an address on the web: no file. */
const addressed = (path: string): boolean => path === '-' || isAddress(path)

function at(path: string): Item[] {
  if (addressed(path)) return [{ location: path, metadata: {}, file: null }]
  return statSync(path).isDirectory() ? inFolder(path) : [alone(path)]
}

/** A file by itself; what its folder's index says of it counts too. */
function alone(path: string): Item {
  const entries = indexed(dirname(path))
  return entries?.find(({ location }) => normalize(location) === normalize(path)) ?? item(path, {})
}

function inFolder(folder: string): Item[] {
  const closed = unreadable(folder)
  if (closed) return [closed]
  const entries = indexed(folder)
  if (entries) return entries
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

/** A folder that may not be listed, as something to read, so that it is told with what else cannot be read. */
function unreadable(folder: string): Item | null {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK)
    return null
  } catch {
    return { location: folder, metadata: {}, file: null }
  }
}

type Entry = Metadata & { readonly file: string }

/** What a folder's index says; null where there is none, or an `index.json` that is about something else. */
function indexed(folder: string): Item[] | null {
  const path = join(folder, INDEX)
  if (!existsSync(path)) return null
  let entries: unknown
  try {
    entries = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new OnrecordError('unreadable', `${path} is not JSON: mend it or take it away.`, { cause })
  }
  if (!Array.isArray(entries) || entries.length === 0) return null
  if (!entries.every((entry: Partial<Entry> | null) => typeof entry?.file === 'string')) return null
  for (const { file } of entries as Entry[]) {
    if (isAbsolute(file) || file.split(/[/\\]/).includes('..')) {
      throw new OnrecordError('refused', `${path} names ${file}, which lies outside its folder.`)
    }
    if (!existsSync(join(folder, file))) {
      throw new OnrecordError('not-found', `${path} names ${file}, which is not there.`)
    }
  }
  return (entries as Entry[]).map(({ file, ...metadata }) => item(join(folder, file), metadata))
}

function item(location: string, metadata: Metadata): Item {
  const { size, mtimeMs } = statSync(location)
  return { location, metadata, file: { size, modifiedMs: mtimeMs } }
}

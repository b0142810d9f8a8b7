import { OnrecordError } from '../model/index.ts'
import { CUTS } from './cuts.ts'
import { failed, type Content, type Document, type Entry, type Failure, type Original } from './document.ts'
import { byteSpan } from './encoding.ts'
import { isolated, isolatedCut } from './isolate.ts'
import { kindOf, mediaType, type Kind } from './kind.ts'
import { fromBytes, openSource, counted, type Source } from './open.ts'
import type { Piece, ReadSettings, Unread } from './piece.ts'
import { readerOf } from './readers.ts'
import { sha256 } from './sha256.ts'

export { failed, type Document, type Failure } from './document.ts'
export { byteSpan } from './encoding.ts'
export { PATIENCE, tooLong, tooMuch } from './isolate.ts'
export { leadBack } from './run.ts'
export { type Field, type ReadSettings, type Unread } from './piece.ts'

/** What to take in: a path, an address or `-` for standard input, or bytes that the caller has already. */
export interface Given {
  readonly location: string
  readonly bytes?: Uint8Array
  /** File name, where the location has none that tells the kind. */
  readonly name?: string
  readonly contentType?: string | null
}

/** PDFs can be made to hang; other kinds only when they are large. */
const LARGE = 1024 * 1024
const risky = ({ kind, original: { bytes } }: Unread): boolean =>
  kind === 'pdf' || (bytes.length > LARGE && kind !== 'text')

/** Mails and feeds are held as a whole and read while they are cut. */
const cutApart = async (kind: Kind, source: Source, settings: ReadSettings): Promise<Original | null> => {
  if (settings.isolate === false || !(kind === 'mail' || kind === 'feed')) return null
  const bytes = await source.bytes()
  const { location, name, contentType, url } = source
  return bytes.length > LARGE ? { location, bytes, name, contentType, url } : null
}

/** Archives in archives: an attachment in a mail in a mailbox in a ZIP is read, a ZIP in a ZIP in a ZIP is not. */
const DEEPEST = 3

/**
 * The documents that `given` holds: one for a text, an article or a PDF, many for an archive, a mailbox or a table.
 * What cannot be read is a `Failure` with its reason; the others go on.
 */
export async function* documents(
  given: Given,
  settings: ReadSettings = {},
): AsyncGenerator<Document | Failure> {
  for await (const item of unread(given, settings)) {
    if (failed(item)) yield item
    else yield* await opened(item, settings)
  }
}

/**
 * The same, cut out but not read: `opened` reads each, here or in another thread. What they have in common with
 * others of their container (the mails of a mailbox, the rows of a table) is read while they are cut.
 */
export async function* unread(given: Given, settings: ReadSettings = {}): AsyncGenerator<Unread | Failure> {
  const { location, bytes, name, contentType } = given
  try {
    const source = bytes
      ? fromBytes({ location, bytes, name: name ?? location, contentType: contentType ?? null, url: null })
      : await openSource(location, { name, contentType }, settings.net ?? {})
    if (source.head.length === 0) throw empty(location)
    let found = 0
    const skip = (at: string): boolean => {
      const known = settings.skip?.(at) ?? false
      if (known) found++
      return known
    }
    const piece = { source: counted(source, settings.passed), within: null }
    for await (const item of taken(piece, { ...settings, skip }, 0)) {
      found++
      yield item
    }
    if (found === 0) {
      throw new OnrecordError(
        'unreadable',
        `${location} holds no document that onrecord reads: it may be empty or cut off.`,
      )
    }
  } catch (error) {
    yield failure(location, error)
  }
}

async function* taken(piece: Piece, settings: ReadSettings, depth: number): AsyncGenerator<Unread | Failure> {
  const { location } = piece.source
  try {
    if (settings.skip?.(location)) return
    const kind = piece.content ? 'text' : kindOf(piece.source)
    const cut = await CUTS[kind]?.()
    if (!cut) {
      yield await whole(piece, kind)
      return
    }
    if (depth >= DEEPEST) {
      throw new OnrecordError(
        'refused',
        `${location} lies ${depth} archives deep: unpack the outer ones first.`,
      )
    }
    const original = await cutApart(kind, piece.source, settings)
    // How far the file is, is told by what is cut out of it, not by what lies deeper.
    const own = depth === 0 ? settings : { ...settings, passed: undefined }
    for await (const inner of original ? isolatedCut(kind, original) : cut(piece.source, own)) {
      if ('reason' in inner) yield inner
      else
        yield* taken(
          { ...inner, within: inner.within ?? piece.within, about: { ...piece.about, ...inner.about } },
          settings,
          depth + 1,
        )
    }
  } catch (error) {
    yield failure(location, error)
  }
}

const empty = (location: string): OnrecordError =>
  new OnrecordError(
    'unreadable',
    `${location === '-' ? 'Standard input' : location} is empty (0 bytes): there is nothing to read.`,
  )

async function whole({ source, within, about, content, problems }: Piece, kind: Kind): Promise<Unread> {
  const bytes = await source.bytes()
  const { location, name, contentType, url } = source
  if (bytes.length === 0) throw empty(location)
  const original = { location, bytes, name, contentType, url }
  return {
    location,
    kind,
    original,
    sha256: sha256(bytes),
    within,
    about: about ?? {},
    content: content ?? null,
    problems: problems ?? [],
  }
}

/** Read a document that was cut out: one, or those of a live blog, whose entries come first and the page itself last. */
export async function opened(cut: Unread, settings: ReadSettings = {}): Promise<(Document | Failure)[]> {
  const { location, kind, original } = cut
  try {
    const apart = settings.isolate !== false && risky(cut)
    const content =
      cut.content ?? (await (apart ? isolated(kind, original) : (await readerOf(kind))(original)))
    const page = document(cut, content)
    const entries = (content.entries ?? []).map((entry) => entryOf(page, entry))
    const all = [...entries, page].filter(({ text }) => text.trim() !== '')
    if (all.length > 0) return all
    throw new OnrecordError(
      'unreadable',
      `${location} holds no text: it may be cut off, or show its words only to a browser that runs its scripts.`,
    )
  } catch (error) {
    return [failure(location, error)]
  }
}

function document({ original, sha256, within, kind, about, ...cut }: Unread, content: Content): Document {
  return {
    location: original.location,
    bytes: original.bytes,
    sha256,
    mediaType: cut.content?.mediaType ?? mediaType(kind),
    encoding: content.encoding ?? 'utf-8',
    text: content.text,
    title: content.title ?? about.title ?? null,
    author: content.author ?? about.author ?? null,
    publisher: content.publisher ?? about.publisher ?? null,
    published: content.published ?? about.published ?? null,
    url: content.url ?? about.url ?? original.url,
    leads: content.leads ?? [],
    marks: content.marks ?? [],
    within,
    problems: [...cut.problems, ...(content.problems ?? [])],
  }
}

/** An entry of a live blog; what it does not say of itself, its page says. */
function entryOf(page: Document, { key, at, ...entry }: Entry): Document {
  const span = byteSpan(page.bytes, page.encoding, at)
  const bytes = page.bytes.slice(...span)
  return {
    ...page,
    location: `${page.location}#${key}`,
    bytes,
    sha256: sha256(bytes),
    text: entry.text,
    title: entry.title ?? page.title,
    author: entry.author ?? page.author,
    published: entry.published ?? page.published,
    url: page.url && `${page.url.replace(/#.*$/, '')}#${key}`,
    leads: entry.leads ?? [],
    marks: entry.marks ?? [],
    within: { location: page.location, bytes: span },
    problems: [],
  }
}

/** An error as the list of failures tells it. */
function failure(location: string, error: unknown): Failure {
  if (error instanceof OnrecordError) return { location, code: error.code, reason: error.message }
  const why = error instanceof Error ? error.message : String(error)
  return {
    location,
    code: 'unreadable',
    reason: `${location} could not be read (${why}): it may be damaged.`,
  }
}

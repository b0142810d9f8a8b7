import { parseFeed } from 'feedsmith'
import { OnrecordError, type Span } from '../../model/index.ts'
import { isoDay } from '../date.ts'

/** An entry of a feed. */
export interface Entry {
  readonly title: string | null
  readonly link: string | null
  readonly author: string | null
  readonly published: string | null
  /** Its own words, as HTML or as text; null when it only links. */
  readonly content: string | null
  readonly isHtml: boolean
  /** Where it stands in the feed's source; null where that cannot be told. */
  readonly span: Span | null
}

export interface Feed {
  readonly title: string | null
  readonly entries: readonly Entry[]
}

const MOST = 5_000
const DEEPEST = 200

/**
 * What XML can be made to do to a reader, told before it is read.
 * @throws OnrecordError `refused`.
 */
export function checkXml(source: string, location: string): void {
  if (/<!ENTITY/i.test(source)) {
    throw new OnrecordError('refused', `${location} declares entities, which no feed needs: it was not read.`)
  }
  let depth = 0
  for (const { 0: tag } of source.matchAll(
    /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|<\/?[a-zA-Z][^>]*>/g,
  )) {
    if (tag.startsWith('</')) depth--
    else if (!tag.startsWith('<!') && !tag.endsWith('/>')) depth++
    if (depth > DEEPEST) {
      throw new OnrecordError(
        'refused',
        `${location} nests tags more than ${DEEPEST} deep, which no feed does: it was not read.`,
      )
    }
  }
}

/** Where the entries stand in XML source; null when the pattern finds another number of them than the parser. */
function places(source: string, count: number): Span[] | null {
  const found = [...source.matchAll(/<(item|entry)(?:\s[^>]*)?>[\s\S]*?<\/\1\s*>/gi)]
  return found.length === count
    ? found.map(({ index, 0: whole }): Span => [index, index + whole.length])
    : null
}

// The shapes that feedsmith gives the formats, as far as they are used here.
interface Named {
  readonly name?: string
}
interface Link {
  readonly href?: string
  readonly rel?: string
}
type Text = string | { readonly value?: string; readonly type?: string }
interface Item {
  readonly title?: Text
  readonly link?: string
  readonly links?: readonly Link[]
  readonly url?: string
  readonly guid?: { readonly value?: string; readonly isPermaLink?: boolean }
  readonly authors?: readonly (Named | string)[]
  readonly dc?: { readonly creators?: readonly string[]; readonly dates?: readonly string[] }
  readonly pubDate?: string
  readonly published?: string
  readonly updated?: string
  readonly date_published?: string
  readonly description?: Text
  readonly summary?: Text
  readonly content?: Text & { readonly encoded?: string }
  readonly content_html?: string
  readonly content_text?: string
}

const said = (text: Text | undefined): string | null =>
  (typeof text === 'string' ? text : text?.value) || null
/** Titles are plain text to a reader, whatever markup a feed puts in. */
const bare = (text: string | null): string | null =>
  text
    ?.replace(/<[^>]*>/g, '')
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '',
    )
    .trim() || null

function linkOf(item: Item): string | null {
  const alternate = item.links?.find(({ rel }) => rel === undefined || rel === 'alternate')
  const guid =
    item.guid?.isPermaLink !== false && /^https?:/.test(item.guid?.value ?? '') ? item.guid?.value : undefined
  return item.link ?? item.url ?? alternate?.href ?? guid ?? null
}

function authorOf(item: Item): string | null {
  const names =
    item.authors?.map((author) => (typeof author === 'string' ? author : author.name)) ??
    item.dc?.creators ??
    []
  return (
    names
      .filter(Boolean)
      .join(', ')
      .replace(/^\S+@\S+ \((.*)\)$/, '$1') || null
  )
}

function entryOf(item: Item, span: Span | null): Entry {
  const full = item.content_html ?? item.content?.encoded ?? said(item.content) ?? item.content_text ?? null
  const content = full ?? said(item.description) ?? said(item.summary)
  const isHtml =
    item.content_html !== undefined ||
    (item.content_text === undefined && /<[a-z/!][^>]*>|&\w+;/i.test(content ?? ''))
  const written = item.pubDate ?? item.published ?? item.date_published ?? item.dc?.dates?.[0] ?? item.updated
  return {
    title: bare(said(item.title)),
    link: linkOf(item),
    author: authorOf(item),
    published: isoDay(written),
    content,
    isHtml,
    span,
  }
}

/**
 * The entries of an RSS, Atom, RDF or JSON feed.
 * @throws OnrecordError `unreadable` when it is none, `refused` when it is made to harm.
 */
export function feedOf(source: string, location: string): Feed {
  const json = source.trimStart().startsWith('{')
  if (!json) checkXml(source, location)
  let found: { feed: { title?: Text; items?: readonly Item[]; entries?: readonly Item[] } }
  try {
    found = parseFeed(source) as typeof found
  } catch (cause) {
    throw new OnrecordError(
      'unreadable',
      `${location} is no feed that can be read (${(cause as Error).message}): check the address.`,
      { cause },
    )
  }
  const items = found.feed.items ?? found.feed.entries ?? []
  const spans = json ? null : places(source, items.length)
  return {
    title: bare(said(found.feed.title)),
    entries: items.slice(0, MOST).map((item, i) => entryOf(item, spans?.[i] ?? null)),
  }
}

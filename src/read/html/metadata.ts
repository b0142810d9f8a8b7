import { isoDay } from '../date.ts'
import { attribute, elements, words, type Element, type Root } from './tree.ts'

/** What a page says of itself. */
export interface Metadata {
  readonly title: string | null
  readonly author: string | null
  readonly publisher: string | null
  readonly published: string | null
  readonly url: string | null
  /** The page says it is a live blog. */
  readonly live: boolean
}

type Json = { readonly [key: string]: unknown }
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null
const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

const ARTICLE = /(?:Article|BlogPosting|LiveBlogPosting|Report|PressRelease|Statement|SpecialAnnouncement)$/
const DEEPEST = 6

/** Objects of JSON-LD that describe the page's own article, wherever a publisher put them. */
function articles(value: unknown, depth = 0): Json[] {
  if (depth > DEEPEST) return []
  if (Array.isArray(value)) return value.slice(0, 200).flatMap((item) => articles(item, depth + 1))
  if (!isObject(value)) return []
  const own = list(value['@type']).some((type) => typeof type === 'string' && ARTICLE.test(type))
    ? [value]
    : []
  return [...own, ...articles(value['@graph'], depth + 1), ...articles(value['mainEntity'], depth + 1)]
}

function linked(all: readonly Element[]): Json | null {
  for (const element of all) {
    if (element.tagName !== 'script' || !/ld\+json/i.test(attribute(element, 'type') ?? '')) continue
    try {
      const raw = element.childNodes.map((node) => ('value' in node ? node.value : '')).join('')
      const found = articles(JSON.parse(raw.replace(/^\s*<!--|-->\s*$/g, '')))[0]
      if (found) return found
    } catch {
      // JSON-LD of some pages is broken; Open Graph and the page itself still tell.
      continue
    }
  }
  return null
}

/** A person or outlet as JSON-LD names one: a string, an object with a name, or several. */
function named(value: unknown): string | null {
  const found = list(value).flatMap((item) => text(isObject(item) ? item['name'] : item) ?? [])
  const people = found.filter((name) => !/^https?:/i.test(name))
  return people.length > 0 ? people.join(', ') : null
}

const address = (value: unknown): string | null =>
  text(isObject(value) ? (value['@id'] ?? value['url']) : value)

/** Metadata of a page: JSON-LD before Open Graph and `<meta>`, these before `<time>` and `<title>`. */
export function metadata(root: Root): Metadata {
  const all = [...elements(root)]
  const ld = linked(all)
  const meta = new Map<string, string>()
  for (const element of all) {
    if (element.tagName !== 'meta') continue
    const name = (
      attribute(element, 'property') ??
      attribute(element, 'name') ??
      attribute(element, 'itemprop') ??
      ''
    ).toLowerCase()
    const content = text(attribute(element, 'content'))
    if (name && content && !meta.has(name)) meta.set(name, content)
  }
  const first = (...keys: string[]): string | null =>
    keys.map((key) => meta.get(key)).find((v) => v !== undefined) ?? null
  const canonical = all.find(
    (el) => el.tagName === 'link' && /\bcanonical\b/i.test(attribute(el, 'rel') ?? ''),
  )
  const heading = all.find((el) => el.tagName === 'h1')
  const head = all.find((el) => el.tagName === 'title')
  const author = first('author', 'article:author', 'dc.creator', 'parsely-author', 'byl')
  return {
    title:
      text(ld?.['headline']) ??
      first('og:title', 'twitter:title', 'dc.title') ??
      ((heading && text(words(heading))) || (head && text(words(head))) || null),
    author: named(ld?.['author']) ?? (author && !/^https?:/i.test(author) ? author : null),
    publisher: named(ld?.['publisher']) ?? first('og:site_name', 'dc.publisher', 'application-name'),
    published:
      isoDay(text(ld?.['datePublished'])) ??
      isoDay(
        first(
          'article:published_time',
          'og:article:published_time',
          'datepublished',
          'dc.date',
          'dc.date.issued',
          'dcterms.created',
          'parsely-pub-date',
          'pubdate',
          'publishdate',
          'date',
        ),
      ) ??
      times(all),
    url:
      (canonical && text(attribute(canonical, 'href'))) ||
      first('og:url') ||
      address(ld?.['mainEntityOfPage']) ||
      null,
    live:
      list(ld?.['@type']).includes('LiveBlogPosting') ||
      all.some((el) => (attribute(el, 'itemtype') ?? '').endsWith('LiveBlogPosting')),
  }
}

/** `<time>` that says it is the publication's, else the first one of the page with a day. */
function times(all: readonly Element[]): string | null {
  const found = all.filter((element) => element.tagName === 'time')
  const own = found.filter(
    (el) =>
      attribute(el, 'pubdate') !== null ||
      /datePublished/i.test(attribute(el, 'itemprop') ?? '') ||
      /publish|entry-date/i.test(attribute(el, 'class') ?? ''),
  )
  for (const element of [...own, ...found]) {
    const day = isoDay(attribute(element, 'datetime')) ?? isoDay(words(element))
    if (day) return day
  }
  return null
}

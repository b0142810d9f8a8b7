import type { Content, Failure, Lead } from '../document.ts'
import { charset, decode } from '../encoding.ts'
import { align, ledOn } from '../html/align.ts'
import { html } from '../html/html.ts'
import { fromBytes, type Source } from '../open.ts'
import type { Piece } from '../piece.ts'
import { feedOf, type Entry } from './items.ts'

const XML_ENCODING = /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i

/** A feed's source as text, in the encoding that its server or its first line says. */
const feedText = (
  bytes: Uint8Array,
  location: string,
  contentType: string | null,
): { text: string; encoding: string } =>
  decode(bytes, location, [
    charset(contentType),
    XML_ENCODING.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 200)))?.[1] ?? null,
  ])

const HTML = 'text/html; charset=utf-8'

const ELEMENTS =
  /<(?:content:encoded|content|description|summary)(?:\s[^>]*)?>([\s\S]*?)<\/(?:content:encoded|content|description|summary)\s*>/gi

/** Where an entry's content is written in its own source, and how its units lead there. */
function written(
  content: string,
  source: string,
): { base: number; map: NonNullable<ReturnType<typeof align>> } | null {
  for (const match of source.matchAll(ELEMENTS)) {
    const inner = match[1] ?? ''
    const open = /^\s*<!\[CDATA\[/.exec(inner)?.[0].length ?? 0
    const raw = open > 0 ? inner.slice(open) : inner
    // Feed parsers trim what they read.
    const blank = /^\s*/.exec(raw)?.[0].length ?? 0
    const map = align(content, raw.slice(blank))
    if (map) return { base: match.index + match[0].indexOf(inner) + open + blank, map }
  }
  return null
}

/** The content of an entry as a text that leads back to the entry's own source. */
function contentOf({ content, isHtml, span }: Entry, source: string, location: string): Content {
  const words = content ?? ''
  const whole = [{ span: [0, words.length], at: [0, words.length], exact: true }] as const
  const original = { location, bytes: Buffer.from(words), name: '', contentType: HTML, url: null }
  // A feed sends the article alone: there is nothing around it to leave out.
  const found = isHtml ? html(original, true) : { text: words, leads: whole as readonly Lead[] }
  const at = span && written(words, source)
  const through = at ? ledOn(found.leads ?? [], words, at.map, at.base) : []
  // Without a place in the feed the content itself is what is kept.
  const leads = span ? through : (found.leads ?? [])
  return { text: found.text, leads, encoding: 'utf-8' }
}

/** The entries of a feed that hold words of their own; `onrecord follow` fetches the pages that they link to. */
export async function* feed(source: Source): AsyncGenerator<Piece | Failure> {
  const { location } = source
  const { text, encoding } = feedText(await source.bytes(), location, source.contentType)
  const { title, entries } = feedOf(text, location)
  for (const [i, entry] of entries.entries()) {
    if (!entry.content || entry.content.trim() === '') continue
    const own = `${location}#${i + 1}`
    const slice = entry.span ? text.slice(...entry.span) : entry.content
    const start = entry.span && encoding === 'utf-8' ? Buffer.byteLength(text.slice(0, entry.span[0])) : null
    const bytes = Buffer.from(slice)
    const { link, author, published } = entry
    yield {
      source: fromBytes({ location: own, bytes, name: '', contentType: null, url: link }),
      within: { location, bytes: start === null ? null : [start, start + bytes.length] },
      about: { title: entry.title, author, published, publisher: title, url: link },
      content: { ...contentOf(entry, slice, own), mediaType: 'application/xml' },
    }
  }
}

/** The entries of a feed that was fetched. */
export const feedEntries = (
  bytes: Uint8Array,
  location: string,
  contentType: string | null,
): readonly Entry[] => feedOf(feedText(bytes, location, contentType).text, location).entries

import { wideEncoding } from './encoding.ts'
import type { Source } from './open.ts'

/** The kinds that onrecord reads; the second half hold several documents. */
export type Kind =
  | 'text'
  | 'html'
  | 'markdown'
  | 'subtitles'
  | 'pdf'
  | 'docx'
  | 'mail'
  | 'mbox'
  | 'gzip'
  | 'zip'
  | 'wacz'
  | 'warc'
  | 'feed'
  | 'table'
  | 'jsonl'
  | 'json'

const MEDIA_TYPES: Record<Kind, string> = {
  text: 'text/plain',
  html: 'text/html',
  markdown: 'text/markdown',
  subtitles: 'text/vtt',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  mail: 'message/rfc822',
  mbox: 'application/mbox',
  gzip: 'application/gzip',
  zip: 'application/zip',
  wacz: 'application/wacz',
  warc: 'application/warc',
  feed: 'application/xml',
  table: 'text/csv',
  jsonl: 'application/jsonl',
  json: 'application/json',
}
export const mediaType = (kind: Kind): string => MEDIA_TYPES[kind]

type Known = Pick<Source, 'head' | 'name' | 'contentType'>

/** The start of the bytes as Latin letters, or as UTF-16 where they are, without a byte-order mark and leading blanks. */
const opening = (head: Uint8Array): string =>
  new TextDecoder(wideEncoding(head) ?? 'latin1').decode(head.subarray(0, 4096)).replace(/^(?:ï»¿)?\s+/, '')

const HEADERS =
  /^(?:return-path|received|delivered-to|from|to|subject|date|message-id|mime-version|x-[\w-]+|dkim-signature):\s/im

/** Kinds by the bytes themselves: nobody's word is needed. */
function byBytes({ head, name }: Known, start: string): Kind | null {
  if (start.startsWith('%PDF-') || start.slice(0, 1024).includes('\n%PDF-')) return 'pdf'
  if (head[0] === 0x1f && head[1] === 0x8b) return /\.warc\.gz$/i.test(name) ? 'warc' : 'gzip'
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) return zipped(head, name)
  if (/^WARC\/\d/.test(start)) return 'warc'
  if (/^WEBVTT\b/.test(start) || /^\d+\r?\n\d{1,2}:\d{2}:\d{2}[,.]\d{3} --> /.test(start)) return 'subtitles'
  if (/^From \S+@?\S* .*\d{4}\s*\r?\n[\w-]+:/.test(start)) return 'mbox'
  // XML with entities of its own goes to the reader that refuses it.
  if (start.startsWith('<?xml') && /<!entity/i.test(start)) return 'feed'
  const prolog = start.replace(/^(?:<\?[^>]*\?>|<!--[\s\S]*?-->|<!doctype\s+(?:rss|rdf|feed)[^>]*>|\s)+/i, '')
  if (/^<(?:rss|feed|rdf:rdf)\b/i.test(prolog)) return 'feed'
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(prolog)) return 'html'
  return null
}

/** Word files and web archives are ZIPs; their first entries say which, and the name helps where they do not. */
function zipped(head: Uint8Array, name: string): Kind {
  const entries = new TextDecoder('latin1').decode(head)
  if (/\.docx$/i.test(name) || entries.includes('word/document.xml')) return 'docx'
  if (/\.wacz$/i.test(name) || entries.includes('datapackage.json')) return 'wacz'
  return 'zip'
}

function byType(contentType: string, start: string): Kind | null {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (/^(?:text\/html|application\/xhtml\+xml)$/.test(type)) return start.includes('<') ? 'html' : 'text'
  if (/^application\/(?:rss|atom)\+xml$/.test(type)) return 'feed'
  if (type === 'application/feed+json') return 'feed'
  if (type === 'text/markdown') return 'markdown'
  if (type === 'message/rfc822') return 'mail'
  if (type === 'application/mbox') return 'mbox'
  if (type === 'text/csv' || type === 'text/tab-separated-values') return 'table'
  if (/^application\/(?:x-)?(?:jsonl|ndjson|jsonlines)$/.test(type)) return 'jsonl'
  return null
}

const ENDINGS: readonly [RegExp, Kind][] = [
  [/\.x?html?$/i, 'html'],
  [/\.(?:md|markdown)$/i, 'markdown'],
  [/\.(?:srt|vtt)$/i, 'subtitles'],
  [/\.eml$/i, 'mail'],
  [/\.(?:mbox|mbx)$/i, 'mbox'],
  [/\.(?:csv|tsv|tab)$/i, 'table'],
  [/\.(?:jsonl|ndjson)$/i, 'jsonl'],
  [/\.json$/i, 'json'],
]

/** What a source is: by its first bytes, then by the server's word, then by the name's ending. */
export function kindOf(source: Known): Kind {
  const start = opening(source.head)
  const known = byBytes(source, start) ?? byType(source.contentType ?? '', start)
  if (known) return known
  if (/^[{[]/.test(start) && jsonFeed(start)) return 'feed'
  const ending = ENDINGS.find(([pattern]) => pattern.test(source.name))?.[1]
  if (ending) return ending
  const header = start.slice(0, /\r?\n\r?\n/.exec(start)?.index ?? start.length)
  if (HEADERS.test(start.slice(0, 200)) && (header.match(new RegExp(HEADERS, 'gim')) ?? []).length >= 3)
    return 'mail'
  return 'text'
}

const jsonFeed = (start: string): boolean =>
  /^\{[^[]*"version"\s*:\s*"https?:\/\/jsonfeed\.org\/version/.test(start)

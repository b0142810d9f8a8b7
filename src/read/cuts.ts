import type { Kind } from './kind.ts'
import type { Cut } from './piece.ts'

/** How the kinds that hold several documents are cut into them; each is loaded when the first of its kind comes. */
export const CUTS: Partial<Record<Kind, () => Promise<Cut>>> = {
  gzip: async () => (await import('./gzip.ts')).gzip,
  zip: async () => (await import('./zip.ts')).zipped,
  mail: async () => (await import('./mail/mail.ts')).mail,
  mbox: async () => (await import('./mail/mbox.ts')).mbox,
  table: async () => (await import('./record/table.ts')).table,
  jsonl: async () => (await import('./record/object.ts')).jsonLines,
  json: async () => (await import('./record/object.ts')).jsonFile,
  warc: async () => (await import('./warc/warc.ts')).warc,
  wacz: async () => (await import('./warc/warc.ts')).wacz,
  feed: async () => (await import('./feed/feed.ts')).feed,
}

import { gunzipSync } from 'node:zlib'
import { Readability } from '@mozilla/readability'
import { parse as parseCsv } from 'csv-parse/sync'
import { parseFeed } from 'feedsmith'
import { unzipSync } from 'fflate'
import { Parser } from 'htmlparser2'
import { parseHTML } from 'linkedom'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import PostalMime from 'postal-mime'
import { extractText } from 'unpdf'
import { WARCParser } from 'warcio'
import type { MADE } from './made.ts'

export interface Alone {
  readonly library: string
  run(bytes: Uint8Array): unknown
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

async function warc(bytes: Uint8Array): Promise<number> {
  let size = 0
  for await (const record of WARCParser.iterRecords([bytes])) size += (await record.readFully(true)).length
  return size
}

async function mails(bytes: Uint8Array): Promise<void> {
  for (const one of text(bytes)
    .split(/^From .*\n/m)
    .slice(1))
    await PostalMime.parse(one)
}

/** The same bytes through what lies under each importer, and nothing else: no places, no metadata, no article chosen twice. */
export const ALONE: Readonly<Record<keyof typeof MADE, Alone>> = {
  txt: { library: 'TextDecoder', run: text },
  html: {
    library: 'linkedom + Readability',
    run: (bytes) => new Readability(parseHTML(text(bytes)).document as never).parse(),
  },
  pdf: { library: 'unpdf', run: (bytes) => extractText(Uint8Array.from(bytes)) },
  docx: {
    library: 'fflate + htmlparser2',
    run: (bytes) =>
      new Parser({}, { xmlMode: true }).end(text(unzipSync(bytes)['word/document.xml'] ?? bytes)),
  },
  md: {
    library: 'mdast-util-from-markdown',
    run: (bytes) => fromMarkdown(text(bytes), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }),
  },
  srt: { library: 'TextDecoder', run: text },
  eml: { library: 'postal-mime', run: (bytes) => PostalMime.parse(bytes) },
  mbox: { library: 'postal-mime', run: mails },
  xml: { library: 'feedsmith', run: (bytes) => parseFeed(text(bytes)) },
  csv: { library: 'csv-parse', run: (bytes) => parseCsv(Buffer.from(bytes)) as unknown },
  jsonl: {
    library: 'JSON.parse',
    run: (bytes) =>
      text(bytes)
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
  },
  json: { library: 'JSON.parse', run: (bytes) => JSON.parse(text(bytes)) as unknown },
  warc: { library: 'warcio', run: warc },
  'warc.gz': { library: 'warcio', run: warc },
  zip: { library: 'fflate', run: unzipSync },
  gz: { library: 'zlib', run: gunzipSync },
}

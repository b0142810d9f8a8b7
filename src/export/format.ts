import { comparison } from './comparison.ts'
import { csv, tsv } from './delimited.ts'
import { jsonl } from './jsonl.ts'
import { jsonld } from './jsonld.ts'
import type { Claims, ExportOptions } from './options.ts'
import { page } from './page.ts'
import { parquet } from './parquet.ts'
import { xlsx } from './xlsx.ts'

export interface Format {
  readonly mediaType: string
  readonly ending: string
  readonly about: string
  readonly write: (claims: Claims, options?: ExportOptions) => AsyncIterable<string | Uint8Array>
}

/** The formats that claims are written in. */
export const FORMATS = {
  csv: {
    mediaType: 'text/csv; charset=utf-8',
    ending: 'csv',
    about: 'Comma-separated values, for spreadsheets',
    write: csv,
  },
  tsv: {
    mediaType: 'text/tab-separated-values; charset=utf-8',
    ending: 'tsv',
    about: 'Tab-separated values',
    write: tsv,
  },
  jsonl: {
    mediaType: 'application/jsonl; charset=utf-8',
    ending: 'jsonl',
    about: 'A JSON object a line, for scripts',
    write: jsonl,
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: 'xlsx',
    about: 'An Excel workbook',
    write: xlsx,
  },
  parquet: {
    mediaType: 'application/vnd.apache.parquet',
    ending: 'parquet',
    about: 'Parquet, for notebooks and DuckDB',
    write: parquet,
  },
  jsonld: {
    mediaType: 'application/ld+json',
    ending: 'jsonld',
    about: 'Linked data: Web Annotations, schema.org claims, PROV',
    write: jsonld,
  },
  md: {
    mediaType: 'text/markdown; charset=utf-8',
    ending: 'md',
    about: 'A comparison table in Markdown, for a memo',
    write: comparison,
  },
  html: {
    mediaType: 'text/html; charset=utf-8',
    ending: 'html',
    about: 'A page in one file, with chart and passages',
    write: page,
  },
} as const satisfies Record<string, Format>

export type FormatName = keyof typeof FORMATS
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[]

/** A written export as bytes, whatever the format yields. */
export async function* bytesOf(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const chunk of chunks) yield typeof chunk === 'string' ? encoder.encode(chunk) : chunk
}

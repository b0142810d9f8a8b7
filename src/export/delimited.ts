import { addressAt, COLUMNS, type Value } from './column.ts'
import type { Claims, ExportOptions } from './options.ts'

/** What a spreadsheet would run as a formula gets an apostrophe in front, which it shows as text. */
export const harmless = (text: string): string =>
  /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text

const word = (value: Value): string =>
  value === null ? '' : typeof value === 'string' ? harmless(value) : String(value)

const quoted = (cell: string): string =>
  /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

/** A tab or a line break inside a cell would be taken for the end of one. */
const plain = (cell: string): string => cell.replace(/[\t\r\n]+/g, ' ')

async function* lines(
  claims: Claims,
  { base, bom, hxl }: ExportOptions,
  mark: string,
  cell: (text: string) => string,
): AsyncGenerator<string> {
  const row = (values: readonly Value[]): string =>
    `${values.map((value) => cell(word(value))).join(mark)}\r\n`
  // Tags begin with #, which no spreadsheet runs.
  yield (
    (bom ? '\uFEFF' : '') +
    row(COLUMNS.map(({ name }) => name)) +
    (hxl ? row(COLUMNS.map((column) => column.hxl)) : '')
  )
  const address = addressAt(base)
  for await (const claim of claims) yield row(COLUMNS.map(({ of }) => of(claim, address)))
}

/** Comma-separated lines (RFC 4180). */
export const csv = (claims: Claims, options: ExportOptions = {}): AsyncGenerator<string> =>
  lines(claims, options, ',', quoted)

/** Tab-separated lines; tabs and line breaks inside a cell become blanks. */
export const tsv = (claims: Claims, options: ExportOptions = {}): AsyncGenerator<string> =>
  lines(claims, options, '\t', plain)

import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { addressAt, COLUMNS, type Value } from './column.ts'
import type { Claims, ExportOptions } from './options.ts'

/** Excel's own limits. */
const ROWS = 1_048_576
const LETTERS = 32_767
const LOT = 500

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

// XML 1.0 has no place for these, not even escaped.
const NO_XML =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
const escaped = (text: string): string =>
  text.replace(NO_XML, '\uFFFD').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

function cell(value: Value, style = ''): string {
  if (value === null) return '<c/>'
  if (typeof value === 'number') return `<c${style}><v>${value}</v></c>`
  if (typeof value === 'boolean') return `<c t="b"${style}><v>${value ? 1 : 0}</v></c>`
  // Text in the cell itself is never a formula.
  const cut = value.length > LETTERS ? `${value.slice(0, LETTERS - 1)}…` : value
  return `<c t="inlineStr"${style}><is><t xml:space="preserve">${escaped(cut)}</t></is></c>`
}

const row = (values: readonly Value[], style = ''): string =>
  `<row>${values.map((value) => cell(value, style)).join('')}</row>`

const sheetHead = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`

const font = (extra: string): string => `<font>${extra}<sz val="11"/><name val="Calibri"/></font>`
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

/** The parts that name the sheets, written when their number is known. */
function parts(sheets: number): [name: string, content: string][] {
  const numbers = Array.from({ length: sheets }, (_, i) => i + 1)
  return [
    ['xl/styles.xml', STYLES],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${numbers.map((n) => `<sheet name="Claims${n === 1 ? '' : ` ${n}`}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId0" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    ],
  ]
}

/** An Excel workbook: claims on one sheet, and on further ones beyond a million rows. */
export async function* xlsx(claims: Claims, { base, hxl }: ExportOptions = {}): AsyncGenerator<Uint8Array> {
  let chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  const encoder = new TextEncoder()
  const address = addressAt(base)
  let sheets = 0
  let rows = 0
  let sheet: ZipDeflate | null = null
  let lot: string[] = []
  const push = (last: boolean): void => {
    sheet?.push(encoder.encode(lot.join('') + (last ? '</sheetData></worksheet>' : '')), last)
    lot = []
  }
  const begin = (): void => {
    sheets++
    sheet = new ZipDeflate(`xl/worksheets/sheet${sheets}.xml`, { level: 6 })
    zip.add(sheet)
    lot.push(
      sheetHead,
      row(
        COLUMNS.map(({ name }) => name),
        ' s="1"',
      ),
    )
    if (hxl) lot.push(row(COLUMNS.map((column) => column.hxl)))
    rows = hxl ? 2 : 1
  }
  begin()
  for await (const claim of claims) {
    if (rows >= ROWS) {
      push(true)
      begin()
    }
    lot.push(row(COLUMNS.map(({ of }) => of(claim, address))))
    rows++
    if (lot.length >= LOT) {
      push(false)
      yield* chunks
      chunks = []
    }
  }
  push(true)
  for (const [name, content] of parts(sheets)) {
    const file = new ZipPassThrough(name)
    zip.add(file)
    file.push(encoder.encode(content), true)
  }
  zip.end()
  yield* chunks
}

import type { Span } from '../../model/index.ts'

/** What stands in one cell, blanks and marks of emphasis aside. An empty cell has an empty span. */
export interface Cell {
  readonly span: Span
  readonly text: string
}

export interface Row {
  readonly span: Span
  readonly cells: readonly Cell[]
}

/** Lines that follow one another with as many cells each, parted by the same mark. */
export interface Grid {
  readonly rows: readonly Row[]
}

/** A line of more letters than this is prose. */
const LONGEST_LINE = 400
const MOST_CELLS = 40

type Mark = '|' | 'tab' | 'gap' | ',' | ';'
const BETWEEN: Record<Mark, RegExp> = {
  '|': /\|/g,
  tab: /\t/g,
  // Columns that blanks or dots align.
  gap: / {2,}|\.{3,} ?/g,
  ',': /,/g,
  ';': /;/g,
}

/** Lines of `text` as spans, blank ones left out. */
export function lines(text: string): Span[] {
  const found: Span[] = []
  let start = 0
  while (start <= text.length) {
    const at = text.indexOf('\n', start)
    const end = at < 0 ? text.length : at
    if (text.slice(start, end).trim() !== '') found.push([start, end])
    start = end + 1
  }
  return found
}

/** Every run of two or more lines whose cells stand in columns, in text order. */
export function grids(text: string, all: readonly Span[]): Grid[] {
  const found: Grid[] = []
  let i = 0
  while (i < all.length) {
    const mark = markOf(text, all[i] as Span)
    const rows = mark ? rowsFrom(text, all, i, mark) : []
    if (rows.length >= 2) found.push({ rows })
    i += Math.max(1, rows.length)
  }
  return found
}

/** What parts the cells of a line, the surest mark first; null where nothing does. */
function markOf(text: string, [from, to]: Span): Mark | null {
  if (to - from > LONGEST_LINE) return null
  const line = text.slice(from, to)
  if (line.includes('|')) return '|'
  const inner = line.trim()
  if (inner.includes('\t')) return 'tab'
  if (/\S(?: {2,}|\.{3,} ?)\S/.test(inner)) return 'gap'
  if (/[.!?]$/.test(inner)) return null
  if (inner.includes(';')) return ';'
  return inner.includes(',') ? ',' : null
}

function rowsFrom(text: string, all: readonly Span[], first: number, mark: Mark): Row[] {
  const rows: Row[] = []
  let width = 0
  for (let i = first; i < all.length; i++) {
    const line = all[i] as Span
    if (line[1] - line[0] > LONGEST_LINE) break
    const before = all[i - 1]
    // A blank line ends a table.
    if (i > first && before && text.slice(before[1], line[0]).split('\n').length > 2) break
    if (mark === '|' && /^[\s|:-]+$/.test(text.slice(...line))) {
      // "|---|---:|" under the head of a table in Markdown.
      rows.push({ span: line, cells: [] })
      continue
    }
    const cells = split(text, line, mark)
    if (cells.length < 2 || cells.length > MOST_CELLS) break
    const headless = rows.length === 1 && cells.length === width + 1
    if (rows.length > 0 && cells.length > width && !headless) break
    const short = rows.length > 0 && cells.length < width
    if (short && /^[,;]$/.test(mark)) break
    // Which column is empty cannot be told where blanks alone part them.
    rows.push({ span: line, cells: short && mark === 'gap' ? [] : cells })
    width = Math.max(width, cells.length)
  }
  return rows
}

function split(text: string, [from, to]: Span, mark: Mark): Cell[] {
  const line = text.slice(from, to)
  const cuts: Span[] = []
  let start = 0
  for (const at of line.matchAll(BETWEEN[mark])) {
    // "1,204" within quotation marks is one cell.
    if ((line.slice(start, at.index).match(/"/g)?.length ?? 0) % 2 === 1) continue
    cuts.push([start, at.index])
    start = at.index + at[0].length
  }
  cuts.push([start, line.length])
  const empty = (cut: Span | undefined): boolean => cut !== undefined && line.slice(...cut).trim() === ''
  // A mark at the edge of the line frames it.
  if ((mark === '|' || mark === 'gap') && empty(cuts[0])) cuts.shift()
  if (mark === '|' && empty(cuts.at(-1))) cuts.pop()
  return cuts.map(([a, b]) => cell(text, [from + a, from + b]))
}

/** Without blanks, quotation marks and the marks of bold type around. */
export function cell(text: string, [from, to]: Span): Cell {
  let [start, end] = [from, to]
  while (start < end && /[\s*_"`]/.test(text.charAt(start))) start++
  while (end > start && /[\s*_"`]/.test(text.charAt(end - 1))) end--
  return { span: [start, end], text: text.slice(start, end) }
}

import stringWidth from 'string-width'

export interface Column {
  readonly title: string
  /** It is not made narrower than this. */
  readonly least?: number
  /** Figures stand at the right. */
  readonly right?: true
}

/** A cell's lines; each is broken further where its column is narrow. */
export type Cell = string | readonly string[]

const GAP = 2
const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Lay `rows` out under `columns` in `width` terminal columns: the lines of the head and of each row. Wide columns
 * give way first; cells break at blanks. Widths are those that terminals give: two for East Asian letters, none
 * for combining marks.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
): { head: string; rows: string[][] } {
  const widths = fitted(columns, rows, width)
  const [head = ''] = laid(
    columns,
    widths,
    columns.map(({ title }) => [title]),
  )
  return {
    head,
    rows: rows.map((row) =>
      laid(
        columns,
        widths,
        columns.map((_, i) => lineList(row[i] ?? '').flatMap((line) => broken(line, widths[i] ?? 1))),
      ),
    ),
  }
}

const lineList = (cell: Cell): readonly string[] => (typeof cell === 'string' ? [cell] : cell)

function fitted(columns: readonly Column[], rows: readonly (readonly Cell[])[], width: number): number[] {
  const widths = columns.map(({ title }, i) =>
    Math.max(
      stringWidth(title),
      ...rows.map((row) => Math.max(0, ...lineList(row[i] ?? '').map((line) => stringWidth(line)))),
    ),
  )
  const least = columns.map(({ title, least }) => Math.max(least ?? 6, stringWidth(title)))
  let over = widths.reduce((sum, one) => sum + one, 0) + GAP * (columns.length - 1) - width
  while (over > 0) {
    let widest = -1
    widths.forEach((one, i) => {
      if (one > (least[i] ?? 0) && one > (widths[widest] ?? 0)) widest = i
    })
    // A terminal too narrow for all of it: the rest runs over.
    if (widest < 0) break
    widths[widest] = (widths[widest] ?? 0) - 1
    over--
  }
  return widths
}

function laid(
  columns: readonly Column[],
  widths: readonly number[],
  cells: readonly (readonly string[])[],
): string[] {
  const height = Math.max(...cells.map((cell) => cell.length))
  return Array.from({ length: height }, (_, y) =>
    columns
      .map(({ right }, i) => {
        const text = cells[i]?.[y] ?? ''
        const blank = ' '.repeat(Math.max(0, (widths[i] ?? 0) - stringWidth(text)))
        return right ? blank + text : text + blank
      })
      .join(' '.repeat(GAP))
      .trimEnd(),
  )
}

/** `text` in lines of at most `width` columns, broken at blanks, or inside a word that is longer than a line. */
export function broken(text: string, width: number): string[] {
  if (stringWidth(text) <= width) return [text]
  const lines: string[] = []
  let line = ''
  let used = 0
  const flush = (): void => {
    lines.push(line.trimEnd())
    line = ''
    used = 0
  }
  for (const word of text.split(/(?<= )/)) {
    const wide = stringWidth(word.trimEnd())
    if (used > 0 && used + wide > width) flush()
    if (wide <= width) {
      line += word
      used += stringWidth(word)
      continue
    }
    for (const { segment } of segments.segment(word)) {
      const one = stringWidth(segment)
      if (used > 0 && used + one > width) flush()
      line += segment
      used += one
    }
  }
  if (line !== '') flush()
  return lines
}

/** `text` cut to `width` columns, with a mark where something is missing. */
export function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  let kept = ''
  let used = 1
  for (const { segment } of segments.segment(text)) {
    used += stringWidth(segment)
    if (used > width) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

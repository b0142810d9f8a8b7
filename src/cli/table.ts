import stringWidth from 'string-width'

export interface Column {
  readonly title: string
  /** It is not made narrower than this. */
  readonly least?: number
  /** Its cells are never broken: ids, which are copied. */
  readonly whole?: true
  /** Figures stand at the right. */
  readonly right?: true
}

/** A cell's lines; each is broken further where its column is narrow. */
export type Cell = string | readonly string[]

const GAP = 2
const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Lay `rows` out under `columns` in `width` terminal columns: the lines of the head and of each row. Where room is
 * short, columns that hold nothing are left out, then wide ones give way; cells break at blanks. Widths are those
 * that terminals give: two for East Asian letters, none for combining marks.
 */
export function table(
  all: readonly Column[],
  full: readonly (readonly Cell[])[],
  width: number,
): { head: string; rows: string[][] } {
  const natural = widest(all, full)
  const short = total(natural) > width
  const kept = all
    .map((_, i) => i)
    .filter((i) => !short || full.some((row) => lineList(row[i] ?? '').length > 0))
  const columns = kept.map((i) => all[i] as Column)
  const rows = full.map((row) => kept.map((i) => row[i] ?? ''))
  const widths = fitted(
    columns,
    rows,
    kept.map((i) => natural[i] ?? 0),
    width,
  )
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

/** How wide each column is if nothing is broken. */
const widest = (columns: readonly Column[], rows: readonly (readonly Cell[])[]): number[] =>
  columns.map(({ title }, i) =>
    rows.reduce(
      (width, row) => lineList(row[i] ?? '').reduce((wide, line) => Math.max(wide, stringWidth(line)), width),
      stringWidth(title),
    ),
  )

const total = (widths: readonly number[]): number =>
  widths.reduce((sum, one) => sum + one, 0) + GAP * (widths.length - 1)

function fitted(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  natural: readonly number[],
  width: number,
): number[] {
  const widths = [...natural]
  const least = columns.map(({ title, least, whole }, i) =>
    whole ? (natural[i] ?? 0) : Math.max(least ?? 6, stringWidth(title)),
  )
  const words = rows.map((row) => row.map((cell) => lineList(cell).flatMap((line) => line.split(' '))))
  const unbroken = widest(columns, words).map((word, i) => Math.max(word, least[i] ?? 0))
  // Columns are broken at blanks first, and inside of words only where that is not enough.
  for (const floor of [unbroken, least]) {
    while (total(widths) > width) {
      let wide = -1
      widths.forEach((one, i) => {
        if (one > (floor[i] ?? 0) && one > (widths[wide] ?? 0)) wide = i
      })
      // A terminal too narrow for all of it: the rest runs over.
      if (wide < 0) break
      widths[wide] = (widths[wide] ?? 0) - 1
    }
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

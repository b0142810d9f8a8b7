/** A piece of text as a PDF places it; `y` is its baseline, counted from the page's lower edge, in points. */
export interface Glyphs {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly page: number
  /** In the page's upper or lower margin, where running heads and page numbers stand. */
  readonly margin: boolean
}

export interface Line {
  readonly glyphs: readonly Glyphs[]
  readonly x: number
  readonly right: number
  readonly y: number
  readonly height: number
}

/** Lines that belong together, from top to bottom. */
export type Column = readonly Line[]

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Empty bands between the extents of `items` along one axis, as [from, to], in rising order. */
function gaps(
  items: readonly Glyphs[],
  extent: (item: Glyphs) => readonly [number, number],
): [number, number][] {
  const found: [number, number][] = []
  let reach = -Infinity
  for (const [from, to] of items.map(extent).sort((a, b) => a[0] - b[0])) {
    if (from > reach && reach > -Infinity) found.push([reach, from])
    reach = Math.max(reach, to)
  }
  return found
}

const across = ({ x, width }: Glyphs): readonly [number, number] => [x, x + width]
const along = ({ y, height }: Glyphs): readonly [number, number] => [y, y + height]
const ROWS = 4

/** The gutter between two columns: an empty vertical band with several lines on each side. */
function gutter(items: readonly Glyphs[]): number | null {
  const wide = median(items.map((item) => item.height)) * 0.9
  const rows = (side: readonly Glyphs[]): number => new Set(side.map((item) => Math.round(item.y))).size
  const bands = gaps(items, across)
    .filter(([from, to]) => to - from >= wide)
    .sort((a, b) => b[1] - b[0] - (a[1] - a[0]))
  for (const [from, to] of bands.slice(0, 8)) {
    const middle = (from + to) / 2
    const left = items.filter((item) => item.x < middle)
    const right = items.filter((item) => item.x >= middle)
    if (rows(left) >= ROWS && rows(right) >= ROWS && prose(left) && prose(right)) return middle
  }
  return null
}

/** A column of prose holds lines of words; a column of a table holds cells. */
function prose(items: readonly Glyphs[]): boolean {
  const letters = items.reduce((sum, item) => sum + item.text.length, 0)
  const rows = new Set(items.map((item) => Math.round(item.y))).size
  return letters / rows >= 18
}

/** Where a page falls into an upper and a lower part of which one has columns: a title over two columns, a footer below. */
function shelf(items: readonly Glyphs[]): number | null {
  let best: { at: number; held: number } | null = null
  for (const [from, to] of gaps(items, along).slice(0, 60)) {
    const at = (from + to) / 2
    const parts = [items.filter((item) => item.y >= at), items.filter((item) => item.y < at)]
    const held = Math.max(0, ...parts.map((part) => (gutter(part) === null ? 0 : part.length)))
    if (held > 0 && (best === null || held > best.held)) best = { at, held }
  }
  return best?.at ?? null
}

/** The columns of a page in reading order (XY-cut: gutters first, then the bands above and below them). */
export function columns(items: readonly Glyphs[], depth = 0): Column[] {
  if (items.length === 0) return []
  if (depth < 6 && items.length < 20_000) {
    const x = gutter(items)
    if (x !== null) {
      return [items.filter((item) => item.x < x), items.filter((item) => item.x >= x)].flatMap((side) =>
        columns(side, depth + 1),
      )
    }
    const y = shelf(items)
    if (y !== null) {
      return [items.filter((item) => item.y >= y), items.filter((item) => item.y < y)].flatMap((band) =>
        columns(band, depth + 1),
      )
    }
  }
  return [lines(items)]
}

/** Glyphs on one baseline make a line; superscripts and small shifts stay in it. */
function lines(items: readonly Glyphs[]): Line[] {
  const rows: Glyphs[][] = []
  for (const item of [...items].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && Math.abs(first.y - item.y) <= Math.max(first.height, item.height) * 0.5)
      row.push(item)
    else rows.push([item])
  }
  return rows.map((row) => {
    const glyphs = row.sort((a, b) => a.x - b.x)
    return {
      glyphs,
      x: Math.min(...glyphs.map((item) => item.x)),
      right: Math.max(...glyphs.map((item) => item.x + item.width)),
      y: glyphs[0]?.y ?? 0,
      height: median(glyphs.map((item) => item.height)),
    }
  })
}

export const wording = (line: Line): string => line.glyphs.map((item) => item.text).join(' ')

/** What makes two lines of the margin the same. */
const key = (line: Line): string => {
  const said = wording(line).trim()
  const words = said.split(/\s+/).length <= 6 ? said.replace(/\d+/g, '#') : said
  return `${Math.round(line.y / 4)} ${words}`
}

/**
 * Page numbers and running heads: in the margin, the same words at the same height of three pages or more. Figures may
 * differ in short ones ("Page 3 of 12") alone.
 */
export function running(pages: readonly (readonly Column[])[]): (line: Line) => boolean {
  const seen = new Map<string, Set<number>>()
  for (const line of pages.flat(2)) {
    const first = line.glyphs[0]
    if (first?.margin) seen.set(key(line), (seen.get(key(line)) ?? new Set()).add(first.page))
  }
  return (line) => (seen.get(key(line))?.size ?? 0) >= 3
}

/** Does a new paragraph begin at `line`? A wider gap, an indent after a full line, another size of letters, a short line before. */
function begins(line: Line, before: Line, column: Column, pitch: number): boolean {
  if (Math.abs(line.height - before.height) > before.height * 0.15) return true
  if (before.y - line.y > pitch * 1.35) return true
  const left = Math.min(...column.map((other) => other.x))
  const right = Math.max(...column.map((other) => other.right))
  if (line.x - left > line.height * 0.8 && before.x - left <= before.height * 0.8) return true
  const short = right - before.right > (right - left) * 0.25
  return short && /[.!?:”"’)]\s*$/.test(wording(before))
}

/** A column's lines as paragraphs. */
export function paragraphsOf(column: Column): Line[][] {
  const steps = column.slice(1).map((line, i) => (column[i]?.y ?? 0) - line.y)
  const pitch = median(steps.filter((step) => step > 0))
  const found: Line[][] = []
  column.forEach((line, i) => {
    const before = column[i - 1]
    const last = found.at(-1)
    if (!before || !last || begins(line, before, column, pitch)) found.push([line])
    else last.push(line)
  })
  return found
}

/** A paragraph that goes on in the next column or on the next page: no end of a sentence here, small letters there. */
export function goesOn(before: readonly Line[], next: readonly Line[]): boolean {
  const end = before.at(-1)
  const start = next[0]
  if (!end || !start || Math.abs(end.height - start.height) > end.height * 0.15) return false
  return !/[.!?:”"’)\]]\s*$/.test(wording(end)) && /^\s*\p{Ll}/u.test(wording(start))
}

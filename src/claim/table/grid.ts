import type { Source } from '../../model/index.ts'
import { type Caption } from './caption.ts'
import type { Cell, Grid, Row } from './cells.ts'
import { combine } from './combine.ts'
import { type Label, NO_LABEL, readLabel, type Reader } from './label.ts'
import { entries, type Entry } from './entry.ts'

interface Column {
  readonly label: Label
  /** Do its cells name what their rows are about, or count? */
  readonly heads: boolean
}

/** What holds for every row of a table. */
interface Heads {
  readonly columns: readonly Column[]
  readonly caption: Caption
  readonly sources: readonly Source[]
}

const EMPTY: Cell = { span: [0, 0], text: '' }

/**
 * The figures of a table whose labels are all understood: events at the heads of its columns ("Region | Killed"), at
 * the heads of its rows ("Killed | 12 | 30" under months), or in its caption. Empty where it is no table of people.
 */
export function readGrid(reader: Reader, grid: Grid, caption: Caption, sources: readonly Source[]): Entry[] {
  const rows = grid.rows.filter(({ cells }) => cells.length > 0)
  const top = rows[0]
  if (!top || rows.length < 2) return []
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const framed = top.cells.length === width - 1 ? [EMPTY, ...top.cells] : top.cells
  const headed = framed.every((cell, k) => k === 0 || !isFigure(cell) || isTime(reader, cell))
  const below = headed ? rows.slice(1) : rows
  const columns = columnsOf(reader, headed ? framed : [], below, width)
  return below.flatMap((row) => readRow(reader, row, { columns, caption, sources }))
}

const isFigure = ({ text }: Cell): boolean => /^[~≈<>≥≤]?\s*\d/.test(text)

const isTime = (reader: Reader, cell: Cell): boolean => {
  const label = readLabel(reader, cell)
  return label.known && label.period !== null
}

function columnsOf(reader: Reader, heads: readonly Cell[], rows: readonly Row[], width: number): Column[] {
  return Array.from({ length: width }, (_, k): Column => {
    const head = heads[k]
    const label = head ? readLabel(reader, head) : NO_LABEL
    const cells = rows.map(({ cells }) => cells[k]?.text ?? '').filter((text) => text !== '')
    const counts = cells.filter((text) => /\d/.test(text) && !/\p{L}{3}/u.test(text)).length
    return { label, heads: label.happening === null && (label.names !== null || counts * 2 < cells.length) }
  })
}

/** The figures of one row under the labels of their columns and the row's own. */
function readRow(reader: Reader, row: Row, { columns, caption, sources }: Heads): Entry[] {
  const own: Label[] = []
  let sourceId: string | null = null
  for (const [k, column] of columns.entries()) {
    const cell = row.cells[k]
    if (!column.heads || !cell || cell.text === '') continue
    // A column of notes says nothing of the figures.
    if (k > 0 && column.label.names === null) continue
    if (column.label.names === 'source') {
      const source = sources.find(({ name }) => called(cell.text, name))
      if (!source) return []
      sourceId = source.id
    } else own.push(rowLabel(reader, cell, column.label))
  }
  const head = combine(own)
  if (!head || (own.length === 0 && sourceId === null)) return []
  return columns.flatMap((column, k) => {
    const cell = row.cells[k]
    if (column.heads || !cell || cell.text === '') return []
    const label = combine([column.label, head])
    if (!label) return []
    const from = row.cells.find(({ text }) => text !== '')?.span[0] ?? cell.span[0]
    return entries(reader, cell, { label, caption, from, sourceId, rule: 'table-cell' }) ?? []
  })
}

/** Is a source of that name meant: "State Ministry of Health" the Ministry of Health, not "Harra Health" the Health Ministry? */
function called(cell: string, name: string): boolean {
  const [own, whole] = [name.toLowerCase(), cell.toLowerCase()]
  return own === whole || (own.includes(' ') && ` ${whole} `.includes(` ${own} `))
}

/** A row's head; under "Region" or "Side" whatever stands there is one. */
function rowLabel(reader: Reader, cell: Cell, { names }: Label): Label {
  const label = readLabel(reader, cell)
  if (names === 'place' && !label.total && label.period === null) return { ...NO_LABEL, place: cell.span }
  if (names === 'who' && !label.total && label.people === null) {
    const side = reader.lexicon.sides.named(cell.text)?.name ?? label.side
    return { ...NO_LABEL, people: { span: cell.span, role: null, side }, side }
  }
  return label
}

import type { Attribution, FoundPeriod, Source, Span } from '../../model/index.ts'
import { spanTokens } from '../../segment/index.ts'
import { type Caption, captionOf } from './caption.ts'
import { type Grid, grids, lines } from './cells.ts'
import { readGrid } from './grid.ts'
import type { Label, Reader } from './label.ts'
import { type Item, readItem } from './list.ts'
import type { Entry } from './entry.ts'

export type { Entry } from './entry.ts'
export type { Label } from './label.ts'

/** An item of a list in prose ("- Harra: 12 killed"), with what its head and the list's caption say of it. */
export interface HeadedLine {
  readonly span: Span
  readonly head: Label | null
  readonly caption: Caption
}

export interface Listing {
  readonly figures: readonly Entry[]
  /** Lines that were read as rows: no sentence, so no words of theirs are read as one. */
  readonly rows: readonly Span[]
  readonly items: readonly HeadedLine[]
  /** The lines above them, whose nouns only say what is listed. */
  readonly captions: readonly Span[]
}

interface Known {
  readonly periods: readonly FoundPeriod[]
  readonly sources: readonly Source[]
  readonly attributions: readonly Attribution[]
}

/** Tables and lists of counts, in the order in which they stand. */
export function listing(reader: Reader, known: Known): Listing {
  const { text } = reader.doc
  const all = lines(text)
  const caption = (line: Span): Caption => captionOf(reader, line[0], known.periods, known.attributions)
  const figures: Entry[] = []
  const rows: Span[] = []
  const captions: Span[] = []
  for (const grid of grids(text, all)) {
    const first = grid.rows[0]?.span
    if (!first || !worthReading(grid)) continue
    const above = caption(first)
    if (ofDisease(reader, [above.span?.[0] ?? first[0], first[1]])) continue
    const found = trusted(reader, readGrid(reader, grid, above, known.sources))
    if (found.length === 0) continue
    figures.push(...found)
    rows.push(...grid.rows.map(({ span }) => span))
    if (above.span) captions.push(above.span)
  }
  const taken = new Set(rows.map(([start]) => start))
  const items: HeadedLine[] = []
  for (const { items: list, caption: above } of blocks(reader, all, taken, caption)) {
    if (above.span && ofDisease(reader, above.span)) continue
    // One figure under a heading is no list of what the heading tells.
    const bare = list.filter((item) => item.bare).length
    const sure = new Set(
      trusted(
        reader,
        list.flatMap((item) => item.figures),
      ),
    )
    const headed = list.filter(({ head }) => head).length > 1
    for (const item of list) {
      const found = bare === 1 && item.bare ? [] : item.figures.filter((figure) => sure.has(figure))
      figures.push(...found)
      if (found.length > 0) rows.push(item.span)
      else if (item.bullet || headed) items.push({ span: item.span, head: item.head, caption: above })
    }
    if (above.span) captions.push(above.span)
  }
  return { figures, rows, items, captions }
}

/** "Cholera deaths by district": no conflict, no attack. */
const ofDisease = ({ doc, lexicon }: Reader, span: Span): boolean =>
  spanTokens(doc.tokens, span).some(
    (token, i, tokens) =>
      lexicon.diseases.all.has(token.norm) || lexicon.manners.at(tokens, i)?.value.manner === 'disease',
  )

/** Words with other meanings ("losses") count with people, in a report on conflict, or beside a word of one meaning. */
function trusted({ conflict }: Reader, figures: readonly Entry[]): readonly Entry[] {
  const sure = conflict || figures.some(({ happening }) => happening.sure)
  return sure ? figures : figures.filter(({ label }) => label.people !== null)
}

interface Block {
  readonly items: readonly Item[]
  readonly caption: Caption
}

/** Runs of lines that are items of one list, blank lines between them passed over. */
function blocks(
  reader: Reader,
  all: readonly Span[],
  taken: ReadonlySet<number>,
  captionAt: (line: Span) => Caption,
): Block[] {
  const found: Block[] = []
  let items: Item[] = []
  let caption: Caption | null = null
  const close = (): void => {
    if (caption && items.length > 0) found.push({ items, caption })
    items = []
    caption = null
  }
  for (const line of all) {
    if (taken.has(line[0]) || !mayBeItem(reader.doc.text, line)) {
      close()
      continue
    }
    caption ??= captionAt(line)
    const item = readItem(reader, line, caption)
    if (item) items.push(item)
    else close()
  }
  close()
  return found
}

/** Asked first, of every line: most are prose. */
function mayBeItem(text: string, [from, to]: Span): boolean {
  if (to - from > 300) return false
  const line = text.slice(from, to)
  return (
    /^\s*(?:[-–—•*·▪●◦‣►]|\(?\d{1,2}[.)]\s)/u.test(line) ||
    (/\d/.test(line) && /[:=–—‒\t]| - |\.{3}|\p{L} \d[\d,]*\s*$/u.test(line))
  )
}

/** Has a row below the first a cell that may be a figure? */
const worthReading = ({ rows }: Grid): boolean =>
  rows.slice(1).some(({ cells }) => cells.some(({ text }) => text.length < 60 && /\d/.test(text)))

import type { Span } from '../../model/index.ts'
import type { Caption } from './caption.ts'
import { cell } from './cells.ts'
import { combine } from './combine.ts'
import { entries, type Entry } from './entry.ts'
import { type Label, mayTell, NO_LABEL, readLabel, type Reader } from './label.ts'

/** A line of a list: what stands at its head, and the pairs of a label and a figure in it. */
export interface Item {
  readonly span: Span
  readonly bullet: boolean
  /** "Harra" of "Harra: 12 killed": what all of the line is about; null where nothing is. */
  readonly head: Label | null
  readonly figures: readonly Entry[]
  /** Does a figure of it take its event from the caption? */
  readonly bare: boolean
}

const BULLET = /^\s*(?:(?:[-–—•*·▪●◦‣►]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+)+/u
const HEAD = /^(.{2,60}?)(?::|\s[–—‒-])\s+(?=\S)/u
const PAIR = /^(.{2,90}?)\s*(?::|\s[–—‒-]|=|\.{3,}|\t)\s*(?=[~≈<>≥≤]?\s*(?:\p{L}+ ){0,3}\d)/u
/** Between two pairs of one line: "Killed: 12, wounded: 30", "Killed: 12 / Wounded: 30", "Killed: 12. Wounded: 30." */
const NEXT = /\s*[.,;|/·•]\s+(?=[^\d:,;|/]{2,60}?(?::|\s[–—‒-]|=)\s*\S)/gu
const NO_MARK = /^(\D{2,60}?)\s+(?=\d[\d,]*\s*$)/u

/** A line as an item of a list; null where it is none. */
export function readItem(reader: Reader, line: Span, caption: Caption): Item | null {
  const { text } = reader.doc
  const words = text.slice(...line)
  const bullet = BULLET.exec(words)?.[0].length ?? 0
  const from = line[0] + bullet
  const item = (head: Label | null, found: readonly Pair[] | null): Item => ({
    span: line,
    bullet: bullet > 0,
    head,
    figures: found?.flatMap(({ figures }) => figures) ?? [],
    bare: found?.some(({ bare }) => bare) ?? false,
  })
  const whole = pairs(reader, [from, line[1]], NO_LABEL, caption)
  if (whole) return item(null, whole)
  const head = HEAD.exec(text.slice(from, line[1]))
  const label = head?.[1] ? readLabel(reader, cell(text, [from, from + head[1].length])) : null
  const heads = label?.known && !label.happening && (label.place || label.period || label.people)
  if (!head || !label || !heads) return bullet > 0 ? item(null, null) : null
  return item(label, pairs(reader, [from + head[0].length, line[1]], label, caption))
}

interface Pair {
  readonly figures: readonly Entry[]
  readonly bare: boolean
}

/** The pairs of a label and a figure that a line consists of; null where it holds anything else. */
function pairs(reader: Reader, span: Span, head: Label, caption: Caption): Pair[] | null {
  const cuts = [...reader.doc.text.slice(...span).matchAll(NEXT)]
  const found = cutInto(reader, span, cuts, { head, caption })
  // "Foreign fighters, most of them from Borland: 37": one pair, whose label has a comma.
  return found ?? (cuts.length > 0 ? cutInto(reader, span, [], { head, caption }) : null)
}

/** The pairs between `cuts`; null where one of them is none. */
function cutInto(
  reader: Reader,
  [from, to]: Span,
  cuts: readonly RegExpExecArray[],
  { head, caption }: { readonly head: Label; readonly caption: Caption },
): Pair[] | null {
  const { text } = reader.doc
  const line = text.slice(from, to)
  const found: Pair[] = []
  let start = 0
  for (const cut of [...cuts, null]) {
    const end = cut ? cut.index : line.length
    const part = line.slice(start, end)
    const match = PAIR.exec(part) ?? (caption.happening ? NO_MARK.exec(part) : null)
    if (!match?.[1]) return null
    const at = from + start
    // Asked first: reading a label's words costs more, and most lines with a colon and a number are prose.
    if (!caption.happening && !head.happening && !mayTell(reader, [at, at + match[1].length])) return null
    const label = combine([head, readLabel(reader, cell(text, [at, at + match[1].length]))])
    if (!label?.happening && !caption.happening) return null
    // "tanks – 9,600" under "Losses of the enemy": a row of the list, of no people.
    const figures = !label
      ? []
      : entries(reader, cell(text, [at + match[0].length, from + end]), {
          label,
          caption,
          from: at,
          sourceId: null,
          rule: 'list-figure',
        })
    if (!figures) return null
    found.push({ figures, bare: !label?.happening })
    start = cut ? cut.index + cut[0].length : end
  }
  return found
}

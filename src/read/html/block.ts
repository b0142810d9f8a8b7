import type { Mark } from '../document.ts'
import type { Run } from '../run.ts'
import { align, aligned } from './align.ts'
import { attribute, children, isElement, isText, type Element, type Node, type TextNode } from './tree.ts'

/** A paragraph of a page, or another piece that stands alone. */
export interface Block {
  readonly kind: 'paragraph' | Mark['kind']
  readonly runs: readonly Run[]
}

const names = (list: string): Set<string> => new Set(list.split(' '))
const SKIPPED = names(
  'head script style noscript template svg math iframe object embed button select input textarea option canvas audio video map dialog',
)
const BLOCKS = names(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody tfoot thead tr ul',
)
const HEADINGS = names('h1 h2 h3 h4 h5 h6')

const hidden = (element: Element): boolean =>
  attribute(element, 'hidden') !== null ||
  attribute(element, 'aria-hidden') === 'true' ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style') ?? '')

const CAPTION = /\bcaption|wp-caption-text|image-credit|photo-credit/i
const caption = (element: Element): boolean =>
  element.tagName === 'figcaption' ||
  (/^(p|div|span)$/.test(element.tagName) && CAPTION.test(attribute(element, 'class') ?? ''))

/**
 * The text below `node` as blocks. `chosen` says of a text node whether it belongs to the article; what is not shown
 * on a page is left out. Blanks fold as a browser folds them, except in `<pre>`.
 */
export function blocks(node: Node, source: string, chosen: (text: TextNode) => boolean): Block[] {
  const found: Block[] = []
  let runs: Run[] = []
  let blank = false
  let kind: Block['kind'] = 'paragraph'

  const end = (next: Block['kind']): void => {
    if (runs.some((run) => run.text.trim() !== '')) found.push({ kind, runs })
    runs = []
    blank = false
    kind = next
  }
  const put = (text: TextNode, keep: boolean): void => {
    const place = text.sourceCodeLocation
    const starts = place && align(text.value, source.slice(place.startOffset, place.endOffset))
    for (const match of text.value.matchAll(keep ? /\n+|[^\n]+/g : /\s+|\S+/g)) {
      const piece = match[0]
      if (!keep && piece.trim() === '' && !/^\u00a0+$/.test(piece)) {
        blank ||= runs.length > 0
        continue
      }
      const from = match.index
      const to = from + piece.length
      if (blank && place && starts && from > 0 && text.value[from - 1] === ' ') {
        runs.push(...aligned(text.value, starts, place.startOffset, [from - 1, from]))
      } else if (blank) runs.push({ text: ' ', at: null, exact: false })
      blank = false
      if (place && starts) runs.push(...aligned(text.value, starts, place.startOffset, [from, to]))
      else runs.push({ text: piece, at: place ? [place.startOffset, place.endOffset] : null, exact: false })
    }
  }
  const walk = (at: Node, keep: boolean, within: Block['kind']): void => {
    if (isText(at)) {
      if (chosen(at)) put(at, keep)
      return
    }
    if (!isElement(at)) {
      for (const child of children(at)) walk(child, keep, within)
      return
    }
    const tag = at.tagName
    if (SKIPPED.has(tag) || hidden(at)) return
    if (tag === 'br') {
      if (runs.length > 0) runs.push({ text: '\n', at: null, exact: false })
      blank = false
      return
    }
    if (tag === 'td' || tag === 'th') {
      if (runs.length > 0) runs.push({ text: '\t', at: null, exact: false })
      blank = false
    }
    const inner = caption(at) ? 'caption' : HEADINGS.has(tag) ? 'heading' : tag === 'tr' ? 'table' : within
    const breaks = (BLOCKS.has(tag) && !(within === 'table' && tag !== 'tr')) || inner !== within
    if (breaks) end(inner)
    for (const child of children(at)) walk(child, keep || tag === 'pre', inner)
    if (breaks) end(within)
  }
  walk(node, false, 'paragraph')
  end('paragraph')
  return found
}

/** Blocks to the runs of one text, a blank line between, with where each marked block stands. */
export function laidOut(found: readonly Block[]): { runs: Run[]; marks: Mark[] } {
  const runs: Run[] = []
  const marks: Mark[] = []
  let length = 0
  let before: Block | null = null
  for (const block of found) {
    // Rows of one table stand line by line, everything else is a paragraph of its own.
    const gap = before === null ? '' : before.kind === 'table' && block.kind === 'table' ? '\n' : '\n\n'
    runs.push({ text: gap, at: null, exact: false }, ...block.runs)
    const start = length + gap.length
    length = block.runs.reduce((sum, run) => sum + run.text.length, start)
    if (block.kind !== 'paragraph') marks.push({ kind: block.kind, span: [start, length] })
    before = block
  }
  return { runs, marks }
}

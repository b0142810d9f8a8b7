import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { FAILSAFE_SCHEMA, load } from 'js-yaml'
import { gfm } from 'micromark-extension-gfm'
import { OnrecordError } from '../model/index.ts'
import { isoDay } from './date.ts'
import type { Content, Mark, Original } from './document.ts'
import { decode } from './encoding.ts'
import { align, aligned } from './html/align.ts'
import { laidOut, type Block } from './html/block.ts'
import { compose, type Run } from './run.ts'

const LONGEST = 16 * 1024 * 1024
const FRONT = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/
/** Quotes in quotes and lists in lists without end: the parser's work grows with the square of the depth. */
const NESTED = /^[ \t]*(?:(?:>|[-*+]|\d+[.)])[ \t]*){100}|(?:\[|\*|_|`|!\[){2000}/m

/** Title, author and day from a file's YAML head. */
function front(yaml: string): Partial<Content> {
  try {
    // Aliases are how YAML is made to swell.
    const found: unknown = load(yaml, { maxAliases: 0, schema: FAILSAFE_SCHEMA })
    if (typeof found !== 'object' || found === null) return {}
    const said = (...keys: string[]): string | null => {
      const value = keys
        .map((key) => (found as Record<string, unknown>)[key])
        .find((v) => typeof v === 'string' && v !== '')
      return typeof value === 'string' ? value : null
    }
    return {
      title: said('title'),
      author: said('author', 'authors'),
      publisher: said('publisher', 'outlet', 'source'),
      published: isoDay(said('date', 'published')),
      url: said('url', 'link', 'canonical'),
    }
  } catch {
    // A head that is no YAML is part of nobody's text, and says nothing.
    return {}
  }
}

/** The blocks of a Markdown tree; links give their words, pictures and raw HTML nothing. */
function blocksOf(tree: Nodes, source: string, base: number): Block[] {
  const found: Block[] = []
  let runs: Run[] = []
  const end = (kind: Block['kind']): void => {
    if (runs.some(({ text }) => text.trim() !== '')) found.push({ kind, runs })
    runs = []
  }
  const gap = (text: string): void => void runs.push({ text, at: null, exact: false })
  const put = (node: Nodes & { value: string }, keep: boolean): void => {
    const start = node.position?.start.offset ?? 0
    const own = source.slice(start, node.position?.end.offset ?? start)
    const starts = align(node.value, own, true)
    for (const match of node.value.matchAll(keep ? /[^\n]+|\n/g : /[^\n]+|[ \t]*\n[ \t]*/g)) {
      const piece = match[0]
      if (piece.includes('\n')) gap(keep ? '\n' : ' ')
      else if (starts)
        runs.push(...aligned(node.value, starts, base + start, [match.index, match.index + piece.length]))
      else runs.push({ text: piece, at: [base + start, base + start + own.length], exact: false })
    }
  }
  const walk = (node: Nodes): void => {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        return put(node, false)
      case 'code':
        put(node, true)
        return end('paragraph')
      case 'break':
        return gap('\n')
      case 'heading':
        node.children.forEach(walk)
        return end(node.depth === 1 && found.length === 0 ? 'headline' : 'heading')
      case 'tableRow':
        node.children.forEach((cell, i) => {
          if (i > 0) gap('\t')
          walk(cell)
        })
        return end('table')
      case 'paragraph':
        node.children.forEach(walk)
        return end('paragraph')
      case 'html':
      case 'definition':
      case 'footnoteReference':
        return
      default:
        if ('children' in node) node.children.forEach(walk)
    }
  }
  walk(tree)
  return found
}

/** Markdown as the text it shows: marks, links and pictures out, each piece where it stands in the file. */
export function markdown({ bytes, location }: Original): Content {
  const { text, encoding, problems } = decode(bytes, location)
  if (bytes.length > LONGEST || NESTED.test(text)) {
    const why =
      bytes.length > LONGEST ? 'is larger than 16 MB' : 'nests quotes, lists or brackets without end'
    throw new OnrecordError('refused', `${location} ${why}: save it as plain text (.txt) and take that in.`)
  }
  const head = FRONT.exec(text)
  const base = head?.[0].length ?? 0
  const source = text.slice(base)
  const tree = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const found = blocksOf(tree, source, base)
  const { runs, marks } = laidOut(found)
  const about = head?.[1] ? front(head[1]) : {}
  const first = marks.find((mark: Mark) => mark.kind === 'headline')
  const composed = compose(runs)
  return {
    ...about,
    title: about.title ?? (first ? composed.text.slice(...first.span) : null),
    ...composed,
    encoding,
    marks,
    problems,
  }
}

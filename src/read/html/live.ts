import { isoDay } from '../date.ts'
import type { Entry, Lead } from '../document.ts'
import { compose } from '../run.ts'
import { stringRuns, type Found } from '../record/json.ts'
import { blocks, laidOut } from './block.ts'
import {
  attribute,
  children,
  elements,
  isElement,
  tree,
  within,
  words,
  type Element,
  type Node,
  type Root,
} from './tree.ts'
import { updates, type Update } from './updates.ts'

/** Entries are told by their repetition: fewer are an article with a list beside it. */
const FEWEST = 3
/** How much of the page's words they must hold where nothing says that it is a live blog. */
const SHARE = 0.6
const TAGS = /^(?:article|section|li|div)$/
const LIVE = /live-?blog|live-?(?:updates?|feed|coverage)|\bliveblog/i

const time = (element: Element): Element | null => {
  for (const inner of elements(element)) {
    if (inner.tagName === 'time' && attribute(inner, 'datetime') !== null) return inner
  }
  return null
}

const published = (element: Element, clock: Element | null): string | null => {
  for (const inner of elements(element)) {
    if (/datePublished|dateModified/.test(attribute(inner, 'itemprop') ?? '')) {
      const day = isoDay(attribute(inner, 'content') ?? attribute(inner, 'datetime'))
      if (day) return day
    }
  }
  return clock && isoDay(attribute(clock, 'datetime'))
}

const isUpdate = (element: Element): boolean =>
  /\bliveBlogUpdate\b/.test(attribute(element, 'itemprop') ?? '')

const says = (element: Element): boolean =>
  LIVE.test(`${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`)

/** Children of one element that each hold a `<time datetime>` and a paragraph. */
function group(parent: Element): Element[] {
  const own = children(parent).filter(
    (child): child is Element => isElement(child) && TAGS.test(child.tagName) && holdsParagraph(child),
  )
  const timed = own.filter((child) => time(child) !== null)
  return timed.length >= FEWEST ? timed : []
}

const holdsParagraph = (element: Element): boolean => {
  for (const inner of elements(element)) if (inner.tagName === 'p') return true
  return false
}

const length = (all: readonly Element[]): number =>
  all.reduce((sum, element) => sum + words(element).length, 0)

/** The elements of a page that are entries of a live blog. */
function marked(root: Root, live: boolean, ids: ReadonlySet<string>): Element[] {
  const all = [...elements(root)]
  const named = all.filter(isUpdate)
  if (named.length > 0) return named
  const byId = all.filter((element) => ids.has(attribute(element, 'id') ?? ''))
  const times = all.filter((element) => element.tagName === 'time').length
  if (times < FEWEST) return byId
  const parents = new Set(all.filter((el) => el.tagName === 'time').flatMap(ancestors))
  const groups = [...parents].map(group).filter((found) => found.length > 0)
  const best = groups.reduce<Element[]>((most, one) => (length(one) > length(most) ? one : most), [])
  if (best.length <= byId.length) return byId
  const sure = live || all.some(says)
  const paragraphs = all.filter(({ tagName }) => tagName === 'p')
  return sure || length(best) >= SHARE * length(paragraphs) ? best : byId
}

function ancestors(element: Element): Element[] {
  const found: Element[] = []
  for (let at: Node | null = element.parentNode; at && isElement(at); at = at.parentNode) found.push(at)
  return found.slice(0, 12)
}

/**
 * The entries of a live blog in the order of the page: by its JSON-LD (`liveBlogUpdate`), its microdata, or elements that repeat, each
 * with a `<time datetime>`. None for any other page.
 */
export function liveEntries(
  root: Root,
  source: string,
  live: boolean,
): { entries: Entry[]; held: Set<Node> } {
  const told = updates(root, source)
  const byId = new Map(told.flatMap((one) => (one.id ? [[one.id, one] as const] : [])))
  const found = marked(root, live, new Set(byId.keys()))
  if (told.length > found.length * 2) return { entries: told.flatMap(fromJson), held: new Set() }
  const entries = found.flatMap((element, i) => fromElement(element, i, source, byId))
  return { entries, held: new Set(found) }
}

function fromElement(
  element: Element,
  index: number,
  source: string,
  told: ReadonlyMap<string, Update>,
): Entry[] {
  const place = element.sourceCodeLocation
  if (!place) return []
  const id = attribute(element, 'id')
  const update = told.get(id ?? '')
  const clock = time(element)
  const apart = new Set(clock ? [clock] : [])
  // The entry's own time is no part of what it says.
  const { runs, marks } = laidOut(blocks(element, source, (text) => !within(text, apart)))
  const { text, leads } = compose(runs)
  if (text.trim() === '') return []
  const at = [place.startOffset, place.endOffset] as const
  const heading = marks.find(({ kind }) => kind === 'heading')
  return [
    {
      key: id || String(index + 1),
      at,
      text,
      leads: leads.map((lead) => ({ ...lead, at: lead.at && [lead.at[0] - at[0], lead.at[1] - at[0]] })),
      marks,
      title: update?.title ?? (heading ? text.slice(...heading.span) : null),
      author: update?.author ?? null,
      published: isoDay(update?.published) ?? published(element, clock),
    },
  ]
}

/** An entry that only the JSON-LD tells, or tells in full. */
function fromJson(update: Update, index: number): Entry[] {
  if (!update.body) return []
  const { json, base, found } = update.body
  const { text, leads } = bodyText(json, found)
  if (text.trim() === '') return []
  return [
    {
      key: update.id ?? String(index + 1),
      at: [base + found.start, base + found.end],
      text,
      leads: leads.map((lead) => ({
        ...lead,
        at: lead.at && [lead.at[0] - found.start, lead.at[1] - found.start],
      })),
      title: update.title,
      author: update.author,
      published: isoDay(update.published),
    },
  ]
}

/** A body in JSON as its text; of one that is HTML no more is led back than the whole. */
function bodyText(json: string, found: Found): { text: string; leads: Lead[] } {
  const told = compose(stringRuns(json, found))
  if (!/<(?:p|br|div|a|b|i|em|strong|ul|ol|li|span|h\d|img)\b[^>]*>/i.test(told.text)) return told
  const { text } = compose(laidOut(blocks(tree(told.text, 'an entry'), told.text, () => true)).runs)
  return { text, leads: [{ span: [0, text.length], at: [found.start, found.end], exact: false }] }
}

import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { serialize } from 'parse5'
import { attribute, elements, type Element, type Node, type Root, type TextNode } from './tree.ts'

/** Beyond this many elements a page is a list or an archive, and choosing an article would take minutes. */
const MOST = 40_000
const NAME = 'data-o'

/**
 * Which text nodes of `root` belong to its article, as Readability chooses. It works on a DOM without positions, so
 * each element carries its number as an attribute of its own name (Readability copies attributes when it renames or
 * merges elements), and a text node is in when its element came through.
 */
export function article(root: Root): (text: TextNode) => boolean {
  const all = [...elements(root)]
  if (all.length > MOST) return () => true
  const number = new Map<Node, number>(all.map((element, i) => [element, i]))
  all.forEach((element, i) => element.attrs.push({ name: `${NAME}${i}`, value: '' }))
  const marked = serialize(root)
  for (const element of all) element.attrs.pop()

  const kept = choose(marked)
  if (kept === null) return () => true
  const captions = new Set(all.filter((element) => element.tagName === 'figcaption'))
  return (text) => {
    const parent = text.parentNode
    if (!parent) return false
    const at = number.get(parent)
    return (at !== undefined && kept.has(at)) || inside(parent as Element, captions, kept, number)
  }
}

/** Readability drops figures it finds too small; the caption of a figure inside the article is kept. */
function inside(
  element: Element,
  captions: ReadonlySet<Element>,
  kept: ReadonlySet<number>,
  number: ReadonlyMap<Node, number>,
): boolean {
  let at: Node | null = element
  let caption = false
  while (at && 'parentNode' in at) {
    if (captions.has(at as Element)) caption = true
    const n = number.get(at)
    if (caption && n !== undefined && kept.has(n)) return true
    at = at.parentNode
  }
  return false
}

interface Marked {
  readonly attributes: Iterable<{ readonly name: string }>
  querySelectorAll(selector: string): Iterable<Marked>
}

function choose(html: string): Set<number> | null {
  const { document } = parseHTML(html)
  const found = new Readability(document as never, {
    disableJSONLD: true,
    keepClasses: true,
    serializer: (node) => node as unknown as Marked,
  }).parse()
  const content = found?.content
  if (!content || (found.textContent ?? '').trim() === '') return null
  const kept = new Set<number>()
  for (const element of [content, ...content.querySelectorAll('*')]) {
    for (const { name } of element.attributes)
      if (name.startsWith(NAME)) kept.add(Number(name.slice(NAME.length)))
  }
  return kept
}

/** The page's own headline: the first `<h1>` that says most of its title. */
export function headline(root: Root, title: string | null): Element | null {
  if (!title) return null
  const said = new Set(title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  for (const element of elements(root)) {
    if (element.tagName !== 'h1' || attribute(element, 'hidden') !== null) continue
    const own =
      textOf(element)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    if (own.length > 1 && own.filter((word) => said.has(word)).length >= own.length * 0.6) return element
  }
  return null
}

const textOf = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''

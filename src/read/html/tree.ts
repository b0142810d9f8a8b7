import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5'
import { OnrecordError } from '../../model/index.ts'

export type Node = DefaultTreeAdapterTypes.Node
export type Element = DefaultTreeAdapterTypes.Element
export type TextNode = DefaultTreeAdapterTypes.TextNode
export type Root = DefaultTreeAdapterTypes.Document

// Browsers stop at 512 open elements; the parser's work grows with the square of the depth, so it must end somewhere.
const DEEPEST = 1_000
const MOST = 500_000

/**
 * `source` as a tree whose nodes know their place in it (UTF-16 units).
 * @throws OnrecordError `refused` for a page nested or filled beyond what any article is.
 */
export function tree(source: string, location: string): Root {
  let depth = 0
  let made = 0
  const refuse = (what: string): never => {
    throw new OnrecordError(
      'refused',
      `${location} ${what}, which no article has: onrecord stopped reading it. Save the part you need as a page of its own.`,
    )
  }
  return parse(source, {
    sourceCodeLocationInfo: true,
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement: (...given) => {
        if (++made > MOST) refuse(`has more than ${MOST.toLocaleString('en')} elements`)
        return defaultTreeAdapter.createElement(...given)
      },
      onItemPush: () => {
        if (++depth > DEEPEST) refuse(`nests tags more than ${DEEPEST.toLocaleString('en')} deep`)
      },
      onItemPop: () => {
        depth--
      },
    },
  })
}

export const isElement = (node: Node): node is Element => 'tagName' in node
export const isText = (node: Node): node is TextNode => node.nodeName === '#text'
export const children = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : [])

export const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((attr) => attr.name === name)?.value ?? null

/** All elements below `node`, in the order of the page. */
export function* elements(node: Node): Generator<Element> {
  for (const child of children(node)) {
    if (isElement(child)) yield child
    yield* elements(child)
  }
}

/** The words below `node`, white space folded. */
export function words(node: Node): string {
  const parts: string[] = []
  const walk = (at: Node): void => {
    if (isText(at)) parts.push(at.value)
    else for (const child of children(at)) walk(child)
  }
  walk(node)
  return parts.join('').replace(/\s+/g, ' ').trim()
}

/** Does `node` lie in one of `outer`, or is it one? */
export function within(node: Node, outer: ReadonlySet<Node>): boolean {
  if (outer.size === 0) return false
  for (let at: Node | null = node; at; at = 'parentNode' in at ? at.parentNode : null)
    if (outer.has(at)) return true
  return false
}

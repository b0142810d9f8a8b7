import { strings, type Found } from '../record/json.ts'
import { attribute, elements, isText, type Element, type Root } from './tree.ts'

/** An entry of a live blog as the page's JSON-LD tells it. */
export interface Update {
  /** Id of its element in the page: the fragment of its address. */
  readonly id: string | null
  readonly title: string | null
  readonly author: string | null
  /** As written. */
  readonly published: string | null
  /** Its body between quotation marks in the page's source, and where that source is JSON. */
  readonly body: { readonly json: string; readonly base: number; readonly found: Found } | null
}

const MOST = 5_000

const fragment = (address: string | undefined): string | null => /#(.+)$/.exec(address ?? '')?.[1] ?? null

/** The `liveBlogUpdate`s of the page's JSON-LD, in its order; none where it has none or is no JSON. */
export function updates(root: Root, source: string): Update[] {
  for (const element of elements(root)) {
    if (element.tagName !== 'script' || !/ld\+json/i.test(attribute(element, 'type') ?? '')) continue
    const found = inScript(element, source)
    if (found.length > 0) return found
  }
  return []
}

function inScript(script: Element, source: string): Update[] {
  const [node] = script.childNodes
  const place = node && isText(node) ? node.sourceCodeLocation : null
  if (!place) return []
  const json = source.slice(place.startOffset, place.endOffset)
  if (!json.includes('liveBlogUpdate')) return []
  try {
    JSON.parse(json)
  } catch {
    // Broken JSON-LD tells nothing; the page's markup may.
    return []
  }
  const entries = new Map<string, Map<string, Found>>()
  for (const found of strings(json)) {
    const [, entry, key] = /^((?:.*\.)?liveBlogUpdate(?:\.\d+)?)\.(.+)$/.exec(found.path) ?? []
    if (entry === undefined || key === undefined) continue
    const fields = entries.get(entry) ?? new Map<string, Found>()
    entries.set(entry, fields.has(key) ? fields : fields.set(key, found))
  }
  return [...entries.values()].slice(0, MOST).map((fields): Update => {
    const said = (...keys: string[]): string | null => {
      const found = keys.map((key) => fields.get(key)).find((one) => one !== undefined)
      return found ? (JSON.parse(json.slice(found.start - 1, found.end + 1)) as string) : null
    }
    const found = fields.get('articleBody')
    return {
      id: fragment(said('url', '@id', 'mainEntityOfPage', 'mainEntityOfPage.@id') ?? undefined),
      title: said('headline', 'name'),
      author: said('author.name', 'author.0.name', 'author'),
      published: said('datePublished', 'dateModified'),
      body: found ? { json, base: place.startOffset, found } : null,
    }
  })
}

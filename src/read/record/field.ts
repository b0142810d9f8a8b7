import { OnrecordError } from '../../model/index.ts'
import { FIELDS, type Field, type ReadSettings } from '../piece.ts'

/** Names that columns and keys go by, the surest first. */
const NAMES: Record<Field, readonly string[]> = {
  text: [
    'text',
    'body',
    'fulltext',
    'articletext',
    'articlebody',
    'content',
    'maintext',
    'article',
    'message',
    'story',
    'transcript',
    'contenttext',
    'contenthtml',
    'description',
  ],
  title: ['title', 'headline', 'subject'],
  author: ['author', 'authors', 'byline', 'creator', 'speaker', 'from'],
  publisher: ['publisher', 'outlet', 'source', 'site', 'sitename', 'media', 'newspaper', 'channel', 'domain'],
  published: [
    'published',
    'publishedat',
    'datepublished',
    'publicationdate',
    'publishdate',
    'pubdate',
    'published_on',
    'date',
    'datetime',
    'createdat',
    'timestamp',
    'time',
  ],
  url: ['url', 'link', 'permalink', 'sourceurl', 'articleurl', 'address'],
}

const folded = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Which of `columns` holds which field: as the person says, else by common names. Keys may be paths (`article.body`). */
export function fieldMap(
  columns: readonly string[],
  given: ReadSettings['columns'],
  location: string,
): Partial<Record<Field, string>> {
  const found: Partial<Record<Field, string>> = {}
  for (const field of FIELDS) {
    const named = given?.[field]
    if (named !== undefined) {
      if (!columns.includes(named)) throw unknown(location, columns, `no column called ${named}`)
      found[field] = named
      continue
    }
    const byName = NAMES[field].map((name) => columns.find((column) => folded(column) === folded(name)))
    const first = byName.find((column) => column !== undefined && !Object.values(found).includes(column))
    if (first !== undefined) found[field] = first
  }
  return found
}

export function unknown(location: string, columns: readonly string[], what: string): OnrecordError {
  const some = columns.slice(0, 20).join(', ')
  return new OnrecordError(
    'usage',
    `${location} has ${what} (it has: ${some}): say which one holds the text with --column text=NAME.`,
  )
}

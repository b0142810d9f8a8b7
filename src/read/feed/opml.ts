import { parseOpml } from 'feedsmith'
import { OnrecordError } from '../../model/index.ts'
import { checkXml } from './items.ts'

interface Outline {
  readonly xmlUrl?: string
  readonly outlines?: readonly Outline[]
}

const DEEPEST = 20
const MOST = 5_000

/**
 * The feeds that an OPML file lists, wherever they stand in it, each once.
 * @throws OnrecordError `unreadable` when it is none.
 */
export function opmlFeeds(source: string, location: string): string[] {
  checkXml(source, location)
  let found: { body?: { outlines?: readonly Outline[] } }
  try {
    found = parseOpml(source) as typeof found
  } catch (cause) {
    throw new OnrecordError(
      'unreadable',
      `${location} is no OPML that can be read (${(cause as Error).message}): export the list again.`,
      { cause },
    )
  }
  const urls = (outlines: readonly Outline[] | undefined, depth: number): string[] =>
    depth > DEEPEST
      ? []
      : (outlines ?? []).flatMap(({ xmlUrl, outlines: inner }) => [
          ...(xmlUrl ? [xmlUrl] : []),
          ...urls(inner, depth + 1),
        ])
  const all = [...new Set(urls(found.body?.outlines, 0))]
    .filter((url) => /^https?:\/\//i.test(url))
    .slice(0, MOST)
  if (all.length === 0)
    throw new OnrecordError(
      'unreadable',
      `${location} lists no feed: give the address of a feed or another list.`,
    )
  return all
}

import { isoDay } from '../date.ts'
import type { About, Field } from '../piece.ts'

/** What a row or an object says of its text. */
export function about(valueOf: (field: Field) => string | null): About {
  const said = (field: Field): string | null => valueOf(field)?.trim() || null
  const written = said('published')
  // Seconds or milliseconds since 1970, as programs write them.
  const stamp =
    written && /^\d{10}(?:\d{3})?$/.test(written)
      ? new Date(Number(written.padEnd(13, '0'))).toISOString()
      : written
  return {
    title: said('title'),
    author: said('author'),
    publisher: said('publisher'),
    published: isoDay(stamp),
    url: said('url'),
  }
}

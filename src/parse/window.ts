import type { Span } from '../model/index.ts'
import type { Piece } from './pieces.ts'

const CLS = 101
const SEP = 102

/** What the encoder takes at once: whole paragraphs with [SEP] after each, or a part of a long one. */
export interface Window {
  readonly ids: readonly number[]
  /** Of each piece in the text; null for [CLS] and [SEP]. */
  readonly spans: readonly (Span | null)[]
}

/**
 * Pack paragraphs into windows of at most `limit` pieces. A longer paragraph is cut into parts which share
 * `overlap` pieces, so that what one part cuts in two stands whole in another.
 */
export function windows(paragraphs: readonly (readonly Piece[])[], limit: number, overlap: number): Window[] {
  const room = limit - 2
  const parts = paragraphs.flatMap((paragraph) => {
    if (paragraph.length <= room) return paragraph.length > 0 ? [paragraph] : []
    const out: (readonly Piece[])[] = []
    for (let k = 0; k < paragraph.length - overlap; k += room - overlap)
      out.push(paragraph.slice(k, k + room))
    return out
  })
  const out: Window[] = []
  let open: (readonly Piece[])[] = []
  let size = 1
  for (const part of parts) {
    if (open.length > 0 && size + part.length + 1 > limit) {
      out.push(window(open))
      open = []
      size = 1
    }
    open.push(part)
    size += part.length + 1
  }
  if (open.length > 0) out.push(window(open))
  return out
}

function window(parts: readonly (readonly Piece[])[]): Window {
  const ids = [CLS]
  const spans: (Span | null)[] = [null]
  for (const part of parts) {
    for (const { id, span } of part) {
      ids.push(id)
      spans.push(span)
    }
    ids.push(SEP)
    spans.push(null)
  }
  return { ids, spans }
}

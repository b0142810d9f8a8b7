import type { Original } from './document.ts'

/** The kinds that onrecord reads. */
export type Kind = 'text' | 'html'

const MEDIA_TYPES: Record<Kind, string> = { text: 'text/plain', html: 'text/html' }
export const mediaType = (kind: Kind): string => MEDIA_TYPES[kind]

/** The start of the bytes as Latin letters, without a byte-order mark and leading blanks. */
const opening = (bytes: Uint8Array): string =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 4096)).replace(/^(?:ï»¿)?\s+/, '')

/** What the bytes are: by their own first bytes, then by the server's word, then by the name's ending. */
export function kindOf({ bytes, name, contentType }: Original): Kind {
  const start = opening(bytes)
  if (/^(?:<!--[\s\S]*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(start))
    return 'html'
  if (/^text\/html|application\/xhtml/i.test(contentType ?? '') && start.includes('<')) return 'html'
  if (/\.x?html?$/i.test(name) && start.includes('<')) return 'html'
  return 'text'
}

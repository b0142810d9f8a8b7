import type { Content, Original } from './document.ts'
import type { Kind } from './kind.ts'
import { plain } from './plain.ts'

type Read = (original: Original) => Content | Promise<Content>

/** How the kinds that are one document are read; each is loaded when the first of its kind comes. */
const READERS: Partial<Record<Kind, () => Promise<Read>>> = {
  html: async () => (await import('./html/html.ts')).html,
  pdf: async () => (await import('./pdf/pdf.ts')).pdf,
  docx: async () => (await import('./docx.ts')).docx,
  markdown: async () => (await import('./markdown.ts')).markdown,
  subtitles: async () => (await import('./subtitles.ts')).subtitles,
}

export const readerOf = async (kind: Kind): Promise<Read> => (await READERS[kind]?.()) ?? plain

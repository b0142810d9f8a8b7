import type { Content, Original } from './document.ts'
import { docx } from './docx.ts'
import { html } from './html/html.ts'
import type { Kind } from './kind.ts'
import { markdown } from './markdown.ts'
import { pdf } from './pdf/pdf.ts'
import { plain } from './plain.ts'
import { subtitles } from './subtitles.ts'

/** How the kinds that are one document are read. */
export const READERS: Partial<Record<Kind, (original: Original) => Content | Promise<Content>>> = {
  text: plain,
  html,
  pdf,
  docx,
  markdown,
  subtitles,
}

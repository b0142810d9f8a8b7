import { strToU8, zipSync } from 'fflate'

export const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A Word file with this body, and the XML of it. */
export function docx(body: string, core = '', prolog = ''): { bytes: Uint8Array; xml: string } {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>${prolog}<w:document ${W}><w:body>${body}</w:body></w:document>`
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(xml),
  }
  if (core) files['docProps/core.xml'] = strToU8(`<cp:coreProperties>${core}</cp:coreProperties>`)
  return { bytes: zipSync(files), xml }
}

export const p = (text: string, style = ''): string =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

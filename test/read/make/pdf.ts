/** A line of a test PDF, from the lower left corner, in points. */
export interface Put {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
}

const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&')

/** A PDF of these objects (numbered from 1) with its cross-reference table; object 1 is the catalogue. */
export function pdfOf(objects: readonly string[], info = ''): Uint8Array {
  const all = info ? [...objects, info] : objects
  let out = '%PDF-1.4\n'
  const offsets = all.map((object, i) => {
    const at = out.length
    out += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const start = out.length
  out += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n`
  for (const at of offsets) out += `${String(at).padStart(10, '0')} 00000 n \n`
  const named = info ? ` /Info ${all.length} 0 R` : ''
  out += `trailer\n<< /Size ${all.length + 1} /Root 1 0 R${named} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(out, 'latin1')
}

/** A PDF with a page for each list of lines, set in Helvetica. */
export function pdf(pages: readonly (readonly Put[])[], info = ''): Uint8Array {
  const kids = pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  pages.forEach((lines, i) => {
    const drawn = lines.map(
      ({ text, x, y, size = 11 }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`,
    )
    const stream = drawn.join('\n')
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + i * 2} 0 R >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    )
  })
  return pdfOf(objects, info)
}

/** Lines one under the other. */
export const set = (lines: readonly string[], x = 72, top = 760, step = 14): Put[] =>
  lines.map((text, i) => ({ text, x, y: top - i * step }))

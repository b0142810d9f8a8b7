import { Parser } from 'htmlparser2'
import { OnrecordError } from '../model/index.ts'
import { isoDay } from './date.ts'
import type { Content, Mark, Original } from './document.ts'
import { fromBytes } from './open.ts'
import { compose, type Run } from './run.ts'
import { entries } from './zip.ts'

const WANTED = new Set(['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml', 'docProps/core.xml'])
const DEEPEST = 2_000

/** The XML parts of a Word file that hold text, by name. */
async function parts(original: Original): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for await (const entry of entries(fromBytes(original))) {
    if (!WANTED.has(entry.name)) continue
    const xml = new TextDecoder('utf-8').decode(await entry.bytes())
    // Word never writes these; they are how XML files are made to swell or to reach for other files.
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) {
      throw new OnrecordError(
        'refused',
        `${original.location} declares entities in ${entry.name}, which no Word file does: it was not read.`,
      )
    }
    found.set(entry.name, xml)
  }
  return found
}

interface Paragraph {
  readonly runs: Run[]
  readonly kind: Mark['kind'] | 'paragraph'
}

const styleKind = (style: string): Paragraph['kind'] =>
  /^title$/i.test(style)
    ? 'headline'
    : /^heading|^subtitle/i.test(style)
      ? 'heading'
      : /^caption/i.test(style)
        ? 'caption'
        : 'paragraph'

/** The paragraphs of a part; deleted text, field codes and the second copy of drawings are no text of it. */
function paragraphs(xml: string, part: string, location: string): Paragraph[] {
  const found: Paragraph[] = []
  const open: string[] = []
  let runs: Run[] = []
  let kind: Paragraph['kind'] = 'paragraph'
  let skipped = 0
  let rows = 0
  const gap = (text: string): void => void runs.push({ text, at: null, exact: false })
  const end = (): void => {
    if (runs.some(({ text }) => text.trim() !== '')) found.push({ runs, kind: rows > 0 ? 'table' : kind })
    runs = []
    kind = 'paragraph'
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        open.push(name)
        if (open.length > DEEPEST) {
          throw new OnrecordError(
            'refused',
            `${location} nests ${part} more than ${DEEPEST.toLocaleString('en')} deep, which no Word file does.`,
          )
        }
        if (name === 'mc:Fallback' || name === 'w:del' || name === 'w:moveFrom') skipped++
        else if (name === 'w:tr') {
          end()
          rows++
        } else if (name === 'w:pStyle') kind = styleKind(attributes['w:val'] ?? '')
        else if (name === 'w:tab') gap('\t')
        else if (name === 'w:br' || name === 'w:cr') gap('\n')
        else if (name === 'w:noBreakHyphen') gap('\u2011')
      },
      ontext(text) {
        if (skipped > 0 || open.at(-1) !== 'w:t') return
        const at = [parser.startIndex, parser.endIndex + 1] as const
        runs.push({ text, at, exact: xml.slice(...at) === text, part })
      },
      onclosetag(name) {
        open.pop()
        if (name === 'mc:Fallback' || name === 'w:del' || name === 'w:moveFrom') skipped--
        else if (name === 'w:p') {
          if (rows === 0) end()
          else if (runs.length > 0) gap(' ')
        } else if (name === 'w:tc' && runs.length > 0) gap('\t')
        else if (name === 'w:tr') {
          end()
          rows--
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  return found.map(({ runs, kind }) => ({ kind, runs: trimmed(runs) }))
}

/** Without the gaps that cells leave at the end of a row. */
function trimmed(runs: Run[]): Run[] {
  let end = runs.length
  while (end > 0 && runs[end - 1]?.at === null && runs[end - 1]?.text.trim() === '') end--
  return runs.slice(0, end)
}

const plainly = (text: string): string =>
  text
    .replace(
      /&(amp|lt|gt|quot|apos);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '',
    )
    .trim()

const property = (core: string, name: string): string | null => {
  const value = new RegExp(`<${name}\\b[^>]*>([^<]*)</${name}>`).exec(core)?.[1]
  return value && value.trim() !== '' ? plainly(value) : null
}

/** A Word file: its paragraphs, tables row by row, footnotes at the end. */
export async function docx(original: Original): Promise<Content> {
  const { location } = original
  const found = await parts(original)
  const body = found.get('word/document.xml')
  if (body === undefined) {
    throw new OnrecordError('unreadable', `${location} holds no Word document: save it as .docx again.`)
  }
  const all = [...found].flatMap(([part, xml]) => (part.startsWith('word/') ? [[part, xml] as const] : []))
  all.sort(([a], [b]) => Number(b === 'word/document.xml') - Number(a === 'word/document.xml'))
  const laid = all.flatMap(([part, xml]) => paragraphs(xml, part, location))
  const runs: Run[] = []
  const marks: Mark[] = []
  let length = 0
  laid.forEach((paragraph, i) => {
    const gap = i === 0 ? '' : paragraph.kind === 'table' && laid[i - 1]?.kind === 'table' ? '\n' : '\n\n'
    const start = length + gap.length
    length = paragraph.runs.reduce((sum, { text }) => sum + text.length, start)
    runs.push({ text: gap, at: null, exact: false }, ...paragraph.runs)
    if (paragraph.kind !== 'paragraph') marks.push({ kind: paragraph.kind, span: [start, length] })
  })
  const core = found.get('docProps/core.xml') ?? ''
  const made = isoDay(property(core, 'dcterms:created'))
  const message = `${location} was made on ${made}, by its own data; give --published if that is when it was published.`
  return {
    ...compose(runs),
    title: property(core, 'dc:title'),
    author: property(core, 'dc:creator'),
    marks,
    problems: made ? [{ kind: 'file-date', span: null, message }] : [],
  }
}

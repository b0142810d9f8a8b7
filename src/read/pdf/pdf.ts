import { getDocumentProxy } from 'unpdf'
import { OnrecordError, type Problem } from '../../model/index.ts'
import { isoDay } from '../date.ts'
import type { Content, Original } from '../document.ts'
import { compose } from '../run.ts'
import { flow } from './flow.ts'
import type { Glyphs } from './layout.ts'

const PAGES = 2_000
const LETTERS = 10_000_000

interface Item {
  readonly str: string
  readonly width: number
  readonly height: number
  readonly transform: readonly number[]
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

async function open({ bytes, location }: Original): Promise<Pdf> {
  try {
    // The parser takes its input over, so it gets a copy. Errors are told once, by us.
    return await getDocumentProxy(Uint8Array.from(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      stopAtErrors: false,
    } as never)
  } catch (cause) {
    const name = (cause as Error).name
    if (name === 'PasswordException') {
      throw new OnrecordError(
        'unreadable',
        `${location} is locked with a password: save a copy without it and take that in.`,
        { cause },
      )
    }
    throw new OnrecordError(
      'unreadable',
      `${location} is damaged (${(cause as Error).message.replace(/\.$/, '')}): fetch or save it again.`,
      { cause },
    )
  }
}

async function glyphsOf(pdf: Pdf, number: number): Promise<Glyphs[]> {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent()
  const [, low = 0, , high = 0] = page.view
  const edge = (high - low) * 0.1
  page.cleanup()
  return (items as unknown as Item[])
    .filter((item) => typeof item.str === 'string' && item.str !== '')
    .map(({ str, width, height, transform }) => ({
      text: str,
      x: transform[4] ?? 0,
      y: transform[5] ?? 0,
      width,
      height: height || Math.hypot(transform[2] ?? 0, transform[3] ?? 0) || 1,
      page: number,
      margin: (transform[5] ?? 0) < low + edge || (transform[5] ?? 0) > high - edge,
    }))
}

/** The text of a PDF with the page and place of each piece. */
export async function pdf(original: Original): Promise<Content> {
  const { location } = original
  const document = await open(original)
  try {
    const count = Math.min(document.numPages, PAGES)
    const problems: Problem[] = []
    const tell = (kind: string, message: string): void => void problems.push({ kind, span: null, message })
    if (document.numPages > PAGES) {
      tell(
        'too-long',
        `${location} has ${document.numPages.toLocaleString('en')} pages; the first ${PAGES.toLocaleString('en')} were read. Split it to read the rest.`,
      )
    }
    const pages: Glyphs[][] = []
    const broken: number[] = []
    let letters = 0
    for (let number = 1; number <= count && letters <= LETTERS; number++) {
      const glyphs = await glyphsOf(document, number).catch(() => {
        broken.push(number)
        return []
      })
      letters += glyphs.reduce((sum, { text }) => sum + text.length, 0)
      pages.push(glyphs)
    }
    if (broken.length > 0) tell('damaged', `${location}: page ${listed(broken)} could not be read.`)
    if (pages.every((glyphs) => glyphs.every(({ text }) => text.trim() === ''))) {
      throw new OnrecordError('unreadable', silence(location, count, broken.length))
    }
    const empty = pages.flatMap((glyphs, i) =>
      glyphs.length === 0 && !broken.includes(i + 1) ? [i + 1] : [],
    )
    if (empty.length > 0)
      tell(
        'no-text',
        `${location}: page ${listed(empty)} has no text; if it is a scan, recognise its text (OCR) first.`,
      )
    const { title, author, made } = await about(document)
    if (made)
      tell(
        'file-date',
        `${location} was made on ${made}, by its own data; give --published if that is when it was published.`,
      )
    return { ...compose(flow(pages)), title, author, problems }
  } finally {
    await document.destroy()
  }
}

function silence(location: string, pages: number, broken: number): string {
  const how = `${pages.toLocaleString('en')} ${pages === 1 ? 'page' : 'pages'}`
  if (broken === pages)
    return `${location} is damaged: none of its ${how} could be read. Fetch or save it again.`
  return `${location} has ${how} and no text: it is probably a scan. Recognise its text (OCR) first, then take it in.`
}

function listed(numbers: readonly number[]): string {
  const some = numbers.slice(0, 10).join(', ')
  return numbers.length > 10 ? `${some} and ${numbers.length - 10} more` : some
}

/** Title and author, where they are no leavings of the program that made the file. */
async function about(
  document: Pdf,
): Promise<{ title: string | null; author: string | null; made: string | null }> {
  const found = await document.getMetadata().catch(() => null)
  const info = (found?.info ?? {}) as Record<string, unknown>
  const said = (key: string): string | null => {
    const value = info[key]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
  }
  const title = said('Title')
  const leavings =
    title !== null && /^(?:microsoft word|untitled|document\d*$)|\.(?:docx?|indd|pdf|odt)$/i.test(title)
  return {
    title: leavings ? null : title,
    author: said('Author'),
    made: isoDay(said('CreationDate')?.replace(/^D:/, '').slice(0, 8)),
  }
}

import { addressParser, decodeWords } from 'postal-mime'
import type { Problem, Span } from '../../model/index.ts'
import { isoDay } from '../date.ts'
import type { Failure, Lead } from '../document.ts'
import { decode } from '../encoding.ts'
import { aligned, ledOn, type Aligned } from '../html/align.ts'
import { html } from '../html/html.ts'
import { fromBytes, type Source } from '../open.ts'
import type { About, Piece } from '../piece.ts'
import { compose, type Run } from '../run.ts'
import { partOf, type Part } from './mime.ts'
import { placed, RAW, unpacked } from './transfer.ts'

const isBody = (part: Part, type: string): boolean =>
  part.type === type && !part.attached && part.name === null

const leaves = (part: Part): Part[] => (part.parts.length === 0 ? [part] : part.parts.flatMap(leaves))

/** Of the alternatives of one text, the plain one; else its HTML. Parts that follow one another are all read. */
function bodies(part: Part): Part[] {
  if (part.type === 'multipart/alternative') {
    const all = part.parts.flatMap(bodies)
    const plain = all.filter(({ type }) => type === 'text/plain')
    return plain.some(({ start, end }) => end - start > 40)
      ? plain
      : all.some(({ type }) => type === 'text/html')
        ? all.filter(({ type }) => type === 'text/html')
        : plain
  }
  if (part.parts.length > 0) return part.parts.flatMap(bodies)
  return isBody(part, 'text/plain') || isBody(part, 'text/html') ? [part] : []
}

/** Lines of a plain body; `format=flowed` joins those that end with a blank (RFC 3676). */
function plainRuns(text: string, map: Aligned | null, whole: Span, flowed: boolean): Run[] {
  const runs: Run[] = []
  for (const match of text.matchAll(/([^\r\n]*)(\r?\n|\r|$)/g)) {
    const [all, line = '', end = ''] = match
    if (all === '') break
    const to = match.index + line.length
    if (line !== '' && map) runs.push(...aligned(text, map, 0, [match.index, to]))
    else if (line !== '') runs.push({ text: line, at: whole, exact: false })
    const joins = flowed && line.endsWith(' ') && line !== '-- '
    if (end !== '' && !joins) runs.push({ text: '\n', at: null, exact: false })
  }
  return runs
}

/** Where the letters of a part share bytes (base64), each piece leads to the part as a whole. */
const wholly = (leads: readonly Lead[], at: Span): Lead[] =>
  leads.map(({ span }) => ({ span, at, exact: false }))

interface Told {
  readonly text: string
  readonly leads: readonly Lead[]
  readonly problems: readonly Problem[]
}

async function bodyOf(part: Part, raw: string, location: string): Promise<Told> {
  const body = unpacked(raw, part.start, part.end, part.transfer)
  const whole: Span = [part.start, part.end]
  const charset = part.parameters.get('charset') ?? null
  const { text, encoding, problems } = decode(body.bytes, location, [charset])
  const map = placed(text, encoding, body)
  if (part.type !== 'text/html') {
    const flowed = part.parameters.get('format')?.toLowerCase() === 'flowed'
    return { ...compose(plainRuns(text, map, whole, flowed)), problems }
  }
  const contentType = `text/html; charset=${encoding}`
  const found = html({ location, bytes: body.bytes, name: '', contentType, url: null })
  return {
    text: found.text,
    leads: map ? ledOn(found.leads ?? [], text, map) : wholly(found.leads ?? [], whole),
    problems: found.problems ?? [],
  }
}

function joined(told: readonly Told[]): Told {
  let text = ''
  const leads: Lead[] = []
  for (const one of told) {
    if (one.text.trim() === '') continue
    const shift = text === '' ? 0 : text.length + 2
    text += (text === '' ? '' : '\n\n') + one.text
    leads.push(
      ...one.leads.map((lead) => ({ ...lead, span: [lead.span[0] + shift, lead.span[1] + shift] as const })),
    )
  }
  return { text, leads, problems: told.flatMap(({ problems }) => problems) }
}

function about({ headers }: Part): About {
  const subject = headers.get('subject')
  const [from] = addressParser(headers.get('from') ?? '')
  const archived = /^<?(https?:[^>]+)>?$/.exec(headers.get('archived-at') ?? '')?.[1]
  return {
    title: subject ? decodeWords(subject).trim() || null : null,
    author: from ? decodeWords(from.name || (from.address ?? '')).trim() || null : null,
    published: isoDay(headers.get('date')),
    url: archived ?? null,
  }
}

const DOCUMENTS = /\.(?:txt|html?|md|pdf|docx|eml|csv|tsv|jsonl?|srt|vtt|zip)$/i
const readable = (part: Part): boolean =>
  part.type === 'message/rfc822' || ((part.attached || part.name !== null) && DOCUMENTS.test(part.name ?? ''))

/** A mail: its own text, then the documents attached to it. */
export async function* mail(source: Source): AsyncGenerator<Piece | Failure> {
  const bytes = await source.bytes()
  const { location } = source
  const raw = Buffer.from(bytes).toString('latin1')
  const root = partOf(raw, 0, raw.length, location)
  const all = bodies(root)
  const told = joined(await Promise.all(all.map((part) => bodyOf(part, raw, location))))
  const attached = leaves(root).filter(readable)
  if (told.text.trim() !== '' || attached.length === 0) {
    const content = { ...told, encoding: RAW, mediaType: 'message/rfc822' }
    yield { source, within: null, about: about(root), content }
  }
  for (const [i, part] of attached.entries()) {
    const name = decodeWords(part.name ?? `${i + 1}.eml`).replace(/^.*[\\/]/, '')
    const inner = unpacked(raw, part.start, part.end, part.transfer)
    const contentType = part.type === 'message/rfc822' ? part.type : null
    const original = { location: `${location}#${name}`, bytes: inner.bytes, name, contentType, url: null }
    const { published } = about(root)
    yield {
      source: fromBytes(original),
      within: { location, bytes: [part.start, part.end] },
      about: { published: published ?? null },
    }
  }
}

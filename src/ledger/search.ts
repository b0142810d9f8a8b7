import { sql } from 'kysely'
import { OnrecordError, type Span } from '../model/index.ts'
import type { Ledger } from './open.ts'

/** A passage that holds the words. */
export interface Hit {
  readonly reportId: string
  readonly title: string | null
  /** Path or address, for a report without a title. */
  readonly location: string
  readonly publisher: string | null
  readonly published: string | null
  /** Of the report's text. */
  readonly span: Span
  readonly text: string
  /** Where the words stand, in positions of the report's text. */
  readonly marks: readonly Span[]
  /** Claims that stand in the passage. */
  readonly claims: readonly string[]
}

// Marks for highlighting that no report's text holds: they are of the private use area.
const OPEN = '\uE0A1'
const CLOSE = '\uE0A2'

interface Words {
  readonly words: readonly string[]
  readonly not: boolean
}

/**
 * Passages with all the words, the best first. "Quoted words" stand together, -word must not occur; inflected
 * forms are found too (*kill* finds *killed*).
 */
export async function search(ledger: Ledger, query: string, limit = 20): Promise<Hit[]> {
  const wanted = parse(query)
  if (!wanted.some(({ not }) => !not)) {
    throw new OnrecordError('usage', 'Give at least one word to search for.')
  }
  const rows = await (ledger.dialect === 'sqlite'
    ? inSqlite(ledger, wanted, limit)
    : inPostgres(ledger, wanted, limit))
  const hits: Hit[] = []
  for (const { marked, start, end, ...row } of rows) {
    const span: Span = [start, end]
    const claims = await ledger.db
      .selectFrom('claims')
      .select('key')
      .where('report_id', '=', row.reportId)
      .where('present', '=', 1)
      .where('span_start', '<', end)
      .where('span_end', '>', start)
      .orderBy('number')
      .execute()
    const text = marked.replaceAll(OPEN, '').replaceAll(CLOSE, '')
    hits.push({ ...row, span, text, marks: marksIn(marked, start), claims: claims.map(({ key }) => key) })
  }
  return hits
}

function parse(query: string): Words[] {
  const found: Words[] = []
  for (const [, minus, quoted, bare] of query.matchAll(/(-?)(?:"([^"]*)"|(\S+))/g)) {
    const words = (quoted ?? bare ?? '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
    if (words.length > 0) found.push({ words, not: minus === '-' })
  }
  return found
}

interface Row {
  reportId: string
  title: string | null
  location: string
  publisher: string | null
  published: string | null
  start: number
  end: number
  marked: string
}

async function inSqlite({ db }: Ledger, wanted: readonly Words[], limit: number): Promise<Row[]> {
  const phrase = ({ words }: Words): string => `"${words.join(' ')}"`
  const yes = wanted.filter(({ not }) => !not).map(phrase)
  const no = wanted.filter(({ not }) => not).map((words) => ` NOT ${phrase(words)}`)
  const match = `(${yes.join(' AND ')})${no.join('')}`
  const { rows } = await sql<Row>`
    select report_id as "reportId", title, location, publisher, published, span_start as start, span_end as "end",
      highlight(passages, 0, ${OPEN}, ${CLOSE}) as marked
    from passages join reports on reports.id = passages.report_id
    where passages match ${match}
    order by passages.rank, report_id, span_start limit ${limit}`.execute(db)
  return rows
}

async function inPostgres({ db }: Ledger, wanted: readonly Words[], limit: number): Promise<Row[]> {
  const terms = wanted.map(({ words, not }) => {
    const phrase = sql`phraseto_tsquery('onrecord', ${words.join(' ')})`
    return not ? sql`!!${phrase}` : phrase
  })
  const query = sql.join(terms, sql` && `)
  const options = `HighlightAll=true, StartSel=${OPEN}, StopSel=${CLOSE}`
  const { rows } = await sql<Row>`
    select report_id as "reportId", title, location, publisher, published, span_start as start, span_end as "end",
      ts_headline('onrecord', passages.text, ${query}, ${options}) as marked
    from passages join reports on reports.id = passages.report_id
    where words @@ (${query})
    order by ts_rank(words, ${query}) desc, report_id, span_start limit ${limit}`.execute(db)
  return rows
}

function marksIn(marked: string, offset: number): Span[] {
  const marks: Span[] = []
  let at = offset
  let open = offset
  for (const character of marked.split('')) {
    if (character === OPEN) open = at
    else if (character === CLOSE) marks.push([open, at])
    else at++
  }
  return marks
}

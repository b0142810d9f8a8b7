import { reportList, search, type Ledger } from '../ledger/index.ts'
import { changed, countsOf } from './counts.ts'
import { frequent } from './frequent.ts'
import type { ReportList, ReportRow } from './schema/index.ts'

export interface ReportsAsked {
  readonly q?: string | undefined
  readonly publisher?: string | undefined
  readonly source?: string | undefined
  readonly side?: string | undefined
  readonly state?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly page: number
}

const PAGE = 50
/** Passages looked at for the words of a search. */
const HITS = 2000

/** Reports that fit what was asked, a page of them, and how many more there are by outlet, source, side and state. */
export async function listReports(ledger: Ledger, asked: ReportsAsked): Promise<ReportList> {
  const rows = await claimGroups(ledger)
  const groups = Map.groupBy(rows, ({ report_id: id }) => id)
  const found = asked.q ? await withWords(ledger, asked.q) : null
  const all = await reportList(ledger, {
    ...(asked.from ? { from: asked.from } : {}),
    ...(asked.to ? { to: asked.to } : {}),
  })
  const lines = all
    .filter((report) => found === null || found.has(report.id))
    .map((report): ReportRow => {
      const of = groups.get(report.id) ?? []
      return {
        id: report.id,
        title: report.title ?? report.location,
        author: report.author,
        publisher: report.publisher,
        published: report.published,
        url: report.url,
        location: report.location,
        language: report.language,
        sha256: report.sha256,
        claims: countsOf(of),
        sides: distinct(of.map(({ side }) => side)),
        sources: distinct(of.map(({ source }) => source)),
      }
    })
  const holds = {
    publisher: (line: ReportRow) => !asked.publisher || line.publisher === asked.publisher,
    source: (line: ReportRow) => !asked.source || line.sources.includes(asked.source),
    side: (line: ReportRow) => !asked.side || line.sides.includes(asked.side),
    state: (line: ReportRow) => !asked.state || statesOf(line).includes(asked.state),
  }
  const kinds = ['publisher', 'source', 'side', 'state'] as const
  const fitting = lines.filter((line) => kinds.every((kind) => holds[kind](line)))
  // Each facet counts what the others leave, so that a choice in it can be changed.
  const facet = (kind: (typeof kinds)[number], values: (line: ReportRow) => (string | null)[]) =>
    tally(
      lines.filter((line) => kinds.every((other) => other === kind || holds[other](line))).flatMap(values),
    )
  return {
    reports: fitting.slice((asked.page - 1) * PAGE, asked.page * PAGE),
    total: fitting.length,
    facets: {
      publishers: facet('publisher', (line) => [line.publisher]),
      sources: facet('source', (line) => line.sources),
      sides: facet('side', (line) => line.sides),
      states: facet('state', statesOf),
    },
  }
}

const distinct = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value) => value !== null)),
]

const STATES = ['open', 'accepted', 'corrected', 'rejected', 'unsure'] as const

const statesOf = ({ claims }: ReportRow): string[] => STATES.filter((state) => claims[state] > 0)

function tally(values: readonly (string | null)[]): { name: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  return frequent(counts, 100)
}

/** Claims counted by report, state, side and source. */
async function claimGroups({ db }: Ledger) {
  return (
    db
      .selectFrom('claims')
      .leftJoin('sources as named', 'named.key', 'claims.source_key')
      .leftJoin('sources as said', 'said.key', 'named.root')
      .where('claims.present', '=', 1)
      .select((eb) => [
        'claims.report_id',
        'claims.state',
        'claims.side',
        'said.name as source',
        changed,
        eb.fn.countAll<number>().as('count'),
      ])
      .groupBy(['claims.report_id', 'claims.state', 'claims.side', 'said.name', 'changed'])
      // Sides and sources stand in the order of the text.
      .orderBy((eb) => eb.fn.min('claims.span_start'))
      .orderBy((eb) => eb.fn.min('claims.number'))
      .execute()
  )
}

/** Reports whose text, title, outlet or author holds the words. */
async function withWords(ledger: Ledger, words: string): Promise<Set<string>> {
  const named = await reportList(ledger, { words })
  const hasWord = /[\p{L}\p{N}]/u.test(words.replaceAll(/(^|\s)-\S+/g, ''))
  const hits = hasWord ? await search(ledger, words, HITS) : []
  return new Set([...named.map(({ id }) => id), ...hits.map(({ reportId }) => reportId)])
}

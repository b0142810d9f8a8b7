import { useCallback, useEffect, useRef, useState } from 'react'
import type { Added, ReportList, ReportRow, ReviewState } from '../../../src/server/schema/index.ts'
import { address, go, useAddress, withQuery } from '../frame/address.ts'
import { Frame } from '../frame/frame.tsx'
import { useKeys } from '../frame/keys.ts'
import { useLatest } from '../frame/latest.ts'
import { useLedger } from '../frame/ledger.ts'
import { Link } from '../frame/link.tsx'
import { useLoaded } from '../frame/load.ts'
import { plain } from '../frame/odd.ts'
import { Refusal, send } from '../frame/server.ts'
import { date, number, STATES } from '../reading/words.ts'
import { Arrivals } from './arrivals.tsx'
import { useIntake } from './intake.ts'

const FACETS = ['publisher', 'source', 'side', 'state'] as const
const FACET_NAMES = { publisher: 'Outlet', source: 'Source', side: 'Side', state: 'Review' } as const
const PAGE = 50

/** Every report in the ledger, and the door through which more come in. */
export function Reports() {
  const { query } = useAddress()
  const { reload: reloadLedger } = useLedger()
  const [words, setWords] = useState(query.get('q') ?? '')
  const [said, setSaid] = useState<{ words: string; bad: boolean } | null>(null)
  const asked = Object.fromEntries(
    ['q', 'from', 'to', 'page', ...FACETS].map((key) => [key, query.get(key)] as const),
  )
  const { data, error, slow, reload } = useLoaded<ReportList>(address('/api/reports', asked))
  const first = data !== null && data.total === 0 && Object.values(asked).every((value) => value === null)
  const empty = useLatest(first)

  const done = useCallback(
    (id: string | null): void => {
      // The first report that ever comes in is opened at once: there is nothing else to look at.
      if (empty.current && id !== null) go(`/reports/${encodeURIComponent(id)}`)
      reload()
      reloadLedger()
    },
    [empty, reload, reloadLedger],
  )
  const intake = useIntake(done)

  const examples = useCallback((): void => {
    send<Added>('/api/examples', {}).then(
      ({ added }) => done(added[0]?.report.id ?? null),
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error
        setSaid({ words: error.message, bad: true })
      },
    )
  }, [done])

  // The list follows the words as they are typed, a moment later.
  useEffect(() => {
    const timer = setTimeout(() => go(withQuery({ q: words.trim() || null, page: null }), 'replace'), 200)
    return () => clearTimeout(timer)
  }, [words])

  const rows = useRef<HTMLTableSectionElement>(null)
  const move = (by: 1 | -1): void => {
    const links = [...(rows.current?.querySelectorAll<HTMLAnchorElement>('a.report') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLAnchorElement)
    links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus()
  }
  useKeys({ j: () => move(1), k: () => move(-1) })

  const page = Number(query.get('page') ?? 1)
  return (
    <Frame
      title="Reports"
      said={said}
      keys={[
        ['j / k', 'next and previous report'],
        ['Enter', 'open it'],
      ]}
      search={{ label: 'Search all reports', value: words, onChange: setWords }}
    >
      <main className="page">
        <h1 className={first ? '' : 'hidden-word'}>Reports</h1>
        {first && (
          <p className="lead">
            onrecord reads reports about armed conflict and keeps a ledger of who says how many were killed,
            hurt, captured or sent, where and when, in which words. You check each claim against its sentence.
          </p>
        )}
        <Arrivals
          arrivals={intake.arrivals}
          first={first}
          onTake={intake.take}
          onRetry={intake.retry}
          onClear={intake.clear}
          onExamples={examples}
        />
        {error && (
          <p className="told" role="alert">
            {error.message}
          </p>
        )}
        {!data && slow && <p className="quiet">Reading the ledger …</p>}
        {data && !first && (
          <>
            <Facets data={data} />
            <table className="list">
              <caption>
                {data.total === 0
                  ? 'No report fits.'
                  : `${number(data.total)} report${data.total === 1 ? '' : 's'}`}
              </caption>
              <thead>
                <tr>
                  <th scope="col">Report</th>
                  <th scope="col">Outlet</th>
                  <th scope="col">Published</th>
                  <th scope="col" className="num">
                    Claims
                  </th>
                  <th scope="col">Review</th>
                </tr>
              </thead>
              <tbody ref={rows}>
                {data.reports.map((report) => (
                  <ReportLine key={report.id} report={report} find={query.get('q')} />
                ))}
              </tbody>
            </table>
            {data.total > PAGE && (
              <nav className="acts" aria-label="Pages">
                {page > 1 && <Link href={withQuery({ page: page - 1 })}>‹ before</Link>}
                <span className="quiet">
                  {number((page - 1) * PAGE + 1)}–{number(Math.min(page * PAGE, data.total))} of{' '}
                  {number(data.total)}
                </span>
                {page * PAGE < data.total && <Link href={withQuery({ page: page + 1 })}>after ›</Link>}
              </nav>
            )}
          </>
        )}
      </main>
    </Frame>
  )
}

function ReportLine({ report, find }: { report: ReportRow; find: string | null }) {
  const { claims } = report
  const decided = claims.total - claims.open
  return (
    <tr>
      <td>
        <Link className="report" href={address(`/reports/${encodeURIComponent(report.id)}`, { find })}>
          {plain(report.title)}
        </Link>
        <span className="facts">{report.sides.map(plain).join(', ')}</span>
      </td>
      <td>{plain(report.publisher ?? '')}</td>
      <td className="date">{date(report.published)}</td>
      <td className="num">{number(claims.total)}</td>
      <td>
        {claims.total === 0 ? (
          <span className="quiet">no claims</span>
        ) : (
          <>
            <meter
              min={0}
              max={claims.total}
              value={decided}
              aria-label={`${decided} of ${claims.total} claims decided`}
            />
            <span className="counts">
              {(['accepted', 'corrected', 'rejected', 'unsure', 'open'] as const)
                .filter((state) => claims[state] > 0)
                .map((state) => `${number(claims[state])} ${STATES[state].shape} ${STATES[state].word}`)
                .join('  ')}
            </span>
          </>
        )}
      </td>
    </tr>
  )
}

const set = (key: string, value: string): void => go(withQuery({ [key]: value || null, page: null }))

function Facets({ data }: { data: ReportList }) {
  const { query } = useAddress()
  const lists = {
    publisher: data.facets.publishers,
    source: data.facets.sources,
    side: data.facets.sides,
    state: data.facets.states,
  }
  return (
    <fieldset className="facets" aria-label="Narrow the list">
      {FACETS.map((key) => (
        <label key={key}>
          {FACET_NAMES[key]}
          <select value={query.get(key) ?? ''} onChange={(event) => set(key, event.target.value)}>
            <option value="">any</option>
            {lists[key].map(({ name, count }) => (
              <option key={name} value={name}>
                {key === 'state' ? `${STATES[name as ReviewState].shape} ${name}` : plain(name)} (
                {number(count)})
              </option>
            ))}
          </select>
        </label>
      ))}
      <label>
        From
        <input
          type="date"
          value={query.get('from') ?? ''}
          onChange={(event) => set('from', event.target.value)}
        />
      </label>
      <label>
        To
        <input
          type="date"
          value={query.get('to') ?? ''}
          onChange={(event) => set('to', event.target.value)}
        />
      </label>
    </fieldset>
  )
}

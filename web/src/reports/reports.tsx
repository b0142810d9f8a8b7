import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReportList, ReportRow } from '../../../src/server/schema/index.ts'
import { address, go, useAddress, withQuery } from '../frame/address.ts'
import { Frame } from '../frame/frame.tsx'
import { GivingOut } from '../frame/giving-out.tsx'
import { useKeys } from '../frame/keys.ts'
import { useLatest } from '../frame/latest.ts'
import { useLedger } from '../frame/ledger.ts'
import { Link } from '../frame/link.tsx'
import { useLoaded } from '../frame/load.ts'
import { plain } from '../frame/odd.ts'
import { Arrivals } from '../intake/arrivals.tsx'
import { Door } from '../intake/door.tsx'
import { counted, date, number, STATES } from '../reading/words.ts'
import { Facets, FACETS } from './facets.tsx'
import { Welcome } from './welcome.tsx'

const PAGE = 50

/** Every report in the ledger, and the door through which more come in. */
export function Reports() {
  const { query } = useAddress()
  const { reload: reloadLedger } = useLedger()
  const [words, setWords] = useState(query.get('q') ?? '')
  const asked = Object.fromEntries(
    ['q', 'from', 'to', 'page', ...FACETS].map((key) => [key, query.get(key)] as const),
  )
  const { data, error, slow, reload } = useLoaded<ReportList>(address('/api/reports', asked))
  const first = data !== null && data.total === 0 && Object.values(asked).every((value) => value === null)
  const empty = useLatest(first)

  // What has come in is shown; the first report that ever comes in is opened: there is nothing else to look at.
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => void (here.current = false)
  }, [])
  const refresh = useCallback((): void => {
    reload()
    reloadLedger()
  }, [reload, reloadLedger])
  const come = useCallback(
    (batch: Promise<string | null>): void => {
      const opens = empty.current
      void batch.then((id) => {
        if (opens && id !== null && here.current) go(`/reports/${encodeURIComponent(id)}`)
        refresh()
      })
    },
    [empty, refresh],
  )

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
      keys={[
        ['j / k', 'next and previous report'],
        ['Enter', 'open it'],
      ]}
      search={{ label: 'Search all reports', value: words, onChange: setWords }}
    >
      <main className="page">
        <h1 className={first ? '' : 'hidden-word'}>{first ? 'Nothing on record yet' : 'Reports'}</h1>
        {first && <Welcome onCome={come} />}
        <Door onCome={come} />
        <Arrivals onDone={refresh} />
        {error && (
          <p className="told" role="alert">
            {error.message}
          </p>
        )}
        {!data && slow && <p className="quiet">Reading the ledger …</p>}
        {data && !first && (
          <>
            <Facets data={data} />
            <div className="list-tools">
              <span className="quiet">
                {data.total === 0 ? 'No report fits.' : counted(data.total, 'report')}
              </span>
              <GivingOut title="All claims of the ledger" />
            </div>
            <table className="list">
              <caption className="hidden-word">Reports</caption>
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
                .map((state) => (
                  <span key={state}>
                    {number(claims[state])} {STATES[state].shape} {STATES[state].word}
                  </span>
                ))}
            </span>
          </>
        )}
      </td>
    </tr>
  )
}

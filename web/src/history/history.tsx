import type { ReactNode } from 'react'
import type { ChainView, DecisionView, HistoryView, OrphansView } from '../../../src/server/schema/index.ts'
import { address, go, useAddress, withQuery } from '../frame/address.ts'
import { Frame } from '../frame/frame.tsx'
import { Link } from '../frame/link.tsx'
import { useLoaded } from '../frame/load.ts'
import { plain } from '../frame/odd.ts'
import { Waiting } from '../frame/waiting.tsx'
import { instant } from '../reading/words.ts'

const REASONS: Record<string, string> = {
  'claim-gone': 'the newer reading has no such claim',
  'words-gone': 'its words are no longer in the text',
  'relation-gone': 'the relation is no longer found',
}

/** Who decided what, when, from what to what. Nothing is ever taken out of it. */
export function History() {
  const { query } = useAddress()
  const asked = Object.fromEntries(
    ['report', 'who', 'kind', 'subject', 'before'].map((key) => [key, query.get(key)]),
  )
  const { data, error, slow } = useLoaded<HistoryView>(address('/api/history', asked))
  const orphans = useLoaded<OrphansView>('/api/orphans')
  const chain = useLoaded<ChainView>(query.get('check') === null ? null : '/api/history/chain')
  const left = orphans.data?.orphans ?? []
  return (
    <Frame title="History">
      {!data ? (
        <Waiting error={error} slow={slow} />
      ) : (
        <main className="page">
          <h1>History</h1>
          <fieldset className="facets" aria-label="Narrow the history">
            <label>
              Who
              <select
                value={query.get('who') ?? ''}
                onChange={(event) => go(withQuery({ who: event.target.value, before: null }))}
              >
                <option value="">anybody</option>
                {data.people.map((name) => (
                  <option key={name} value={name}>
                    {plain(name)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              On what
              <select
                value={query.get('kind') ?? ''}
                onChange={(event) => go(withQuery({ kind: event.target.value, before: null }))}
              >
                <option value="">anything</option>
                <option value="claim">claims</option>
                <option value="relation">relations</option>
                <option value="source">sources</option>
                <option value="report">reports</option>
              </select>
            </label>
            {(query.get('report') ?? query.get('subject')) !== null && (
              <button type="button" onClick={() => go('/history')}>
                Show all reports
              </button>
            )}
            <button type="button" onClick={() => go(withQuery({ check: '1' }))}>
              Check the chain
            </button>
          </fieldset>
          {chain.data && (
            <output className={chain.data.holds ? 'notice' : 'told'}>
              {chain.data.holds ? '✓ ' : '✗ '}
              {chain.data.message}
            </output>
          )}
          {left.length > 0 && (
            <section className="orphans">
              <h2>Decisions that no longer fit</h2>
              <p className="quiet">
                A report was read anew and these have lost what they were made on. They are kept; decide again
                where it matters.
              </p>
              <Decisions>
                {left.map((decision) => (
                  <Line key={decision.seq} decision={decision} reason={REASONS[decision.reason] ?? null} />
                ))}
              </Decisions>
            </section>
          )}
          {data.decisions.length === 0 ? (
            <p className="quiet">Nobody has decided anything here yet.</p>
          ) : (
            <Decisions>
              {data.decisions.map((decision) => (
                <Line key={decision.seq} decision={decision} reason={null} />
              ))}
            </Decisions>
          )}
          {data.next !== null && <Link href={withQuery({ before: data.next })}>earlier ›</Link>}
        </main>
      )}
    </Frame>
  )
}

const Decisions = ({ children }: { children: ReactNode }) => (
  <table className="list history">
    <thead>
      <tr>
        <th scope="col" className="num">
          No.
        </th>
        <th scope="col">When</th>
        <th scope="col">Who</th>
        <th scope="col">What</th>
        <th scope="col">On</th>
        <th scope="col">From what to what</th>
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
)

function Line({ decision, reason }: { decision: DecisionView; reason: string | null }) {
  const { seq, at, who, action, blind, undone, about, title, reportId, subject, changes, why, hash } =
    decision
  const to =
    decision.subjectKind === 'claim' && reportId !== null
      ? address(`/reports/${encodeURIComponent(reportId)}`, { claim: subject })
      : decision.subjectKind === 'relation'
        ? address('/conflicts', { relation: subject })
        : null
  return (
    <tr className={undone ? 'undone' : undefined}>
      <td className="num">
        <abbr title={`SHA-256 ${hash}`}>{seq}</abbr>
      </td>
      <td className="date">{instant(at)}</td>
      <td>{plain(who)}</td>
      <td>
        {action}
        {blind && <span className="facts"> blind</span>}
        {undone && <span className="facts"> taken back</span>}
        {reason !== null && <span className="facts"> {reason}</span>}
      </td>
      <td>
        {to === null ? plain(about) : <Link href={to}>{plain(about)}</Link>}
        {title !== null && <span className="facts">{plain(title)}</span>}
      </td>
      <td>
        {changes.map((change) => (
          <span className="change" key={change.field}>
            <span className="quiet">{change.field}</span> {change.from !== '' && `${plain(change.from)} → `}
            {plain(change.to)}
          </span>
        ))}
        {why !== null && <span className="facts">“{plain(why)}”</span>}
      </td>
    </tr>
  )
}

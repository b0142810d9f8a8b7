import { useCallback, useState } from 'react'
import type { AgreementView, ReportList, Step } from '../../../src/server/schema/index.ts'
import { address, go, useAddress, withQuery } from '../frame/address.ts'
import { Frame } from '../frame/frame.tsx'
import { useLedger } from '../frame/ledger.ts'
import { Link } from '../frame/link.tsx'
import { useLoaded } from '../frame/load.ts'
import { plain } from '../frame/odd.ts'
import { useReviewer } from '../frame/reviewer.ts'
import { Refusal, send, unsaved } from '../frame/server.ts'
import { Waiting } from '../frame/waiting.tsx'
import { STATES } from '../reading/words.ts'

type Difference = AgreementView['differences'][number]

/** What is no claim of its own for one of them. */
const REPLACED: Record<string, string> = { merged: '⊕ merged with another', split: '⊗ split' }

const stateWord = (state: string): string => {
  if (REPLACED[state] !== undefined) return REPLACED[state]
  const known = STATES[state as keyof typeof STATES]
  return known ? `${known.shape} ${known.word}` : state
}

/** A second reader: blind reading of the same report, agreement, and the differences to settle. */
export function Second() {
  const { query } = useAddress()
  const id = query.get('report')
  if (id === null) return <ChooseReport />
  return <Agreement id={id} second={query.get('second')} />
}

function ChooseReport() {
  const { data, error, slow } = useLoaded<ReportList>('/api/reports')
  return (
    <Frame title="Second reader">
      {!data ? (
        <Waiting error={error} slow={slow} />
      ) : (
        <main className="page">
          <h1>Second reader</h1>
          <p className="lead">
            Another person reads the same report without seeing what the first decided. Then both are
            compared.
          </p>
          <ul>
            {data.reports.map((report) => (
              <li key={report.id}>
                <Link href={address('/second', { report: report.id })}>{plain(report.title)}</Link>
              </li>
            ))}
          </ul>
        </main>
      )}
    </Frame>
  )
}

function Agreement({ id, second }: { id: string; second: string | null }) {
  const who = useReviewer()
  const [said, setSaid] = useState<{ words: string; bad: boolean } | null>(null)
  const { data, error, slow, reload } = useLoaded<AgreementView>(
    address(`/api/reports/${encodeURIComponent(id)}/agreement`, { second }),
  )
  const { reload: recount } = useLedger()
  const settle = useCallback(
    (difference: Difference, side: 'first' | 'second'): void => {
      const { claim } = difference
      const on = { claimId: claim.id, expect: claim.review.version, note: 'settled between two readers' }
      const state = difference[side].state
      const step: Step =
        state === 'rejected'
          ? { kind: 'reject', ...on }
          : state === 'unsure'
            ? { kind: 'unsure', ...on }
            : side === 'second' && difference.fields.length > 0
              ? { kind: 'correct', ...on, fields: difference.secondFields }
              : { kind: 'accept', ...on }
      send<{ said: string }>('/api/decisions', { by: who, steps: [step] }).then(
        (done) => {
          setSaid({ words: `Settled. ${done.said}`, bad: false })
          reload()
          recount()
        },
        (reason: unknown) => {
          if (!(reason instanceof Refusal)) throw reason
          setSaid({ words: unsaved(reason), bad: true })
          reload()
        },
      )
    },
    [recount, reload, who],
  )
  if (!data) {
    return (
      <Frame title="Second reader">
        <Waiting error={error} slow={slow} />
      </Frame>
    )
  }
  const blind = address(`/reports/${encodeURIComponent(id)}`, { blind: '1' })
  return (
    <Frame title="Second reader" said={said}>
      <main className="page">
        <h1>Second reader: {plain(data.report.title)}</h1>
        <p className="acts">
          <Link href={blind}>Read it blind as {plain(who ?? '')}</Link>
          <span className="quiet">
            Another name is set under ⚙. Blind decisions are kept apart and do not change how a claim stands.
          </span>
        </p>
        {data.second === null ? (
          <p className="quiet">Nobody has read this report a second time yet.</p>
        ) : (
          <>
            <fieldset className="facets" aria-label="Whose second reading">
              <label>
                Second reader
                <select
                  value={data.second}
                  onChange={(event) => go(withQuery({ second: event.target.value }))}
                >
                  {data.readers.map((name) => (
                    <option key={name} value={name}>
                      {plain(name)}
                    </option>
                  ))}
                </select>
              </label>
            </fieldset>
            <dl className="figures-of">
              <div>
                <dt>Both decided on</dt>
                <dd>
                  {data.both} of {data.claims} claims
                </dd>
              </div>
              <div>
                <dt>Same verdict</dt>
                <dd>{data.same}</dd>
              </div>
              <div>
                <dt>
                  <abbr title="Agreement beyond what chance alone would give; 1 is full agreement">
                    Cohen’s kappa
                  </abbr>
                </dt>
                <dd>{data.kappa === null ? 'not defined' : data.kappa.toFixed(2)}</dd>
              </div>
            </dl>
            <p className="facts">
              Of the claims both accepted, the same{' '}
              {data.fields.map(({ field, same, of }) => `${field} ${same}/${of}`).join(' · ')}
            </p>
            <h2>Differences to settle</h2>
            {data.differences.length === 0 && <p className="quiet">None.</p>}
            <ul className="differences">
              {data.differences.map((difference) => (
                <DifferenceLine key={difference.claim.id} id={id} difference={difference} onSettle={settle} />
              ))}
            </ul>
          </>
        )}
      </main>
    </Frame>
  )
}

interface LineProps {
  readonly id: string
  readonly difference: Difference
  onSettle(difference: Difference, side: 'first' | 'second'): void
}

function DifferenceLine({ id, difference, onSettle }: LineProps) {
  const { claim, first, second, fields, settled } = difference
  const replaced = first.state in REPLACED || second.state in REPLACED
  return (
    <li>
      <Link href={address(`/reports/${encodeURIComponent(id)}`, { claim: claim.id })}>
        {plain(claim.summary)}
      </Link>
      {settled && <span className="quiet"> settled</span>}
      <div className="sides">
        {(
          [
            ['first', first],
            ['second', second],
          ] as const
        ).map(([side, said]) => (
          <div key={side}>
            <p>
              {stateWord(said.state)} <span className="quiet">{plain(said.by ?? '')}</span> –{' '}
              {plain(said.summary)}
            </p>
            {fields.map((field) => (
              <p key={field.field}>
                <span className="quiet">{field.field}</span> {plain(field[side])}
              </p>
            ))}
            {!replaced && (
              <button type="button" onClick={() => onSettle(difference, side)}>
                {side === 'first' ? 'Keep the first' : 'Take the second'}
              </button>
            )}
          </div>
        ))}
      </div>
      {replaced && (
        <p className="quiet">
          To settle it, merge or split it in the report, or undo what was merged or split.
        </p>
      )}
    </li>
  )
}

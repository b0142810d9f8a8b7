import type { ReactNode } from 'react'
import type { ClaimView, ReadingView, ReviewState } from '../../../src/server/schema/index.ts'
import { directionOf } from '../frame/direction.ts'
import { address, go, withQuery } from '../frame/address.ts'
import { GivingOut } from '../frame/giving-out.tsx'
import { type Blur, GraphicNotice } from '../frame/graphic.tsx'
import { Link } from '../frame/link.tsx'
import { plain } from '../frame/odd.ts'
import type { Verdict } from './review.ts'
import { counted, date, number, STATES } from './words.ts'

interface Props {
  readonly reading: ReadingView
  readonly claims: readonly ClaimView[]
  readonly show: ReviewState | 'all'
  readonly blind: boolean
  readonly selected: ReadonlySet<string>
  /** The form that says more of the report, while it is open. */
  readonly description: ReactNode
  onDescribe(): void
  onSelectAll(): void
  onClear(): void
  onBulk(kind: Verdict): void
  onUndo(): void
  onAdd(): void
  readonly blur: Blur
}

const ORDER: readonly ReviewState[] = ['open', 'accepted', 'corrected', 'rejected', 'unsure']

const filter = (to: ReviewState | 'all'): void => go(withQuery({ show: to === 'all' ? null : to }), 'replace')

/** What the report is, how far its review has come, and what can be done with several claims at once. */
export function ReadingHead(props: Props) {
  const { reading, claims, show, blind, selected } = props
  const { report } = reading
  const count = (state: ReviewState): number => claims.filter((claim) => claim.review.state === state).length
  return (
    <div className="reading-head">
      <div className="reading-title">
        <h1 dir={directionOf(report.title ?? report.location)}>{plain(report.title ?? report.location)}</h1>
        <p className="facts">
          {[report.publisher, report.author, date(report.published)]
            .filter((fact) => fact !== null && fact !== '')
            .map((fact) => `${plain(fact ?? '')} · `)}
          <abbr title={`SHA-256 ${report.sha256}`}>sha {report.sha256.slice(0, 6)}…</abbr>
          <span className="ways">
            {' · '}
            <Link href={address('/second', { report: report.id })}>second reader</Link>
            {count('open') === 0 && (
              <>
                {' · '}
                <Link href={address('/', { state: 'open' })}>all decided: reports with open claims ›</Link>
              </>
            )}
          </span>
        </p>
      </div>
      <div className="reading-tools">
        <fieldset className="filters" aria-label="Show claims">
          <button type="button" aria-pressed={show === 'all'} onClick={() => filter('all')}>
            {counted(claims.length, 'claim')}
          </button>
          {ORDER.filter((state) => count(state) > 0 || show === state).map((state) => (
            <button type="button" key={state} aria-pressed={show === state} onClick={() => filter(state)}>
              {number(count(state))} <span aria-hidden="true">{STATES[state].shape}</span>{' '}
              {STATES[state].word}
            </button>
          ))}
        </fieldset>
        <div className="acts">
          {selected.size > 0 ? (
            <>
              <span className="quiet">{number(selected.size)} selected:</span>
              <button type="button" onClick={() => props.onBulk('accept')}>
                Accept all
              </button>
              <button type="button" onClick={() => props.onBulk('reject')}>
                Reject all
              </button>
              <button type="button" onClick={() => props.onBulk('unsure')}>
                Unsure
              </button>
              <button type="button" className="quiet" onClick={props.onClear}>
                Clear
              </button>
            </>
          ) : (
            <button
              type="button"
              className="quiet"
              onClick={props.onSelectAll}
              disabled={count('open') === 0}
            >
              Select all open
            </button>
          )}
          {!blind && (
            <>
              <button type="button" className="quiet" onClick={props.onAdd}>
                <kbd>a</kbd> Add claim
              </button>
              <button type="button" className="quiet" onClick={props.onDescribe}>
                <kbd>d</kbd> Describe
              </button>
            </>
          )}
          <button type="button" className="quiet" onClick={props.onUndo}>
            <kbd>u</kbd> Undo
          </button>
          <button type="button" className="quiet" onClick={() => window.print()}>
            Print
          </button>
          {!blind && (
            <GivingOut title="This report, its claims and decisions" filter={{ report: report.id }} />
          )}
        </div>
      </div>
      {props.description}
      {blind && (
        <p className="notice">
          Blind second reading: you see what the reader found and your own decisions, not those of others.{' '}
          <Link href={address('/second', { report: report.id })}>Compare when you are done</Link>
        </p>
      )}
      <GraphicNotice count={reading.graphic.length} blur={props.blur} />
      {reading.problems.map((problem) =>
        problem.kind === 'no-date' && !blind ? (
          !props.description && (
            <p className="notice" key={problem.kind}>
              No day of publication is known, so “Friday” and “last week” stand for no date.{' '}
              <button type="button" onClick={props.onDescribe}>
                Say when it was published
              </button>
            </p>
          )
        ) : (
          <p className="notice" key={problem.kind + problem.message}>
            {plain(problem.message)}
          </p>
        ),
      )}
    </div>
  )
}

import type { FigureClaim, FiguresView, RangeView } from '../../../src/server/schema/index.ts'
import { plain } from '../frame/odd.ts'
import { counted, number } from '../reading/words.ts'
import { PassageLink } from './passage-link.tsx'
import { SetApart } from './set-apart.tsx'

const leftOut = (claimId: string) => ({ claimId, why: '' })

/** A range in words. Nothing is ever printed as the one number. */
function rangeWords({ lower, upper, above }: RangeView): string {
  if (lower === null && upper === null) return 'nothing'
  if (lower !== null && upper !== null && lower > upper) return 'a contradiction'
  if (lower !== null && lower === upper) return number(lower)
  return [
    lower === null
      ? 'no lower bound'
      : above
        ? `more than ${number(lower - 1)}`
        : `at least ${number(lower)}`,
    upper === null ? 'no upper bound' : `at most ${number(upper)}`,
  ].join(', ')
}

interface Props {
  readonly data: FiguresView
  readonly claims: readonly FigureClaim[]
  /** Claims that are left out of the range. */
  readonly except: readonly string[]
  /** Leave a claim out, or take it in again. */
  onExcept(claimId: string): void
}

/** What follows from those believed, step by step; with nobody chosen, from each by itself. */
export function Follows({ data, claims, except, onExcept }: Props) {
  const { range, byOrigin, believed } = data
  if (range === null) {
    return (
      <section className="follows" aria-label="What follows">
        <p className="quiet">Choose whom to believe to see what follows. Each by itself:</p>
        <dl className="each">
          {byOrigin.map(({ origin, range: own }) => (
            <div key={origin}>
              <dt>{plain(origin)}</dt>
              <dd>
                {rangeWords(own)}
                {own.drifted.length > 0 && (
                  <span className="quiet"> ⚠ told otherwise in the speaker’s own words</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    )
  }
  return (
    <section className="follows" aria-label="What follows">
      <p className="follows-line" aria-live="polite">
        If you believe {believed.map(plain).join(' and ')}, what follows is:{' '}
        <strong>{rangeWords(range)}</strong>
        {range.origins.length > 0 && (
          <span className="quiet"> (rests on {counted(range.origins.length, 'origin')})</span>
        )}
      </p>
      {range.steps.length > 0 && (
        <details open>
          <summary>Steps</summary>
          <ol className="steps">
            {range.steps.map((step) => (
              <li key={step}>{plain(step)}</li>
            ))}
          </ol>
        </details>
      )}
      {range.drifted.length > 0 && (
        <div className="told">
          <p>⚠ It rests on what another report tells otherwise in the speaker’s own words:</p>
          <SetApart told={range.drifted} claims={claims} act="Leave it out" onAct={onExcept} />
        </div>
      )}
      {except.length > 0 && (
        <div className="notice">
          <p>Left out by you:</p>
          <SetApart told={except.map(leftOut)} claims={claims} act="Take it in again" onAct={onExcept} />
        </div>
      )}
      {range.conflicts.map((conflict) => (
        <div className="told" key={conflict.claims.join()}>
          <p>⚠ These cannot all be true:</p>
          <ul>
            {conflict.claims.map((id) => {
              const claim = claims.find(({ claimId }) => claimId === id)
              return claim ? (
                <li key={id}>
                  <PassageLink claim={claim} />
                </li>
              ) : null
            })}
          </ul>
          {conflict.steps.map((step) => (
            <p key={step}>{plain(step)}</p>
          ))}
        </div>
      ))}
    </section>
  )
}

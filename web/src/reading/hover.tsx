import type { ClaimView, ReadingView } from '../../../src/server/schema/index.ts'
import { namedPeople } from '../../../src/text/amount-alone.ts'
import { plain } from '../frame/odd.ts'
import { chainOf } from './mark.ts'
import { occasion, speaker, STATES } from './words.ts'

export interface Hovered {
  readonly x: number
  readonly y: number
  readonly claims: readonly ClaimView[]
}

/** What stands under the pointer: each claim there, its fields, and the rules that found it. */
export function Hover({ at, reading }: { at: Hovered; reading: ReadingView }) {
  const left = Math.min(at.x + 12, window.innerWidth - 345)
  const below = at.y + 180 < window.innerHeight
  return (
    <div
      className="hover"
      role="tooltip"
      style={{ left, ...(below ? { top: at.y + 18 } : { bottom: window.innerHeight - at.y + 12 }) }}
    >
      {at.claims.map((claim) => {
        const chain = chainOf(claim, reading)
        const fields = [
          namedPeople(claim)?.text,
          claim.population?.side,
          claim.place?.text,
          claim.period?.text,
        ]
        return (
          <div key={claim.id}>
            <p>
              <span aria-hidden="true">{STATES[claim.review.state].shape} </span>
              <b>{plain(claim.summary)}</b> · {speaker(claim)}
            </p>
            <p className="quiet">{fields.flatMap((field) => (field ? [plain(field)] : [])).join(' · ')}</p>
            <p className="quiet">{occasion(chain[0], reading.report.text).join(' · ')}</p>
            <p className="card-rule">
              rule {claim.rule}
              {chain[0] && <> · {chain[0].rule}</>}
            </p>
          </div>
        )
      })}
    </div>
  )
}

import type { FigureClaim } from '../../../src/server/schema/index.ts'
import { plain } from '../frame/odd.ts'
import { PassageLink } from './passage-link.tsx'

interface Props {
  /** Ids of claims, with what is said of each. */
  readonly told: readonly { readonly claimId: string; readonly why: string }[]
  readonly claims: readonly FigureClaim[]
  /** What the button beside each does. */
  readonly act: string
  onAct(claimId: string): void
}

/** Claims that one may leave out of a range, or take in again. */
export const SetApart = ({ told, claims, act, onAct }: Props) => (
  <ul className="set-apart">
    {told.flatMap(({ claimId, why }) => {
      const claim = claims.find((one) => one.claimId === claimId)
      if (!claim) return []
      return [
        <li key={claimId}>
          <PassageLink claim={claim} /> <span className="quiet">{plain(claim.title)}</span>
          {why !== '' && <> – {plain(why)}</>}{' '}
          <button type="button" onClick={() => onAct(claimId)}>
            {act}
          </button>
        </li>,
      ]
    })}
  </ul>
)

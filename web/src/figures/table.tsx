import type { FigureClaim } from '../../../src/server/schema/index.ts'
import { address } from '../frame/address.ts'
import { Link } from '../frame/link.tsx'
import { plain } from '../frame/odd.ts'
import { counted, date, dates } from '../reading/words.ts'
import { lookOf } from './origin.ts'

interface Props {
  readonly claims: readonly FigureClaim[]
  readonly names: readonly string[]
  readonly blur: boolean
}

/** The chart in words, each line leading to its passage. */
export function ClaimTable({ claims, names, blur }: Props) {
  return (
    <table className={`list${blur ? ' blurring' : ''}`}>
      <caption>{counted(claims.length, 'claim')}, by the day they count up to</caption>
      <thead>
        <tr>
          <th scope="col">Whose word</th>
          <th scope="col">Claim</th>
          <th scope="col">Counts</th>
          <th scope="col">Where</th>
          <th scope="col">Passage</th>
        </tr>
      </thead>
      <tbody>
        {claims.map((claim) => {
          const look = lookOf(names.indexOf(claim.origin))
          return (
            <tr key={claim.claimId}>
              <td>
                <span style={{ color: look.colour }} aria-hidden="true">
                  {look.glyph}{' '}
                </span>
                {plain(claim.origin)}
                <span className="facts">{claim.chain.map(plain).join(' ‹ ')}</span>
              </td>
              <td>
                {plain(claim.summary)}
                {claim.relations.map((relation) => (
                  <span className="facts" key={relation.id}>
                    <Link href={address('/conflicts', { relation: relation.id })}>
                      ⚠ {relation.kind.replaceAll('-', ' ')}
                    </Link>
                  </span>
                ))}
              </td>
              <td>
                {dates(claim.from, claim.to)}
                <span className="facts">said {date(claim.statedOn)}</span>
              </td>
              <td>{plain(claim.place ?? '')}</td>
              <td>
                <Link
                  className={claim.graphic ? 'is-graphic' : undefined}
                  href={address(`/reports/${encodeURIComponent(claim.reportId)}`, { claim: claim.claimId })}
                >
                  “{plain(claim.passage)}”
                </Link>
                <span className="facts">{plain(claim.title)}</span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

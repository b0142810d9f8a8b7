import type { Passage, RelationView } from '../../../src/server/schema/index.ts'
import { directionOf } from '../frame/direction.ts'
import { address } from '../frame/address.ts'
import { Link } from '../frame/link.tsx'
import { plain } from '../frame/odd.ts'
import { date } from '../reading/words.ts'
import { difference, type Piece } from './difference.ts'

/** Two passages beside each other, the words marked that only one of them has. */
export function Passages({ relation, blur }: { relation: RelationView; blur: boolean }) {
  const [a, b] = difference(plain(relation.a.words), plain(relation.b.words))
  return (
    <div className={`passages${blur ? ' blurring' : ''}`}>
      <PassageBox passage={relation.a} pieces={a} />
      <PassageBox passage={relation.b} pieces={b} />
    </div>
  )
}

function PassageBox({ passage, pieces }: { passage: Passage; pieces: readonly Piece[] }) {
  const to = address(`/reports/${encodeURIComponent(passage.reportId)}`, { claim: passage.claimId })
  return (
    <figure>
      <figcaption>
        <Link href={to}>{plain(passage.title)}</Link>
        {passage.published !== null && <span className="quiet"> · {date(passage.published)}</span>}
      </figcaption>
      <blockquote
        className={passage.graphic ? 'is-graphic' : undefined}
        dir={directionOf(`${passage.before}${passage.words}${passage.after}`)}
      >
        <span className="quiet">{plain(passage.before)}</span>
        <span className="is-claim">
          {pieces.map((piece, index) =>
            piece.differs ? (
              // Pieces have no other name than their place.
              // oxlint-disable-next-line react/no-array-index-key
              <mark key={index}>{piece.text}</mark>
            ) : (
              piece.text
            ),
          )}
        </span>
        <span className="quiet">{plain(passage.after)}</span>
      </blockquote>
      <p className="passage-sum">{plain(passage.summary)}</p>
      <p className="chain">
        {passage.origin.map((link, index) => (
          <span key={link}>
            {index > 0 && <span aria-hidden="true"> ‹ </span>}
            {index > 0 && <span className="hidden-word"> quoting </span>}
            {plain(link)}
          </span>
        ))}
      </p>
    </figure>
  )
}

import type { FiguresView } from '../../../src/server/schema/index.ts'
import { address } from '../frame/address.ts'
import { Link } from '../frame/link.tsx'
import { plain } from '../frame/odd.ts'
import { number } from '../reading/words.ts'
import { lookOf } from './origin.ts'

interface Props {
  readonly origins: FiguresView['origins']
  readonly silences: FiguresView['silences']
  /** All origins, by which each has its mark. */
  readonly names: readonly string[]
  readonly believed: readonly string[]
  onToggle(name: string): void
}

/** Whom one can believe, and who was asked and is silent. */
export function Believe({ origins, silences, names, believed, onToggle }: Props) {
  return (
    <fieldset className="believe">
      <legend>Believe</legend>
      {origins.map(({ name, claims: count }) => {
        const look = lookOf(names.indexOf(name))
        return (
          <label key={name} className="check">
            <input type="checkbox" checked={believed.includes(name)} onChange={() => onToggle(name)} />
            <span style={{ color: look.colour }} aria-hidden="true">
              {look.glyph}
            </span>
            {plain(name)} <span className="quiet">({number(count)})</span>
          </label>
        )
      })}
      {silences.map(({ name, passages }) => (
        <span className="silent" key={name}>
          □ {plain(name)}: silent
          {passages.map((one, index) => (
            <Link
              key={one.reportId + one.words}
              href={address(`/reports/${encodeURIComponent(one.reportId)}`, {
                find: one.words.slice(0, 60),
              })}
              title={`${plain(one.title)}: “${plain(one.words)}”`}
              aria-label={`Passage ${index + 1}, ${plain(one.title)}`}
            >
              {' '}
              {index + 1}
            </Link>
          ))}
        </span>
      ))}
    </fieldset>
  )
}

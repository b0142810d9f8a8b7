import { useEffect, useRef } from 'react'
import type { RelationList, RelationView } from '../../../src/server/schema/index.ts'
import { address, go } from '../frame/address.ts'
import { plain } from '../frame/odd.ts'
import { number } from '../reading/words.ts'
import { kindWords } from './kind.ts'

interface Props {
  readonly data: RelationList
  readonly decided: string
  readonly kind: string | null
  readonly openId: string | null
  onShow(relation: RelationView): void
  onMore(): void
}

/** What waits, a page at a time, and what narrows it. */
export function QueueList({ data, decided, kind, openId, onShow, onMore }: Props) {
  return (
    <aside className="queue-list">
      <h1>Conflicts and drift</h1>
      <fieldset className="filters" aria-label="Show">
        <button
          type="button"
          aria-pressed={decided === 'no' && kind === null}
          onClick={() => go('/conflicts')}
        >
          {number(data.open)} open
        </button>
        {data.kinds
          .filter(({ count }) => count > 0)
          .map(({ name, count }) => (
            <button
              type="button"
              key={name}
              aria-pressed={kind === name}
              onClick={() => go(address('/conflicts', { kind: name }))}
            >
              {number(count)} {kindWords(name)}
            </button>
          ))}
        <button
          type="button"
          aria-pressed={decided === 'yes'}
          onClick={() => go(address('/conflicts', { decided: 'yes' }))}
        >
          decided
        </button>
      </fieldset>
      <ol>
        {data.relations.map((relation) => (
          <QueueLine key={relation.id} relation={relation} here={relation.id === openId} onShow={onShow} />
        ))}
      </ol>
      {data.next !== null && (
        <button type="button" className="quiet" onClick={onMore}>
          Show more
        </button>
      )}
    </aside>
  )
}

interface LineProps {
  readonly relation: RelationView
  readonly here: boolean
  onShow(relation: RelationView): void
}

function QueueLine({ relation, here, onShow }: LineProps) {
  const line = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (here) line.current?.scrollIntoView({ block: 'nearest' })
  }, [here])
  const { a, b, kind } = relation
  return (
    <li>
      <button
        ref={line}
        type="button"
        className="queue-line"
        aria-current={here ? 'true' : undefined}
        onClick={() => onShow(relation)}
      >
        <span className="quiet">{kindWords(kind)}</span>
        <span>
          {plain(a.summary)} <span className="quiet">/</span> {plain(b.summary)}
        </span>
      </button>
    </li>
  )
}

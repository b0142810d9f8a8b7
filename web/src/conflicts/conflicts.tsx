import { useCallback, useEffect, useRef, useState } from 'react'
import type { Passage, RelationList, RelationView } from '../../../src/server/schema/index.ts'
import { address, go, useAddress, withQuery } from '../frame/address.ts'
import { Frame } from '../frame/frame.tsx'
import { useKeys } from '../frame/keys.ts'
import { useLatest } from '../frame/latest.ts'
import { useLedger } from '../frame/ledger.ts'
import { Link } from '../frame/link.tsx'
import { useLoaded } from '../frame/load.ts'
import { plain } from '../frame/odd.ts'
import { useReviewer } from '../frame/reviewer.ts'
import { Refusal, send } from '../frame/server.ts'
import { Waiting } from '../frame/waiting.tsx'
import { date, instant, number } from '../reading/words.ts'
import { difference, type Piece } from './difference.ts'

const KEYS: readonly (readonly [string, string])[] = [
  ['y', 'known: it is so'],
  ['n', 'not so, or not the same thing'],
  ['h', 'leave it as unsure'],
  ['j / k', 'next and previous'],
  ['u', 'undo your last decision on a relation'],
]

const VERDICTS: Record<string, string> = { accepted: '✓ known', rejected: '✗ not so', unsure: '? unsure' }

/** What each kind of relation says, in a sentence. */
const MEANING: Record<string, string> = {
  conflict: 'These cannot both be true.',
  drift: 'The retelling changed what was said.',
  inconsistent: 'The rate and the total do not fit together.',
  'competing-account': 'Two accounts of what happened to the same people.',
  consistent: 'Different scopes; both can be true.',
  'not-comparable': 'These count different things.',
  agree: 'Two origins, one figure.',
  same: 'One claim, told twice.',
  retells: 'One report repeats what the other holds closer to its origin.',
  'derived-from': 'One figure seems to rest on the other.',
  updates: 'A later figure of the same claimant.',
}

/** Conflicts and drift, one after the other: two passages, why, and what a person says of it. */
export function Conflicts() {
  const { query } = useAddress()
  const who = useReviewer()
  const { reload: reloadLedger } = useLedger()
  const decided = query.get('decided') ?? 'no'
  const kind = query.get('kind')
  const wanted = query.get('relation')
  const [note, setNote] = useState('')
  const [said, setSaid] = useState<{ words: string; bad: boolean } | null>(null)
  const { data, error, slow, reload, set } = useLoaded<RelationList>(
    address('/api/relations', { decided, kind }),
  )
  // A relation that is linked to may stand outside the queue.
  const listed = data?.relations.some(({ id }) => id === wanted) ?? true
  const alone = useLoaded<RelationList>(
    wanted !== null && !listed ? address('/api/relations', { relation: wanted }) : null,
  )
  const queue = data?.relations ?? []
  const open =
    (wanted === null ? queue[0] : queue.find(({ id }) => id === wanted)) ??
    alone.data?.relations.find(({ id }) => id === wanted) ??
    null
  const now = useLatest({ queue, open, who, note })

  const show = useCallback((relation: RelationView | undefined): void => {
    setNote('')
    if (relation) go(withQuery({ relation: relation.id }), 'replace')
  }, [])

  const step = useCallback(
    (by: 1 | -1): void => {
      const at = now.current.queue.findIndex(({ id }) => id === now.current.open?.id)
      show(now.current.queue[at + by])
    },
    [now, show],
  )

  const failed = useCallback((reason: unknown): void => {
    if (!(reason instanceof Refusal)) throw reason
    setSaid({ words: `Not saved: ${reason.message}`, bad: true })
  }, [])

  const decide = useCallback(
    (verdict: 'accept' | 'reject' | 'unsure'): void => {
      const { open: on, queue: before, who: by, note: why } = now.current
      if (!on || by === null) return
      const body = { by, relationId: on.id, expect: on.version, verdict, note: why.trim() || null }
      send<RelationView>('/api/relations/decisions', body).then((done) => {
        const at = before.findIndex(({ id }) => id === on.id)
        const next = before[at + 1] ?? before[at - 1]
        set((list) => ({
          ...list,
          open: list.open - (on.decision === null ? 1 : 0),
          relations: list.relations.flatMap((one) =>
            one.id !== on.id ? [one] : decided === 'no' ? [] : [done],
          ),
        }))
        setSaid({
          words: `${VERDICTS[done.decision?.verdict ?? ''] ?? 'Kept'}. u takes it back.`,
          bad: false,
        })
        show(decided === 'no' ? (at < 0 ? undefined : next) : done)
        if (decided === 'no' && next === undefined) go(withQuery({ relation: null }), 'replace')
        reloadLedger()
      }, failed)
    },
    [decided, failed, now, reloadLedger, set, show],
  )

  const undo = useCallback((): void => {
    send<{ said: string }>('/api/undo', { by: now.current.who, kind: 'relation' }).then(({ said: words }) => {
      setSaid({ words, bad: false })
      reload()
      reloadLedger()
    }, failed)
  }, [failed, now, reload, reloadLedger])

  useKeys({
    y: () => decide('accept'),
    n: () => decide('reject'),
    h: () => decide('unsure'),
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    u: undo,
    'Ctrl+z': undo,
  })

  if (!data) {
    return (
      <Frame title="Conflicts and drift" keys={KEYS}>
        <Waiting error={error} slow={slow} />
      </Frame>
    )
  }
  return (
    <Frame title="Conflicts and drift" keys={KEYS} said={said}>
      <main className="queue">
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
                  {number(count)} {name.replaceAll('-', ' ')}
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
            {queue.map((relation) => (
              <QueueLine
                key={relation.id}
                relation={relation}
                here={relation.id === open?.id}
                onShow={show}
              />
            ))}
          </ol>
        </aside>
        {open ? (
          <section className="pair-view" aria-label={open.kind.replaceAll('-', ' ')}>
            <h2>
              <span aria-hidden="true">⚠ </span>
              {open.kind.replaceAll('-', ' ')}
              <span className="quiet"> – {MEANING[open.kind] ?? ''}</span>
            </h2>
            <Passages relation={open} />
            <ul className="because">
              {open.because.map((reason) => (
                <li key={reason.field + reason.note}>
                  <b>{plain(reason.field)}</b> {plain(reason.a)} <span className="quiet">/</span>{' '}
                  {plain(reason.b)}. {plain(reason.note)}
                </li>
              ))}
            </ul>
            {open.decision && (
              <p className="card-decided">
                {VERDICTS[open.decision.verdict] ?? open.decision.verdict}, {plain(open.decision.by)},{' '}
                {instant(open.decision.on)}
                {open.decision.note !== null && <> – “{plain(open.decision.note)}”</>}
              </p>
            )}
            <label>
              Why
              <input
                value={note}
                onChange={(event) => setNote(event.target.value)}
                placeholder="a note, if you like"
              />
            </label>
            <div className="acts">
              <button type="button" onClick={() => decide('accept')}>
                <kbd>y</kbd> Known, it is so
              </button>
              <button type="button" onClick={() => decide('reject')}>
                <kbd>n</kbd> Not so, or not the same
              </button>
              <button type="button" onClick={() => decide('unsure')}>
                <kbd>h</kbd> Unsure
              </button>
              <button type="button" className="quiet" onClick={undo}>
                <kbd>u</kbd> Undo
              </button>
              <button type="button" className="quiet" onClick={() => step(-1)}>
                <kbd>k</kbd> Previous
              </button>
              <button type="button" className="quiet" onClick={() => step(1)}>
                <kbd>j</kbd> Next
              </button>
            </div>
          </section>
        ) : (
          <section className="pair-view">
            <p className="lead">
              {data.open === 0
                ? 'Nothing to settle: no two claims in the ledger are known to conflict or drift, or all have been decided on.'
                : 'Nothing here. Choose another kind on the left.'}
            </p>
            <div className="acts">
              <button type="button" className="quiet" onClick={undo}>
                <kbd>u</kbd> Undo
              </button>
            </div>
          </section>
        )}
      </main>
    </Frame>
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
        <span className="quiet">{kind.replaceAll('-', ' ')}</span>
        <span>
          {plain(a.summary)} <span className="quiet">/</span> {plain(b.summary)}
        </span>
      </button>
    </li>
  )
}

/** Two passages beside each other, the words marked that only one of them has. */
function Passages({ relation }: { relation: RelationView }) {
  const [a, b] = difference(plain(relation.a.words), plain(relation.b.words))
  return (
    <div className="passages">
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
        <span className="quiet"> · {date(passage.published)}</span>
      </figcaption>
      <blockquote dir="auto">
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

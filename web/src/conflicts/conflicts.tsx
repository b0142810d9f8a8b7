import { Frame } from '../frame/frame.tsx'
import { GraphicNotice, useBlur } from '../frame/graphic.tsx'
import { useKeys } from '../frame/keys.ts'
import { plain } from '../frame/odd.ts'
import { Waiting } from '../frame/waiting.tsx'
import { instant } from '../reading/words.ts'
import { kindWords, MEANING, VERDICTS } from './kind.ts'
import { Passages } from './passages.tsx'
import { QueueList } from './queue-list.tsx'
import { useQueue } from './queue.ts'

const KEYS: readonly (readonly [string, string])[] = [
  ['y', 'known: it is so'],
  ['n', 'not so, or not the same thing'],
  ['h', 'leave it as unsure'],
  ['j / k', 'next and previous'],
  ['u', 'undo your last decision on a relation'],
  ['b', 'show blurred passages'],
]

/** Conflicts and drift, one after the other: two passages, why, and what a person says of it. */
export function Conflicts() {
  const { data, error, slow, decided, kind, open, note, setNote, said, more, show, step, decide, undo } =
    useQueue()
  const blur = useBlur()
  useKeys({
    y: () => decide('accept'),
    n: () => decide('reject'),
    h: () => decide('unsure'),
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    u: undo,
    b: blur.toggle,
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
        <QueueList
          data={data}
          decided={decided}
          kind={kind}
          openId={open?.id ?? null}
          onShow={show}
          onMore={more}
        />
        {open ? (
          <section className="pair-view" aria-label={kindWords(open.kind)}>
            <h2>
              <span aria-hidden="true">⚠ </span>
              {kindWords(open.kind)}
              <span className="quiet"> – {MEANING[open.kind] ?? ''}</span>
            </h2>
            <GraphicNotice count={[open.a, open.b].filter(({ graphic }) => graphic).length} blur={blur} />
            <Passages relation={open} blur={blur.blurred === true} />
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

import { take } from '../intake/store.ts'

/** All there is to see before the first report: what this is, and a way to try it. */
export function Welcome({ onCome }: { onCome(batch: Promise<string | null>): void }) {
  const examples = (): void =>
    onCome(take([{ kind: 'examples', name: 'The example reports' }], { published: '', publisher: '' }))
  return (
    <div className="welcome">
      <p className="lead">
        onrecord reads reports about armed conflict and keeps a ledger of who says how many were killed, hurt,
        captured or sent, where and when, in which words. You check each claim against its sentence:{' '}
        <kbd>y</kbd> accepts, <kbd>n</kbd> rejects, <kbd>e</kbd> corrects, <kbd>?</kbd> shows all keys.
      </p>
      <div className="acts">
        <button type="button" className="main" onClick={examples}>
          Try it with the example reports
        </button>
        <span className="quiet">or add your own:</span>
      </div>
    </div>
  )
}

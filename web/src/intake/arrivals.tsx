import { Link } from '../frame/link.tsx'
import { plain } from '../frame/odd.ts'
import { counted } from '../reading/words.ts'
import { clearArrived, retry, stop, underWay, useArrivals, type Arrival } from './store.ts'

const WORDS: Record<Arrival['state'], string> = {
  waiting: 'waits',
  reading: 'reading …',
  added: 'added',
  known: 'was here already',
  stopped: 'stopped',
  failed: 'failed',
}

const SHAPES: Record<Arrival['state'], string> = {
  waiting: '·',
  reading: '…',
  added: '✓',
  known: '=',
  stopped: '■',
  failed: '✗',
}

/** What became of each file and address, and what is still to come. */
export function Arrivals({ onDone }: { onDone(): void }) {
  const arrivals = useArrivals()
  if (arrivals.length === 0) return null
  const done = arrivals.filter((one) => !underWay(one)).length
  return (
    <section className="arrivals" aria-label="What came in">
      {done < arrivals.length && (
        <progress value={done} max={arrivals.length} aria-label={`${done} of ${arrivals.length} read`} />
      )}
      <ul className="arrived" aria-live="polite">
        {arrivals.map((one) => (
          <li key={one.key} className={`arrival-${one.state}`}>
            <span aria-hidden="true">{SHAPES[one.state]}</span>
            <span className="name">{plain(one.name)}</span>
            <span>
              {WORDS[one.state]}
              {told(one)}
            </span>
            {one.reportId !== null && <Link href={`/reports/${one.reportId}`}>open ›</Link>}
            {one.state === 'reading' && one.part !== null && (
              <progress value={one.part} aria-label={`${Math.round(one.part * 100)} % of the file read`} />
            )}
            {one.state === 'reading' && one.reports > 0 && (
              <button type="button" className="quiet" onClick={() => void stop(one)}>
                Stop
              </button>
            )}
            {(one.state === 'failed' || one.state === 'stopped') && (
              <button type="button" onClick={() => void retry(one).then(onDone)}>
                {one.state === 'stopped' ? 'Go on' : 'Try again'}
              </button>
            )}
            {one.reasons.map((reason) => (
              <span className="reason" key={reason}>
                {plain(reason)}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {done === arrivals.length && (
        <button type="button" className="quiet" onClick={clearArrived}>
          Clear this list
        </button>
      )}
    </section>
  )
}

function told({ state, reports, claims }: Arrival): string {
  if (reports === 0 || state === 'known') return ''
  const several = reports > 1 ? `, ${counted(reports, 'report')}` : ''
  return `${several}, ${counted(claims, 'claim')}`
}

import { useEffect, useRef, useState, type DragEvent, type FormEvent } from 'react'
import { useLatest } from '../frame/latest.ts'
import { Link } from '../frame/link.tsx'
import { plain } from '../frame/odd.ts'
import type { Arrival, Given } from './intake.ts'

interface Props {
  readonly arrivals: readonly Arrival[]
  /** Nothing is in the ledger yet: the box is all there is to see. */
  readonly first: boolean
  onTake(files: readonly { name: string; bytes: Blob }[], given: Given): void
  onRetry(arrival: Arrival): void
  onClear(): void
  onExamples(): void
}

const WORDS: Record<Arrival['state'], string> = {
  waiting: 'waits',
  reading: 'reading …',
  added: 'added',
  known: 'was here already',
  failed: 'failed',
}

const SHAPES: Record<Arrival['state'], string> = {
  waiting: '·',
  reading: '…',
  added: '✓',
  known: '=',
  failed: '✗',
}

/** Where reports come in: dropped, chosen or pasted, with what became of each. */
export function Arrivals({ arrivals, first, onTake, onRetry, onClear, onExamples }: Props) {
  const [given, setGiven] = useState<Given>({ published: '', publisher: '' })
  const [pasted, setPasted] = useState('')
  const [title, setTitle] = useState('')
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const latest = useLatest(given)

  const take = (files: Iterable<File>): void => {
    const list = [...files].map((file) => ({ name: file.name, bytes: file }))
    if (list.length > 0) onTake(list, latest.current)
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
    const text = event.dataTransfer.getData('text/plain')
    if (event.dataTransfer.files.length === 0 && text.trim() !== '') setPasted(text)
  }

  // Pasting anywhere on this screen brings files in, or puts the words where they can be looked at first.
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const inField = event.target instanceof Element && event.target.closest('input, textarea') !== null
      const files = event.clipboardData?.files
      if (files && files.length > 0) {
        event.preventDefault()
        onTake(
          [...files].map((file) => ({ name: file.name, bytes: file })),
          latest.current,
        )
      } else if (!inField) {
        const text = event.clipboardData?.getData('text/plain') ?? ''
        if (text.trim() !== '') setPasted(text)
      }
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [latest, onTake])

  const addPasted = (event: FormEvent): void => {
    event.preventDefault()
    const name =
      title.trim() === '' ? (pasted.trim().split('\n')[0]?.slice(0, 90) ?? 'pasted text') : title.trim()
    onTake([{ name, bytes: new Blob([pasted], { type: 'text/plain' }) }], given)
    setPasted('')
    setTitle('')
  }
  const done = arrivals.filter((one) => one.state !== 'waiting' && one.state !== 'reading').length
  return (
    <section className="arrivals" aria-label="Add reports">
      <div
        className={`drop${over ? ' drop-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>
          Drop reports here, paste text, or{' '}
          <button type="button" onClick={() => chooser.current?.click()}>
            choose files
          </button>
          {first && (
            <>
              {' '}
              – or{' '}
              <button type="button" className="main" onClick={onExamples}>
                try it with the example reports
              </button>
            </>
          )}
        </p>
        <input
          ref={chooser}
          className="hidden-word"
          type="file"
          multiple
          tabIndex={-1}
          aria-label="Choose files"
          onChange={(event) => {
            take(event.target.files ?? [])
            event.target.value = ''
          }}
        />
        <div className="given">
          <label>
            Published
            <input
              type="date"
              value={given.published}
              onChange={(event) => setGiven({ ...given, published: event.target.value })}
            />
          </label>
          <label>
            Outlet
            <input
              value={given.publisher}
              placeholder="where the files do not say"
              onChange={(event) => setGiven({ ...given, publisher: event.target.value })}
            />
          </label>
          <span className="quiet">
            “Friday” and “last week” are counted back from the day of publication.
          </span>
        </div>
      </div>
      {pasted !== '' && (
        <form className="pasted" onSubmit={addPasted}>
          <label>
            Title
            <input
              value={title}
              onChange={(event) => setTitle(event.target.value)}
              placeholder="its first line"
            />
          </label>
          <label>
            Pasted text
            <textarea rows={8} value={pasted} onChange={(event) => setPasted(event.target.value)} />
          </label>
          <div className="acts">
            <button type="submit" className="main">
              Add this report
            </button>
            <button type="button" onClick={() => setPasted('')}>
              Leave it
            </button>
          </div>
        </form>
      )}
      {pasted === '' && (
        <button type="button" className="quiet" onClick={() => setPasted(' ')}>
          Type or paste a text
        </button>
      )}
      {arrivals.length > 0 && (
        <>
          <progress value={done} max={arrivals.length} aria-label={`${done} of ${arrivals.length} files`} />
          <ul className="arrived" aria-live="polite">
            {arrivals.map((one) => (
              <li key={one.key} className={`arrival-${one.state}`}>
                <span aria-hidden="true">{SHAPES[one.state]}</span>
                <span className="name">{plain(one.name)}</span>
                <span>
                  {WORDS[one.state]}
                  {one.state === 'added' &&
                    `${one.reports > 1 ? `, ${one.reports} reports` : ''}, ${one.claims} claims`}
                </span>
                {one.reportId !== null && <Link href={`/reports/${one.reportId}`}>open ›</Link>}
                {one.reason !== null && <span className="reason">{plain(one.reason)}</span>}
                {one.state === 'failed' && (
                  <>
                    <button type="button" onClick={() => onRetry(one)}>
                      Try again
                    </button>
                  </>
                )}
              </li>
            ))}
          </ul>
          {done === arrivals.length && (
            <button type="button" className="quiet" onClick={onClear}>
              Clear this list
            </button>
          )}
        </>
      )}
    </section>
  )
}

import { useEffect, useRef, useState, type DragEvent, type FormEvent } from 'react'
import { useLatest } from '../frame/latest.ts'
import { take, type Given } from './store.ts'

interface Props {
  /** Resolves to a report that came in, once all of a batch is over. */
  onCome(batch: Promise<string | null>): void
}

const isAddress = (words: string): boolean => /^https?:\/\/\S+$/i.test(words.trim())

/** Where reports come in: dropped, chosen, pasted, or from a web address. */
export function Door({ onCome }: Props) {
  const [given, setGiven] = useState<Given>({ published: '', publisher: '' })
  const [pasted, setPasted] = useState<string | null>(null)
  const [addresses, setAddresses] = useState<string | null>(null)
  const [title, setTitle] = useState('')
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const latest = useLatest({ given, onCome })

  // Words that are an address are one; others are looked at first.
  const words = (text: string): void => {
    if (text.trim() === '') return
    if (isAddress(text)) setAddresses(text.trim())
    else setPasted(text)
  }
  const files = (list: Iterable<File>): void => {
    const coming = [...list].map((file) => ({ kind: 'file' as const, name: file.name, bytes: file }))
    if (coming.length > 0) latest.current.onCome(take(coming, latest.current.given))
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    if (event.dataTransfer.files.length > 0) files(event.dataTransfer.files)
    else words(event.dataTransfer.getData('text/uri-list') || event.dataTransfer.getData('text/plain'))
  }

  // Pasting anywhere on this screen does the same.
  const paste = useLatest({ files, words })
  useEffect(() => {
    const pastedHere = (event: ClipboardEvent): void => {
      const inField = event.target instanceof Element && event.target.closest('input, textarea') !== null
      const list = event.clipboardData?.files
      if (list && list.length > 0) {
        event.preventDefault()
        paste.current.files(list)
      } else if (!inField) paste.current.words(event.clipboardData?.getData('text/plain') ?? '')
    }
    document.addEventListener('paste', pastedHere)
    return () => document.removeEventListener('paste', pastedHere)
  }, [paste])

  const addPasted = (event: FormEvent): void => {
    event.preventDefault()
    const text = pasted ?? ''
    if (text.trim() === '') return
    const name = title.trim() || (text.trim().split('\n')[0]?.slice(0, 90) ?? 'pasted text')
    onCome(take([{ kind: 'file', name, bytes: new Blob([text], { type: 'text/plain' }) }], given))
    setPasted(null)
    setTitle('')
  }
  const addAddresses = (event: FormEvent): void => {
    event.preventDefault()
    const names = (addresses ?? '').split(/\s+/).filter((name) => name !== '')
    if (names.length === 0) return
    onCome(
      take(
        names.map((name) => ({ kind: 'address', name })),
        given,
      ),
    )
    setAddresses(null)
  }
  return (
    <section aria-label="Add reports">
      <div
        className={`drop${over ? ' drop-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <div className="acts">
          <span>Add reports: drop files here, or</span>
          <button type="button" onClick={() => chooser.current?.click()}>
            Choose files
          </button>
          <button type="button" aria-expanded={pasted !== null} onClick={() => setPasted(pasted ?? '')}>
            Paste text
          </button>
          <button
            type="button"
            aria-expanded={addresses !== null}
            onClick={() => setAddresses(addresses ?? '')}
          >
            From an address
          </button>
          <input
            ref={chooser}
            className="hidden-word"
            type="file"
            multiple
            tabIndex={-1}
            aria-label="Choose files"
            onChange={(event) => {
              files(event.target.files ?? [])
              event.target.value = ''
            }}
          />
        </div>
        {addresses !== null && (
          <form className="come" onSubmit={addAddresses}>
            <label>
              Web address; several with blanks between
              <input
                // The button that opened it asked for it.
                // oxlint-disable-next-line jsx-a11y/no-autofocus
                autoFocus
                value={addresses}
                inputMode="url"
                placeholder="https://"
                onChange={(event) => setAddresses(event.target.value)}
              />
            </label>
            <div className="acts">
              <button type="submit" className="main">
                Fetch and add
              </button>
              <button type="button" onClick={() => setAddresses(null)}>
                Cancel
              </button>
              <span className="quiet">This machine asks that site for it; nothing else is sent.</span>
            </div>
          </form>
        )}
        {pasted !== null && (
          <form className="come" onSubmit={addPasted}>
            <label>
              Pasted text
              <textarea
                // oxlint-disable-next-line jsx-a11y/no-autofocus
                autoFocus
                rows={8}
                value={pasted}
                onChange={(event) => setPasted(event.target.value)}
              />
            </label>
            <label>
              Title
              <input
                value={title}
                onChange={(event) => setTitle(event.target.value)}
                placeholder="its first line"
              />
            </label>
            <div className="acts">
              <button type="submit" className="main">
                Add this report
              </button>
              <button type="button" onClick={() => setPasted(null)}>
                Cancel
              </button>
            </div>
          </form>
        )}
        <div className="given">
          <span className="quiet">Where they do not say it themselves:</span>
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
              onChange={(event) => setGiven({ ...given, publisher: event.target.value })}
            />
          </label>
          <span className="quiet">
            “Friday” and “last week” are counted back from the day of publication.
          </span>
        </div>
      </div>
    </section>
  )
}

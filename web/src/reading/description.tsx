import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import type { Described, DescriptionGiven, ReadingView } from '../../../src/server/schema/index.ts'
import { Refusal, send, unsaved } from '../frame/server.ts'

interface Props {
  readonly report: ReadingView['report']
  readonly who: string
  /** It is kept; `said` tells what became of it. */
  onDone(said: string): void
  onCancel(): void
}

const FACTS = [
  ['published', 'Published'],
  ['publisher', 'Outlet'],
  ['author', 'Author or speaker'],
  ['title', 'Title'],
  ['url', 'Address'],
] as const

type Facts = Record<(typeof FACTS)[number][0], string>

const factsOf = ({ published, publisher, author, title, url, location }: Props['report']): Facts => ({
  published: published ?? '',
  publisher: publisher ?? '',
  author: author ?? '',
  // A report without a title is shown by where it lay.
  title: title === location ? '' : title,
  url: url ?? '',
})

/** Who published the report and when, where the ledger has it wrong or not at all. */
export function Description({ report, who, onDone, onCancel }: Props) {
  const first = useRef<HTMLInputElement>(null)
  const [before] = useState(() => factsOf(report))
  const [facts, setFacts] = useState(before)
  const [note, setNote] = useState('')
  const [told, setTold] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => first.current?.focus(), [])

  const changed = FACTS.filter(([name]) => facts[name].trim() !== before[name])
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (changed.length === 0 || busy) return
    setBusy(true)
    const given: DescriptionGiven = {
      by: who,
      expect: report.version,
      note: note.trim() || null,
      ...Object.fromEntries(changed.map(([name]) => [name, facts[name].trim()])),
    }
    try {
      const { said } = await send<Described>(
        `/api/reports/${encodeURIComponent(report.id)}/description`,
        given,
      )
      onDone(said)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setTold(unsaved(error))
      setBusy(false)
    }
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onCancel()
  }
  return (
    // Escape works from every field of the form.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className="description" onSubmit={submit} onKeyDown={keys} aria-label="Describe this report">
      {FACTS.map(([name, label]) => (
        <label key={name} className={`is-${name}`}>
          <span>{label}</span>
          <input
            ref={name === 'published' ? first : null}
            type={name === 'published' ? 'date' : 'text'}
            value={facts[name]}
            onChange={(event) => setFacts({ ...facts, [name]: event.target.value })}
          />
        </label>
      ))}
      <label className="is-note">
        <span>Why</span>
        <input
          value={note}
          placeholder="a note, if you like"
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <p className="hint">
        The report is read again: “Friday” counts back from the day of publication. Decisions on its claims
        stay.
      </p>
      {told !== null && (
        <p className="told" role="alert">
          {told}
        </p>
      )}
      <div className="acts">
        <button type="submit" className="main" disabled={changed.length === 0 || busy}>
          {busy ? 'Reading again …' : 'Save and read again'}
        </button>
        <button type="button" onClick={onCancel}>
          Cancel <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  )
}

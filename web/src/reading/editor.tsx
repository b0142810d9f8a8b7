import { useEffect, useId, useRef, type FormEvent, type KeyboardEvent } from 'react'
import type { ReadingView } from '../../../src/server/schema.ts'
import { plain } from '../frame/odd.ts'
import { obstacle, PART_NAMES, typed, type Draft, type Part } from './draft.ts'

const EVENTS = [
  'deaths',
  'injuries',
  'casualties',
  'captures',
  'missing',
  'releases',
  'displacement',
  'deployment',
]

interface Props {
  readonly draft: Draft
  readonly reading: ReadingView
  readonly told: string | null
  onChange(draft: Draft): void
  onSave(): void
  onCancel(): void
}

const TITLES: Record<Draft['purpose'], string> = {
  correct: 'Correct this claim',
  add: 'Add a claim the reader missed',
  split: 'Split: the second claim',
}

/** All fields of a claim. Words are typed as they stand in the report, or taken by selecting them there. */
export function Editor({ draft, reading, told, onChange, onSave, onCancel }: Props) {
  const { text } = reading.report
  const first = useRef<HTMLSelectElement>(null)
  const names = useId()
  useEffect(() => first.current?.focus({ preventScroll: true }), [])
  const stop = obstacle(draft)
  const set = <K extends keyof Draft>(key: K, value: Draft[K]): void => onChange({ ...draft, [key]: value })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (stop === null) onSave()
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      onCancel()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
  }
  const words = (part: Part, hint?: string) => (
    <Words
      key={part}
      part={part}
      draft={draft}
      {...(hint ? { hint } : {})}
      onChange={(value) => onChange(typed(draft, part, value, text))}
    />
  )
  return (
    // Escape and Ctrl+Enter work from every field of the form.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className="editor" onSubmit={submit} onKeyDown={keys} aria-label={TITLES[draft.purpose]}>
      <h3>{TITLES[draft.purpose]}</h3>
      <p className="hint">
        Type words as they stand in the report, or select them there and say what they are.
      </p>
      {words('claim')}
      <div className="pair">
        <label>
          Event
          <select ref={first} value={draft.event} onChange={(event) => set('event', event.target.value)}>
            {[...new Set([...EVENTS, draft.event])].map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          Manner
          <input
            value={draft.manner}
            onChange={(event) => set('manner', event.target.value)}
            placeholder="strike, execution …"
          />
        </label>
      </div>
      {words('quantity')}
      <div className="quad">
        <label>
          At least
          <input
            inputMode="numeric"
            value={draft.lower}
            onChange={(event) => set('lower', event.target.value)}
          />
        </label>
        <label>
          At most
          <input
            inputMode="numeric"
            value={draft.upper}
            onChange={(event) => set('upper', event.target.value)}
          />
        </label>
        <label>
          Per
          <select value={draft.per} onChange={(event) => set('per', event.target.value)}>
            <option value="">–</option>
            {['day', 'week', 'month', 'year'].map((per) => (
              <option key={per}>{per}</option>
            ))}
          </select>
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={draft.approx}
            onChange={(event) => set('approx', event.target.checked)}
          />
          about
        </label>
      </div>
      {words('population')}
      <div className="pair">
        <label>
          Side
          <input value={draft.side} onChange={(event) => set('side', event.target.value)} />
        </label>
        <label>
          Role
          <input
            value={draft.role}
            onChange={(event) => set('role', event.target.value)}
            placeholder="soldiers, civilians …"
          />
        </label>
      </div>
      {words('place')}
      {words('period')}
      <div className="pair">
        <label>
          From
          <input type="date" value={draft.from} onChange={(event) => set('from', event.target.value)} />
        </label>
        <label>
          To
          <input type="date" value={draft.to} onChange={(event) => set('to', event.target.value)} />
        </label>
      </div>
      <div className="pair">
        <label>
          Polarity
          <select
            value={draft.polarity}
            onChange={(event) => set('polarity', event.target.value as Draft['polarity'])}
          >
            <option>affirmed</option>
            <option>negated</option>
            <option>unknown</option>
          </select>
        </label>
        <label>
          Certainty
          <select
            value={draft.modality}
            onChange={(event) => set('modality', event.target.value as Draft['modality'])}
          >
            <option>asserted</option>
            <option>hedged</option>
            <option>hypothetical</option>
          </select>
        </label>
      </div>
      <div className="pair">
        <label>
          Source
          <input
            list={names}
            value={draft.sourceName}
            onChange={(event) => set('sourceName', event.target.value)}
            placeholder="the report itself"
          />
        </label>
        <label>
          Through
          <input
            list={names}
            value={draft.viaName}
            onChange={(event) => set('viaName', event.target.value)}
          />
        </label>
      </div>
      <datalist id={names}>
        {reading.sources.map((source) => (
          <option key={source.id} value={source.name}>
            {plain(source.role ?? '')}
          </option>
        ))}
      </datalist>
      <label>
        Why
        <input
          value={draft.note}
          onChange={(event) => set('note', event.target.value)}
          placeholder="a note, if you like"
        />
      </label>
      {stop !== null && <p className="obstacle">{stop}</p>}
      {told !== null && (
        <p className="told" role="alert">
          {told}
        </p>
      )}
      <div className="acts">
        <button type="submit" className="main" disabled={stop !== null}>
          Save <kbd>Ctrl Enter</kbd>
        </button>
        <button type="button" onClick={onCancel}>
          Cancel <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  )
}

function Words({
  part,
  draft,
  hint,
  onChange,
}: {
  part: Part
  draft: Draft
  hint?: string
  onChange(words: string): void
}) {
  const missing = draft.words[part].trim() !== '' && draft.spans[part] === null
  return (
    <label className={missing ? 'words missing' : 'words'}>
      <span className={`is-${part}`}>{PART_NAMES[part]}</span>
      <input
        value={draft.words[part]}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={missing}
        {...(hint ? { placeholder: hint } : { placeholder: 'words of the report' })}
      />
    </label>
  )
}

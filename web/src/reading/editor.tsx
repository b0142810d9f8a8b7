import { useEffect, useId, useRef, type FormEvent, type KeyboardEvent } from 'react'
import { EVENTS, MODALITIES, POLARITIES, RATES } from '../../../src/model/reading.ts'
import type { ReadingView } from '../../../src/server/schema/index.ts'
import { plain } from '../frame/odd.ts'
import { attributed, typed, type Draft, type Meant } from './draft.ts'
import { Check, Choice, Line, Text, Words } from './field.tsx'
import { obstacle } from './obstacle.ts'
import type { Part } from './part.ts'

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
export function Editor({ draft, reading, told: refused, onChange, onSave, onCancel }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const names = useId()
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('select')?.focus({ preventScroll: true })
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const stop = obstacle(draft)
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
  const words = (part: Part) => (
    <Words
      part={part}
      draft={draft}
      onChange={(value) => {
        const changed = typed(draft, part, value, reading.report.text)
        onChange(part === 'claim' ? attributed(draft, changed, reading) : changed)
      }}
    />
  )
  const given = { draft, onChange }
  const told = (part: Meant) => (
    <output className="hint">{draft.told?.part === part && draft.told.words}</output>
  )
  return (
    // Escape and Ctrl+Enter work from every field of the form.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className="editor" ref={form} onSubmit={submit} onKeyDown={keys} aria-label={TITLES[draft.purpose]}>
      <h3>{TITLES[draft.purpose]}</h3>
      <p className="hint">
        Type words as they stand in the report, or select them there and say what they are.
      </p>
      {words('claim')}
      <Line>
        <Choice {...given} name="event" label="Event" options={[...new Set([...EVENTS, draft.event])]} />
        <Text {...given} name="manner" label="Manner" hint="strike …" />
      </Line>
      {words('quantity')}
      <Line>
        <Text {...given} name="lower" label="At least" numeric />
        <Text {...given} name="upper" label="At most" numeric />
      </Line>
      <Line>
        <Choice {...given} name="per" label="Per" options={['', ...RATES]} />
        <Check {...given} name="approx" label="about" />
      </Line>
      {told('quantity')}
      {words('population')}
      <Line>
        <Text {...given} name="side" label="Side" />
        <Text {...given} name="role" label="Role" hint="soldiers …" />
      </Line>
      {words('place')}
      {words('period')}
      <Line>
        <Text {...given} name="from" label="From" date />
        <Text {...given} name="to" label="To" date />
      </Line>
      {told('period')}
      <Line>
        <Choice {...given} name="polarity" label="Polarity" options={POLARITIES} />
        <Choice {...given} name="modality" label="Certainty" options={MODALITIES} />
      </Line>
      {words('source')}
      <Line>
        <Text {...given} name="sourceName" label="Name" hint="the report itself" list={names} />
        <Text {...given} name="viaName" label="Through" list={names} />
      </Line>
      {words('cue')}
      {words('content')}
      <datalist id={names}>
        {reading.sources.map((source) => (
          <option key={source.id} value={source.name}>
            {plain(source.role ?? '')}
          </option>
        ))}
      </datalist>
      <Text {...given} name="note" label="Why" hint="a note, if you like" wide />
      {stop !== null && <p className="obstacle">{stop}</p>}
      {refused !== null && (
        <p className="told" role="alert">
          {refused}
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

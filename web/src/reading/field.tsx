import type { ReactNode } from 'react'
import type { Draft } from './draft.ts'
import { PART_NAMES, type Part } from './part.ts'

/** Fields of a draft whose value is words. */
type Worded = { [K in keyof Draft]: Draft[K] extends string ? K : never }[keyof Draft]

interface Field<K extends keyof Draft> {
  readonly draft: Draft
  readonly name: K
  readonly label: string
  onChange(draft: Draft): void
}

/** Two fields side by side. */
export const Line = ({ children }: { children: ReactNode }) => <div className="line">{children}</div>

interface TextProps extends Field<Worded> {
  readonly hint?: string
  readonly numeric?: boolean
  readonly date?: boolean
  /** The id of a list of values to choose from. */
  readonly list?: string
  /** Over the whole line. */
  readonly wide?: boolean
}

export function Text({ draft, name, label, hint, numeric, date, list, wide, onChange }: TextProps) {
  const field = (
    <label>
      <span>{label}</span>
      <input
        value={draft[name]}
        onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
        {...(hint ? { placeholder: hint } : {})}
        {...(list ? { list } : {})}
        {...(date ? { type: 'date' } : {})}
        {...(numeric ? { inputMode: 'numeric' } : {})}
      />
    </label>
  )
  return wide ? <div className="line line-wide">{field}</div> : field
}

interface ChoiceProps extends Field<Worded> {
  readonly options: readonly string[]
}

export function Choice({ draft, name, label, options, onChange }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select value={draft[name]} onChange={(event) => onChange({ ...draft, [name]: event.target.value })}>
        {options.map((option) => (
          <option key={option} value={option}>
            {option === '' ? '–' : option}
          </option>
        ))}
      </select>
    </label>
  )
}

export function Check({ draft, name, label, onChange }: Field<'approx'>) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={draft[name]}
        onChange={(event) => onChange({ ...draft, [name]: event.target.checked })}
      />
      {label}
    </label>
  )
}

interface WordsProps {
  readonly part: Part
  readonly draft: Draft
  onChange(words: string): void
}

/** Words of the report, which must stand there. */
export function Words({ part, draft, onChange }: WordsProps) {
  const missing = draft.words[part].trim() !== '' && draft.spans[part].length === 0
  return (
    <div className={missing ? 'line line-wide missing' : 'line line-wide'}>
      <label>
        <span className={`is-${part}`}>{PART_NAMES[part]}</span>
        <input
          value={draft.words[part]}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={missing}
          placeholder="words of the report"
        />
      </label>
    </div>
  )
}

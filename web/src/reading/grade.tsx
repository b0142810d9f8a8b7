import { useState } from 'react'

/** How credible a piece of information is: the second half of the Admiralty code. */
const CREDIBLE = [
  ['1', '1 – confirmed by others'],
  ['2', '2 – probably true'],
  ['3', '3 – possibly true'],
  ['4', '4 – doubtful'],
  ['5', '5 – improbable'],
  ['6', '6 – cannot be judged'],
] as const

interface Props {
  readonly grade: string | null
  onGrade(grade: string | null): void
}

/**
 * A person's own grade of a claim. While somebody is there, what he chose last stands, whatever of it is saved by then, so
 * that arrow keys go on from it.
 */
export function Grade({ grade, onGrade }: Props) {
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <label>
      Your grade
      <select
        value={chosen ?? grade ?? ''}
        onChange={(event) => {
          setChosen(event.target.value)
          onGrade(event.target.value || null)
        }}
        onBlur={() => setChosen(null)}
        // Keys are for the claim again.
        onKeyDown={(event) =>
          event.key === 'Escape' &&
          event.currentTarget.closest<HTMLElement>('.card')?.focus({ preventScroll: true })
        }
      >
        <option value="">–</option>
        {CREDIBLE.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}

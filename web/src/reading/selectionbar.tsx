import type { PointerEvent } from 'react'
import { inPieces, PART_NAMES, PARTS, type Part } from './part.ts'

interface Props {
  readonly at: DOMRect
  /** There is a claim to which the words can belong. */
  readonly editing: boolean
  /** `more`: beside what is marked as that already. */
  onMark(part: Part, more: boolean): void
  onAdd(): void
}

// The selection stays while a button is pressed.
const keep = (event: PointerEvent): void => event.preventDefault()

/** Beside words that were selected in the report: what are they? */
export function SelectionBar({ at, editing, onMark, onAdd }: Props) {
  const left = Math.max(8, Math.min(at.left, window.innerWidth - 330))
  const below = at.bottom + 90 < window.innerHeight
  return (
    <div
      className="selection-bar"
      role="toolbar"
      aria-label="What the selected words are"
      style={{ left, top: below ? at.bottom + 6 : Math.max(60, at.top - 84) }}
      onPointerDown={keep}
    >
      <button type="button" className="main" onClick={onAdd}>
        <kbd>a</kbd> New claim
      </button>
      {editing &&
        PARTS.map((part) => (
          <button
            type="button"
            key={part}
            onClick={(event) => onMark(part, event.shiftKey && inPieces(part))}
            title={inPieces(part) ? 'With Shift: one more piece of it' : undefined}
          >
            <span className={`is-${part}`}>{PART_NAMES[part]}</span>
          </button>
        ))}
    </div>
  )
}

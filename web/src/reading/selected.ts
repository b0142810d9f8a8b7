import { useEffect, useState } from 'react'
import type { Span } from './part.ts'
import { selectedSpan } from './selection.ts'

/** Words that a person has selected in the report, and where they are on the page. */
export interface Selected {
  readonly span: Span
  readonly at: DOMRect
}

export function useSelected(text: string): readonly [Selected | null, clear: () => void] {
  const [selected, setSelected] = useState<Selected | null>(null)
  useEffect(() => {
    const changed = (): void => {
      const span = selectedSpan(text)
      const selection = window.getSelection()
      const range = selection?.rangeCount ? selection.getRangeAt(0) : null
      setSelected(span && range ? { span, at: range.getBoundingClientRect() } : null)
    }
    // The selection is what it will be once the event is over.
    const settled = (): void => void setTimeout(changed)
    document.addEventListener('pointerup', settled)
    document.addEventListener('keyup', settled)
    return () => {
      document.removeEventListener('pointerup', settled)
      document.removeEventListener('keyup', settled)
    }
  }, [text])
  const clear = (): void => {
    setSelected(null)
    window.getSelection()?.removeAllRanges()
  }
  return [selected, clear]
}

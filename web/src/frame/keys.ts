import { useEffect } from 'react'
import { useLatest } from './latest.ts'

/** A key as it is written in the help: `y`, `/`, `Escape`, `Ctrl+z`. */
export type Keys = Readonly<Record<string, () => void>>

const written = (event: KeyboardEvent): string => {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const shifted = event.shiftKey && event.key.length === 1 && /[a-z]/i.test(event.key) ? `Shift+${key}` : key
  return event.ctrlKey || event.metaKey ? `Ctrl+${shifted}` : shifted
}

/** Words are being typed there: single keys are letters then. */
const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=button])'))

/** Run `keys` while the page has them; off inside inputs and while a composition is under way. */
export function useKeys(keys: Keys, on = true): void {
  const latest = useLatest(keys)
  useEffect(() => {
    if (!on) return
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.altKey || typing(event.target)) return
      // An open box (help, settings) is closed by the browser first.
      if (event.key === 'Escape' && document.querySelector(':popover-open') !== null) return
      const run = latest.current[written(event)]
      if (!run) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [latest, on])
}

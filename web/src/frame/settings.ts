import { useSyncExternalStore } from 'react'

/** What a person sets for this browser. */
export interface Settings {
  /** The name that stands under this person's decisions. */
  readonly name: string
  readonly theme: 'auto' | 'light' | 'dark'
  readonly blur: boolean
}

const KEY = 'onrecord'
const FIRST: Settings = { name: '', theme: 'auto', blur: true }
const watchers = new Set<() => void>()
let current = stored()

function stored(): Settings {
  try {
    return { ...FIRST, ...(JSON.parse(window.localStorage.getItem(KEY) ?? '{}') as Partial<Settings>) }
  } catch {
    // Storage is refused or holds something else: the page works with its first settings.
    return FIRST
  }
}

const show = ({ theme }: Settings): void => {
  document.documentElement.dataset['theme'] = theme
}
show(current)

const tell = (): void => {
  for (const watch of watchers) watch()
}

window.addEventListener('storage', (event) => {
  if (event.key !== KEY) return
  current = stored()
  show(current)
  tell()
})

export function useSettings(): Settings {
  return useSyncExternalStore(
    (watch) => {
      watchers.add(watch)
      return () => watchers.delete(watch)
    },
    () => current,
  )
}

export function setSettings(change: Partial<Settings>): void {
  current = { ...current, ...change }
  show(current)
  try {
    window.localStorage.setItem(KEY, JSON.stringify(current))
  } catch {
    // Not kept beyond this page, which is all that can be done where storage is refused.
  }
  tell()
}

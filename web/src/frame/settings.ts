import { shared } from './shared.ts'

/** What a person sets for this browser. */
export interface Settings {
  /** The name that stands under this person's decisions. */
  readonly name: string
  readonly theme: 'auto' | 'light' | 'dark'
  readonly blur: boolean
}

const KEY = 'onrecord'
const FIRST: Settings = { name: '', theme: 'auto', blur: true }
const settings = shared(stored())

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
show(settings.get())

window.addEventListener('storage', (event) => {
  if (event.key !== KEY) return
  settings.set(stored())
  show(settings.get())
})

export const useSettings = settings.use

export function setSettings(change: Partial<Settings>): void {
  const changed = { ...settings.get(), ...change }
  show(changed)
  try {
    window.localStorage.setItem(KEY, JSON.stringify(changed))
  } catch {
    // Not kept beyond this page, which is all that can be done where storage is refused.
  }
  settings.set(changed)
}

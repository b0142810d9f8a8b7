import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useAddress } from './address.ts'
import { underWay, useArrivals } from '../intake/store.ts'
import { useKeys } from './keys.ts'
import { useLedger } from './ledger.ts'
import { Link } from './link.tsx'
import { plain } from './odd.ts'
import { useReviewer } from './reviewer.ts'
import { setSettings, useSettings, type Settings } from './settings.ts'

export interface Search {
  readonly label: string
  readonly value: string
  readonly note?: string
  onChange(words: string): void
  onEnter?(back: boolean): void
}

interface Props {
  readonly title: string
  readonly search?: Search
  readonly keys?: readonly (readonly [keys: string, what: string])[]
  readonly said?: { words: string; bad: boolean } | null
  readonly children: ReactNode
}

const NO_KEYS: NonNullable<Props['keys']> = []

const PLACES = [
  ['/', 'Reports'],
  ['/figures', 'Figures'],
  ['/conflicts', 'Conflicts'],
  ['/sources', 'Sources'],
  ['/history', 'History'],
] as const

/** What stands around every screen: where to go, search, settings, help, and what happened last. */
export function Frame({ title, search, keys = NO_KEYS, said = null, children }: Props) {
  const { path } = useAddress()
  const { ledger } = useLedger()
  const who = useReviewer()
  const coming = useArrivals().filter(underWay).length
  const input = useRef<HTMLInputElement>(null)
  const help = useRef<HTMLElement>(null)
  const helpId = useId()
  const settingsId = useId()
  useEffect(() => {
    document.title = `${title} – onrecord`
  }, [title])
  useKeys({
    '/': () => {
      input.current?.focus()
      input.current?.select()
    },
    'Shift+/': () => help.current?.togglePopover(),
    '?': () => help.current?.togglePopover(),
  })
  const here = (to: string): boolean =>
    to === '/' ? path === '/' || path.startsWith('/reports') : path.startsWith(to)
  const inSearch = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') {
      event.preventDefault()
      search?.onEnter?.(event.shiftKey)
    }
    if (event.key === 'Escape') {
      search?.onChange('')
      event.currentTarget.blur()
    }
  }
  return (
    <div className="frame">
      <header className="top">
        <Link href="/" className="brand">
          onrecord
        </Link>
        <nav aria-label="Screens">
          {PLACES.map(([to, name]) => (
            <Link key={to} href={to} aria-current={here(to) ? 'page' : undefined}>
              {name}
              {to === '/conflicts' && (ledger?.toSettle ?? 0) > 0 && (
                <span className="count">{ledger?.toSettle}</span>
              )}
            </Link>
          ))}
        </nav>
        <div className="top-right">
          {coming > 0 && path !== '/' && (
            <Link href="/" className="quiet">
              {coming} coming in …
            </Link>
          )}
          {search && (
            <label className="search">
              <span className="hidden-word">{search.label}</span>
              <input
                ref={input}
                type="search"
                value={search.value}
                placeholder={`${search.label} …`}
                onChange={(event) => search.onChange(event.target.value)}
                onKeyDown={inSearch}
                aria-keyshortcuts="/"
              />
              {search.note ? (
                <span className="search-note">{search.note}</span>
              ) : (
                <kbd aria-hidden="true">/</kbd>
              )}
            </label>
          )}
          <button
            type="button"
            className="quiet"
            popoverTarget={settingsId}
            aria-label={who === null ? 'Settings' : `Settings, ${plain(who)}`}
            title={who === null ? undefined : `You decide as ${plain(who)}`}
          >
            <span aria-hidden="true">
              ⚙ <span className="me">{plain(who ?? '')}</span>
            </span>
          </button>
          <button
            type="button"
            className="quiet"
            popoverTarget={helpId}
            aria-label="Help"
            aria-keyshortcuts="?"
          >
            ?
          </button>
        </div>
      </header>
      <SettingsBox id={settingsId} />
      <section className="box" id={helpId} ref={help} popover="auto" aria-label="Help">
        <h2>Keys</h2>
        <dl className="keys">
          {[...keys, ['/', 'search'] as const, ['?', 'this help'] as const].map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <p className="quiet">
          Keys are off while you type in a field. <a href="/api/reference">HTTP API</a>
        </p>
      </section>
      {children}
      <output className={`said${said?.bad ? ' said-bad' : ''}`} aria-live="polite">
        {said?.words}
      </output>
    </div>
  )
}

function SettingsBox({ id }: { id: string }) {
  const settings = useSettings()
  const { ledger } = useLedger()
  return (
    <section className="box" id={id} popover="auto" aria-label="Settings">
      <h2>Settings</h2>
      <label>
        Your name, kept with your decisions
        <input
          value={settings.name}
          placeholder={ledger?.user ?? ''}
          onChange={(event) => setSettings({ name: event.target.value })}
        />
      </label>
      <label>
        Colours
        <select
          value={settings.theme}
          onChange={(event) => setSettings({ theme: event.target.value as Settings['theme'] })}
        >
          <option value="auto">as the system has them</option>
          <option value="light">light</option>
          <option value="dark">dark</option>
        </select>
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={settings.blur}
          onChange={(event) => setSettings({ blur: event.target.checked })}
        />
        Blur graphic passages until I ask for them
      </label>
      <p className="quiet">Ledger: {ledger?.address}</p>
    </section>
  )
}

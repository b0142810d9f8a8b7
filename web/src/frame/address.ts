import { useSyncExternalStore } from 'react'

/** Every state of the page has an address: the path says where, the query what is chosen there. */
export interface Address {
  readonly path: string
  readonly query: URLSearchParams
}

const watchers = new Set<() => void>()
let current = read()

function read(): Address {
  return { path: window.location.pathname, query: new URLSearchParams(window.location.search) }
}

const changed = (): void => {
  current = read()
  for (const watch of watchers) watch()
}
window.addEventListener('popstate', changed)

export function useAddress(): Address {
  return useSyncExternalStore(
    (watch) => {
      watchers.add(watch)
      return () => watchers.delete(watch)
    },
    () => current,
  )
}

/** Go to an address of this page; `replace` for what should not stand in the way of "back". */
export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  if (to === window.location.pathname + window.location.search) return
  window.history[how === 'push' ? 'pushState' : 'replaceState'](null, '', to)
  changed()
}

/** The address of `path` with `query`, without the empty ones. */
export function address(
  path: string,
  query: Record<string, string | number | null | undefined> = {},
): string {
  const pairs = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') pairs.set(key, String(value))
  }
  const text = pairs.toString()
  return text ? `${path}?${text}` : path
}

/** The present address with some of its query changed. */
export function withQuery(changes: Record<string, string | number | null | undefined>): string {
  return address(current.path, { ...Object.fromEntries(current.query), ...changes })
}

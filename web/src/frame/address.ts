import { shared } from './shared.ts'

/** Every state of the page has an address: the path says where, the query what is chosen there. */
export interface Address {
  readonly path: string
  readonly query: URLSearchParams
}

const read = (): Address => ({
  path: window.location.pathname,
  query: new URLSearchParams(window.location.search),
})

const here = shared(read())
const changed = (): void => here.set(read())
window.addEventListener('popstate', changed)

export const useAddress = here.use

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
  const { path, query } = here.get()
  return address(path, { ...Object.fromEntries(query), ...changes })
}

import { useSyncExternalStore } from 'react'

/** A value that several parts of the page show: `use` in a component follows it. */
export interface Shared<T> {
  get(): T
  set(value: T): void
  use(): T
}

export function shared<T>(first: T): Shared<T> {
  const watchers = new Set<() => void>()
  let current = first
  const get = (): T => current
  const watch = (watcher: () => void): (() => void) => {
    watchers.add(watcher)
    return () => watchers.delete(watcher)
  }
  return {
    get,
    set(value) {
      current = value
      for (const watcher of watchers) watcher()
    },
    use: () => useSyncExternalStore(watch, get),
  }
}

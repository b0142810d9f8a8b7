import { useCallback, useEffect, useRef, useState } from 'react'
import { get, Refusal } from './server.ts'

export interface Loaded<T> {
  readonly data: T | null
  readonly error: Refusal | null
  /** True only once waiting has lasted long enough to be felt: no flicker for fast answers. */
  readonly slow: boolean
  reload(): void
  set(change: (data: T) => T): void
}

/** Milliseconds before the page says that it waits. */
export const PATIENCE = 300

const refusalOf = (error: unknown): Refusal =>
  error instanceof Refusal ? error : new Refusal(0, 'internal', String(error), {})

/**
 * What the server holds at `path`, asked for at `again` to load it anew; the last answer stays on the page while the next is on
 * its way.
 */
export function useLoaded<T>(path: string | null, again: string | null = path): Loaded<T> {
  const [data, setData] = useState<T | null>(null)
  const [error, setError] = useState<Refusal | null>(null)
  const [slow, setSlow] = useState(false)
  const asked = useRef<AbortController | null>(null)

  const load = useCallback((at: string | null): void => {
    asked.current?.abort()
    if (at === null) return
    const abort = new AbortController()
    asked.current = abort
    const timer = setTimeout(() => setSlow(true), PATIENCE)
    get<T>(at, abort.signal)
      .then((answer) => {
        setData(answer)
        setError(null)
      })
      .catch((reason: unknown) => {
        if (!abort.signal.aborted) setError(refusalOf(reason))
      })
      .finally(() => {
        clearTimeout(timer)
        setSlow(false)
      })
  }, [])

  useEffect(() => {
    load(path)
    return () => asked.current?.abort()
  }, [load, path])
  const reload = useCallback(() => load(again), [again, load])

  const set = useCallback(
    (change: (data: T) => T) => setData((before) => (before === null ? before : change(before))),
    [],
  )
  return { data, error, slow, reload, set }
}

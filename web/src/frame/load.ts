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

/** What the server holds at `path`; the last answer stays on the page while the next is on its way. */
export function useLoaded<T>(path: string | null): Loaded<T> {
  const [data, setData] = useState<T | null>(null)
  const [error, setError] = useState<Refusal | null>(null)
  const [slow, setSlow] = useState(false)
  const asked = useRef<AbortController | null>(null)

  const load = useCallback((): void => {
    asked.current?.abort()
    if (path === null) return
    const abort = new AbortController()
    asked.current = abort
    const timer = setTimeout(() => setSlow(true), PATIENCE)
    get<T>(path, abort.signal)
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
  }, [path])

  useEffect(() => {
    load()
    return () => asked.current?.abort()
  }, [load])

  const set = useCallback(
    (change: (data: T) => T) => setData((before) => (before === null ? before : change(before))),
    [],
  )
  return { data, error, slow, reload: load, set }
}

import { useCallback, useRef } from 'react'
import type { MeaningView } from '../../../src/server/schema/index.ts'
import { address } from '../frame/address.ts'
import { plain } from '../frame/odd.ts'
import { get, Refusal } from '../frame/server.ts'
import { filled, valuesOf, type Draft, type Meant } from './draft.ts'
import type { NowRef } from './now.ts'
import { samePlaces, type Span } from './part.ts'
import type { Review } from './review.ts'

const MEANT = ['quantity', 'period'] as const

const NAMES: Record<Meant, string> = { quantity: 'Bounds', period: 'Days' }

function told(part: Meant, words: string, typed: boolean, none: boolean): string {
  if (typed) return `${NAMES[part]} stay as you typed them.`
  if (none) return `“${words}” tells the reader no ${NAMES[part].toLowerCase()}.`
  return `${NAMES[part]} as the reader reads “${words}”.`
}

/**
 * A draft whose amount or time has come to stand elsewhere takes the bounds or days that those words mean, as the reader
 * reads them. What a person has typed beside them stays.
 */
export function useMeaning(nowRef: NowRef, setDraft: (draft: Draft) => void, say: Review['say']) {
  const asked = useRef<Promise<unknown>>(Promise.resolve())

  const put = useCallback(
    (draft: Draft): void => {
      nowRef.current = { ...nowRef.current, draft }
      setDraft(draft)
    },
    [nowRef, setDraft],
  )

  const ask = useCallback(
    async (part: Meant, [start, end]: Span): Promise<void> => {
      const { report } = nowRef.current.reading
      const path = address(`/api/reports/${report.id}/meaning`, { start, end })
      const read = (await get<MeaningView>(path))[part]
      const { draft } = nowRef.current
      // It may have been moved on, or closed, meanwhile.
      if (!draft || !samePlaces(draft.spans[part], [[start, end]])) return
      const values = valuesOf(part, read)
      const next = filled(draft, part, values)
      const none = Object.values(values).every((value) => value === '' || value === false)
      put({ ...next, told: { part, words: told(part, plain(draft.words[part]), next === draft, none) } })
    },
    [nowRef, put],
  )

  /** Put `next` in the place of `before`. */
  const change = useCallback(
    (next: Draft, before: Draft | null = nowRef.current.draft): void => {
      const moved = MEANT.filter((part) => !samePlaces(before?.spans[part] ?? [], next.spans[part]))
      const gone = moved.filter((part) => next.spans[part].length === 0)
      put(gone.reduce((draft, part) => filled(draft, part, valuesOf(part, null)), next))
      for (const part of moved) {
        const [span] = next.spans[part]
        if (!span) continue
        const answer = ask(part, span).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error
          say(error.message, true)
        })
        asked.current = Promise.all([asked.current, answer])
      }
    },
    [ask, nowRef, put, say],
  )

  /** When all that was asked is answered. */
  const settled = useCallback((): Promise<unknown> => asked.current, [])
  return { change, settled }
}

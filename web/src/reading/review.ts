import { useCallback, useMemo, useState } from 'react'
import type { ClaimView, ReadingView, Step } from '../../../src/server/schema/index.ts'
import { useLedger } from '../frame/ledger.ts'
import { useLatest } from '../frame/latest.ts'
import { plain } from '../frame/odd.ts'
import { Refusal, send, unsaved } from '../frame/server.ts'
import { inTextOrder } from './block.ts'
import { instant, STATES } from './words.ts'

export type Verdict = 'accept' | 'reject' | 'unsure'

interface Answer {
  claims: ClaimView[]
  said: string
}

export interface Review {
  /** What happened last, for the status line. */
  readonly said: { words: string; bad: boolean } | null
  /** By claim: why a decision on it was not saved. */
  readonly told: ReadonlyMap<string, string>
  decide(steps: Step[]): Promise<ClaimView[] | null>
  undo(): Promise<ClaimView[] | null>
  say(words: string, bad?: boolean): void
}

/** Put `changed` claims in the place of the old ones; ones that are no longer there (undone) leave. */
const replaced = (reading: ReadingView, changed: readonly ClaimView[]): ReadingView => {
  const byId = new Map(changed.map((claim) => [claim.id, claim]))
  const kept = reading.claims.map((claim) => byId.get(claim.id) ?? claim)
  const known = new Set(reading.claims.map((claim) => claim.id))
  const fresh = changed.filter((claim) => !known.has(claim.id))
  return {
    ...reading,
    claims: [...kept, ...fresh].filter((claim) => !claim.review.gone).sort(inTextOrder),
  }
}

const conflictWords = (claim: ClaimView): string => {
  const { by, on, state } = claim.review
  return `Not saved: ${plain(by ?? 'someone')} has decided on this claim since you opened it (${STATES[state].word}${on === null ? '' : `, ${instant(on)}`}). It is shown as it stands now; decide again if you see it otherwise.`
}

/** A report as somebody reviews it: `set` changes what stands on the page, `reload` asks the server anew. */
export interface Reviewed {
  readonly reading: ReadingView
  readonly who: string
  readonly blind: boolean
  set(change: (reading: ReadingView) => ReadingView): void
  reload(): void
}

/** Decide on claims and take decisions back. A claim that somebody else decided meanwhile is told, not overwritten. */
export function useReview({ reading, who, blind, set, reload }: Reviewed): Review {
  const reportId = reading.report.id
  const [said, setSaid] = useState<Review['said']>(null)
  const [told, setTold] = useState<ReadonlyMap<string, string>>(new Map())
  const latest = useLatest({ who, blind })
  const { reload: recount } = useLedger()

  const say = useCallback((words: string, bad = false) => setSaid({ words, bad }), [])

  const failed = useCallback(
    (error: unknown): null => {
      if (!(error instanceof Refusal)) throw error
      const now = (error.body['current'] ?? []) as ClaimView[]
      if (error.code === 'conflict' && now.length > 0) {
        set((reading) => replaced(reading, now))
        setTold(
          (before) => new Map([...before, ...now.map((claim) => [claim.id, conflictWords(claim)] as const)]),
        )
        say(
          `Not saved: somebody decided on ${now.length === 1 ? 'this claim' : `${now.length} of these claims`} meanwhile.`,
          true,
        )
      } else {
        say(unsaved(error), true)
      }
      return null
    },
    [say, set],
  )

  const took = useCallback(
    (answer: Answer): ClaimView[] => {
      set((reading) => replaced(reading, answer.claims))
      setTold(
        (before) => new Map([...before].filter(([id]) => !answer.claims.some((claim) => claim.id === id))),
      )
      say(answer.said)
      // Other conflicts may be left to settle; what is decided blind changes none.
      if (!latest.current.blind) recount()
      return answer.claims
    },
    [latest, recount, say, set],
  )

  const decide = useCallback(
    async (steps: Step[]) => {
      const body = { by: latest.current.who, blind: latest.current.blind, steps }
      return send<Answer>('/api/decisions', body).then((answer) => {
        // A new name of a source or a marked attribution changes more than the claim itself.
        if (steps.some((step) => step.kind === 'correct' || step.kind === 'add')) reload()
        return took(answer)
      }, failed)
    },
    [failed, latest, reload, took],
  )

  const undo = useCallback(
    async () =>
      send<Answer>('/api/undo', { by: latest.current.who, blind: latest.current.blind, reportId }).then(
        (answer) => {
          reload()
          return took(answer)
        },
        failed,
      ),
    [failed, latest, reload, reportId, took],
  )

  return useMemo(() => ({ said, told, decide, undo, say }), [said, told, decide, undo, say])
}

import { useCallback, useMemo } from 'react'
import { go, withQuery } from '../frame/address.ts'
import type { Draft } from './draft.ts'
import type { NowRef } from './now.ts'

export interface Moving {
  openClaim(id: string | null): void
  step(by: 1 | -1, undecidedOnly?: boolean): void
}

/** From claim to claim; the open one stands in the address. */
export function useMoving(
  nowRef: NowRef,
  setDraft: (draft: Draft | null) => void,
  say: (words: string) => void,
): Moving {
  const openClaim = useCallback(
    (id: string | null): void => {
      setDraft(null)
      nowRef.current = { ...nowRef.current, openId: id, draft: null }
      go(withQuery({ claim: id }), 'replace')
    },
    [nowRef, setDraft],
  )
  const step = useCallback(
    (by: 1 | -1, undecidedOnly = false): void => {
      const { shown, openId } = nowRef.current
      const at = shown.findIndex((claim) => claim.id === openId)
      const ahead = by === 1 ? shown.slice(at + 1) : at < 0 ? [] : shown.slice(0, at).toReversed()
      const next = undecidedOnly ? ahead.find((claim) => claim.review.state === 'open') : ahead[0]
      if (next) openClaim(next.id)
      else if (undecidedOnly) say('No open claim follows in this report.')
    },
    [nowRef, openClaim, say],
  )
  return useMemo(() => ({ openClaim, step }), [openClaim, step])
}

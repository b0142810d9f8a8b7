import type { RefObject } from 'react'
import type { ClaimView, ReadingView } from '../../../src/server/schema/index.ts'
import type { Draft } from './draft.ts'

/** The latest of everything, for keys that are pressed faster than the page is drawn. */
export interface Now {
  readonly reading: ReadingView
  readonly claims: readonly ClaimView[]
  /** Those that the filter leaves. */
  readonly shown: readonly ClaimView[]
  readonly openId: string | null
  readonly draft: Draft | null
}

export type NowRef = RefObject<Now>

export const claimNow = (now: NowRef, id: string | null): ClaimView | null =>
  now.current.claims.find((claim) => claim.id === id) ?? null

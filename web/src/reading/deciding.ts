import { useCallback, useRef } from 'react'
import type { ClaimView, Step } from '../../../src/server/schema/index.ts'
import { fieldsOf } from './draft.ts'
import type { Moving } from './moving.ts'
import { claimNow, type NowRef } from './now.ts'
import type { Review, Verdict } from './review.ts'
import { useTurns } from './turns.ts'

const on = ({ id, review }: ClaimView) => ({ claimId: id, expect: review.version })

/** Milliseconds that a person needs to see that a decision was refused, before the next key is meant for the same claim. */
const NOTICING = 700

/** What keys and buttons decide, one after the other, however fast they are pressed. */
export function useDeciding(
  nowRef: NowRef,
  review: Review,
  { openClaim, step }: Moving,
  meant: () => Promise<unknown>,
) {
  const inTurn = useTurns(review)
  const refused = useRef({ id: '', at: -Infinity })

  /** What is decided next is decided on the claims as they are then, though the page is not drawn anew yet. */
  const decide = useCallback(
    async (steps: Step[]): Promise<ClaimView[] | null> => {
      const done = await review.decide(steps)
      const decided = (claim: ClaimView): ClaimView => done?.find(({ id }) => id === claim.id) ?? claim
      const { claims, shown } = nowRef.current
      nowRef.current = { ...nowRef.current, claims: claims.map(decided), shown: shown.map(decided) }
      return done
    },
    [nowRef, review],
  )

  /** Of the open claim, after which the next open one follows; or of all claims with `ids`. */
  const verdict = useCallback(
    (kind: Verdict, ids?: readonly string[], onDone?: () => void): void =>
      inTurn(async () => {
        const { openId } = nowRef.current
        if (!ids && openId === refused.current.id && performance.now() - refused.current.at < NOTICING)
          return true
        const chosen = (ids ?? [openId]).flatMap((id) => claimNow(nowRef, id) ?? [])
        if (chosen.length === 0) {
          review.say('Open a claim first: j goes to the next one.')
          return true
        }
        const done = await decide(chosen.map((claim): Step => ({ kind, ...on(claim) })))
        if (!done) {
          refused.current = { id: openId ?? '', at: performance.now() }
          return false
        }
        if (ids) {
          onDone?.()
          return true
        }
        step(1, true)
        return true
      }),
    [nowRef, inTurn, decide, review, step],
  )

  const undo = useCallback(
    (): void =>
      inTurn(async () => {
        const back = await review.undo()
        // One that a split or a merge had replaced is not on the page until it is drawn anew.
        const there = back?.find((claim) => !claim.review.gone)
        if (there) openClaim(there.id)
        return back !== null
      }),
    [inTurn, openClaim, review],
  )

  const mergeWithNext = useCallback(
    (id: string): void =>
      inTurn(async () => {
        const { claims } = nowRef.current
        const at = claims.findIndex((claim) => claim.id === id)
        const [claim, next] = claims.slice(at, at + 2)
        if (!claim || !next) return true
        return (await decide([{ kind: 'merge', ...on(claim), with: [on(next)] }])) !== null
      }),
    [nowRef, inTurn, decide],
  )

  const grade = useCallback(
    (id: string, to: string | null): void =>
      inTurn(async () => {
        const claim = claimNow(nowRef, id)
        const step: Step | null = claim && { kind: 'grade', ...on(claim), grade: to as '1' | null }
        return step === null || (await decide([step])) !== null
      }),
    [nowRef, inTurn, decide],
  )

  /** Keep the draft: a correction, the second claim of a split, or a claim the reader missed. */
  const save = useCallback(
    (): void =>
      inTurn(async () => {
        // Whoever is quick saves what the words mean, too.
        await meant()
        const { draft, reading } = nowRef.current
        if (!draft) return true
        const claim = claimNow(nowRef, draft.claimId)
        const said = { fields: fieldsOf(draft, reading), note: draft.note.trim() || null }
        const splits = draft.purpose === 'split'
        const done = await decide([
          claim === null
            ? { kind: 'add', reportId: reading.report.id, ...said }
            : { kind: splits ? 'split' : 'correct', ...on(claim), ...said },
        ])
        if (!done) return false
        const fresh = done.find(({ id, review: { gone } }) => id !== draft.claimId && !gone)
        openClaim((claim === null || splits ? fresh?.id : claim.id) ?? claim?.id ?? null)
        return true
      }),
    [nowRef, inTurn, openClaim, decide, meant],
  )

  return { verdict, undo, mergeWithNext, grade, save }
}

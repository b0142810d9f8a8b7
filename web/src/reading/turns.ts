import { useCallback, useRef } from 'react'
import { PATIENCE } from '../frame/load.ts'
import type { Review } from './review.ts'

/** What is decided; false where it was refused. */
type Work = () => Promise<boolean>

/**
 * Decisions one after the other, however fast keys are pressed. Those pressed before one was refused are dropped: they
 * were meant for claims further on. While one takes long nothing more is taken: whoever presses again sees the same claim.
 */
export function useTurns({ say }: Review): (work: Work) => void {
  const last = useRef<Promise<void>>(Promise.resolve())
  const refused = useRef(0)
  const slow = useRef(false)

  return useCallback(
    (work: Work): void => {
      if (slow.current) return say('Still saving the decision before. Press again when it is saved.', true)
      const pressed = refused.current
      const turn = async (): Promise<void> => {
        if (refused.current !== pressed) return
        const timer = setTimeout(() => {
          slow.current = true
          say('Saving …')
        }, PATIENCE)
        const done = await work().finally(() => {
          clearTimeout(timer)
          slow.current = false
        })
        if (!done) refused.current++
      }
      last.current = last.current.then(turn, turn)
    },
    [say],
  )
}

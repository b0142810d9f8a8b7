import { setTimeout as timeout } from 'node:timers/promises'
import { OnrecordError } from '../model/index.ts'
import type { Work } from './intake/thread.ts'

/** Keeps the relations up with the claims: what changed is compared anew, one run at a time. */
export interface Comparer {
  /** Compare what changed before going on. */
  now(): Promise<void>
  /** Compare what changed in a moment. */
  soon(): void
  /** When what is to be compared soon has been, or that takes longer than anybody should wait. */
  caughtUp(): Promise<void>
  /** When the run under way is over. */
  settled(): Promise<void>
}

/** Milliseconds to wait for the next decision, so that quick ones are compared together. */
const QUIET = 150

/** Milliseconds to wait for a run, the first of which loads the words, before relations are shown as they were. */
const PATIENCE = 10_000

export function comparer(work: Work): Comparer {
  let line: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  let due: PromiseWithResolvers<void> | null = null
  const run = (): Promise<void> => {
    line = line.catch(() => {}).then(() => work.compare())
    return line
  }
  return {
    now: run,
    soon() {
      if (timer !== null) clearTimeout(timer)
      else due = Promise.withResolvers()
      // Where nobody waits, nobody need be told.
      due?.promise.catch(() => {})
      const done = due?.resolve
      timer = setTimeout(() => {
        timer = null
        // The relations are made up for at the next run; the decision itself is kept.
        run()
          .catch((error: unknown) => console.error(error))
          .finally(done)
      }, QUIET)
    },
    async caughtUp() {
      await Promise.race([due?.promise, timeout(PATIENCE, null, { ref: false })])
    },
    async settled() {
      if (timer !== null) clearTimeout(timer)
      timer = null
      due?.reject(new OnrecordError('refused', 'The server is being closed: start it again and ask anew.'))
      await line.catch(() => {})
    },
  }
}

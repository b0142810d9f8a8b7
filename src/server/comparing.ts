import type { Work } from './intake/thread.ts'

/** Keeps the relations up with the claims: what changed is compared anew, one run at a time. */
export interface Comparer {
  /** Compare what changed before going on. */
  now(): Promise<void>
  /** Compare what changed in a moment. */
  soon(): void
  /** When the run under way is over. */
  settled(): Promise<void>
}

/** Milliseconds to wait for the next decision, so that quick ones are compared together. */
const QUIET = 150

export function comparer(work: Work): Comparer {
  let line: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  const run = (): Promise<void> => {
    line = line.catch(() => {}).then(() => work.compare())
    return line
  }
  return {
    now: run,
    soon() {
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(() => {
        timer = null
        // The relations are made up for at the next run; the decision itself is kept.
        run().catch((error: unknown) => console.error(error))
      }, QUIET)
    },
    async settled() {
      if (timer !== null) clearTimeout(timer)
      timer = null
      await line.catch(() => {})
    },
  }
}

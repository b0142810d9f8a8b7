import { comparePending } from '../across/index.ts'
import { SETTINGS, type Comparing } from '../compare/index.ts'
import type { Desk } from './desk.ts'

/** Keeps the relations up with the claims: what changed is compared anew, one run at a time. */
export interface Comparer {
  readonly comparing: () => Promise<Comparing>
  /** Compare what changed before going on. */
  now(): Promise<void>
  /** Compare what changed once the answers that wait are given. */
  soon(): void
  /** When the run under way is over. */
  settled(): Promise<void>
}

/** Milliseconds to wait for the next decision, so that quick ones are compared together. */
const QUIET = 150

export function comparer({ ledger, lexicon, now }: Pick<Desk, 'ledger' | 'lexicon' | 'now'>): Comparer {
  let line: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  const comparing = async (): Promise<Comparing> => ({ lexicon: await lexicon(), settings: SETTINGS })
  const run = (): Promise<void> => {
    line = line.then(async () => {
      await comparePending(ledger, await comparing(), now())
    })
    return line
  }
  return {
    comparing,
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

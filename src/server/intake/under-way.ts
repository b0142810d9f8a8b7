import { randomUUID } from 'node:crypto'
import { OnrecordError } from '../../model/index.ts'
import type { Desk } from '../desk.ts'
import type { Added, Intake, IntakeEvent } from '../schema/index.ts'
import type { Job, Progress } from './take-in.ts'

/** What is being taken in for whoever asked. */
export interface Intakes {
  /** Take all of `jobs` in, then compare what is new; told on the way under which id it is known, and how far it is. */
  take(name: string, jobs: readonly Job[], tell: (event: IntakeEvent) => void): Promise<Added>
  list(): Intake[]
  /**
   * End one after the document at hand.
   * @throws OnrecordError `not-found` when none of that id is under way.
   */
  stop(id: string): Intake
}

interface UnderWay {
  readonly shown: Omit<Intake, keyof Progress>
  readonly stop: AbortController
  progress: Progress
}

export function openIntakes({ work, comparer, now }: Desk): Intakes {
  const all = new Map<string, UnderWay>()
  const shown = ({ shown, progress }: UnderWay): Intake => ({ ...shown, ...progress })
  return {
    async take(name, jobs, tell) {
      const id = randomUUID()
      const stop = new AbortController()
      const own: UnderWay = {
        shown: { id, name, since: now().toISOString() },
        stop,
        progress: { documents: 0, bytes: 0, of: null },
      }
      all.set(id, own)
      tell({ kind: 'begun', id })
      const taken: Added = { added: [], failures: [], stopped: false }
      try {
        for (const job of jobs) {
          if (stop.signal.aborted) break
          const { added, failures } = await work.takeIn(
            job,
            (told) => {
              if (told.kind === 'progress') own.progress = { ...own.progress, bytes: told.bytes, of: told.of }
              else own.progress = { ...own.progress, documents: own.progress.documents + 1 }
              tell(told)
            },
            stop.signal,
          )
          taken.added.push(...added)
          taken.failures.push(...failures)
        }
        await comparer.now()
        return { ...taken, stopped: stop.signal.aborted }
      } finally {
        all.delete(id)
      }
    },
    list: () => [...all.values()].map(shown),
    stop(id) {
      const own = all.get(id)
      if (own === undefined)
        throw new OnrecordError('not-found', `Nothing is being taken in under ${id}: see GET /api/intakes.`)
      own.stop.abort()
      return shown(own)
    },
  }
}

import { Worker } from 'node:worker_threads'
import { comparePending, readAgain } from '../../across/index.ts'
import { kindRead, readersOf, threadsFor, type Opening } from '../../intake/index.ts'
import { asWriter, importFrom, reportList, type Joined, type Ledger } from '../../ledger/index.ts'
import { OnrecordError, type ErrorCode } from '../../model/index.ts'
import type { ReadSettings } from '../../read/index.ts'
import type { Added } from '../schema/index.ts'
import { takeIn, type Job, type Told, type Tools } from './take-in.ts'

/** What takes long: reading reports, one job after the other, and comparing their claims. */
export interface Work {
  /** `stop` ends it after the document at hand. */
  takeIn(job: Job, tell?: (told: Told) => void, stop?: AbortSignal): Promise<Added>
  /** Take in a ledger, or a file that one gave out, called `name` in messages. */
  importFile(path: string, name: string): Promise<Joined>
  /** Compare what changed. */
  compare(): Promise<void>
  /**
   * Read a report of the ledger again, with the reader that read it before, and compare its claims anew. Returns how
   * many claims it has now; null where a language model read it that this server was not started with.
   */
  readAgain(reportId: string): Promise<number | null>
  close(): Promise<void>
}

/** What the thread begins with. */
export interface Opened {
  readonly address: string
  readonly reader: Opening
  readonly net: NonNullable<ReadSettings['net']>
}

/** What is to be done. */
export type Task =
  | { readonly kind: 'take-in'; readonly job: Job }
  | { readonly kind: 'import'; readonly path: string; readonly name: string }
  | { readonly kind: 'compare' }
  | { readonly kind: 'read-again'; readonly reportId: string }

/** A task under its number, or that the one of that number is to stop. */
export interface Order {
  readonly id: number
  readonly task: Task | { readonly kind: 'stop' }
}

/** What came of a task: of comparing nothing, of reading again how many claims there are. */
export type Outcome = Added | Joined | number | null

export type Answer =
  | { readonly kind: 'told'; readonly id: number; readonly told: Told }
  | { readonly kind: 'done'; readonly id: number; readonly done: Outcome }
  | { readonly kind: 'refused'; readonly id: number; readonly code: ErrorCode; readonly message: string }

interface Waiting {
  tell(told: Told): void
  resolve(done: Outcome): void
  reject(error: Error): void
}

type Given = Omit<Opened, 'address'> & { readonly ledger: Ledger }

/** A ledger in memory is seen by its own thread alone. */
export const openWork = (given: Given): Work =>
  given.ledger.opened === ':memory:'
    ? workHere({ ...given, reader: readersOf(given.reader, process.env), now: () => new Date() })
    : workApart(given)

/** In a thread of its own, begun when there is first something to do: the page is answered meanwhile. */
function workApart({ ledger, reader, net }: Given): Work {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let last = 0

  const begin = (): Worker => {
    const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js'
    const opened: Opened = { address: ledger.opened, reader, net }
    const begun = new Worker(new URL(file, import.meta.url), { workerData: opened })
    begun.on('message', heard)
    begun.on('error', (error) => lost(begun, error))
    begun.on('exit', (code) => lost(begun, new Error(`it ended with ${code}`)))
    // A server that is told to stop does not wait for it.
    begun.unref()
    return begun
  }

  const heard = (answer: Answer): void => {
    const asked = waiting.get(answer.id)
    if (answer.kind === 'told') return asked?.tell(answer.told)
    waiting.delete(answer.id)
    if (answer.kind === 'done') asked?.resolve(answer.done)
    else asked?.reject(new OnrecordError(answer.code, answer.message))
    return undefined
  }

  const lost = (ended: Worker, cause: Error): void => {
    if (worker !== ended) return
    worker = null
    const message = `The thread that reads has ended (${cause.message}): try again, and if it ends once more tell onrecord's makers.`
    for (const { reject } of waiting.values()) reject(new OnrecordError('internal', message, { cause }))
    waiting.clear()
  }

  const order = (
    task: Task,
    tell: (told: Told) => void = () => {},
    stop: AbortSignal | null = null,
  ): Promise<Outcome> => {
    const id = ++last
    const end = (): void => worker?.postMessage({ id, task: { kind: 'stop' } } satisfies Order, [])
    stop?.addEventListener('abort', end)
    return new Promise<Outcome>((resolve, reject) => {
      worker ??= begin()
      waiting.set(id, { tell, resolve, reject })
      worker.postMessage({ id, task } satisfies Order, [])
    }).finally(() => stop?.removeEventListener('abort', end))
  }

  return {
    async takeIn(job, tell, stop) {
      return (await order({ kind: 'take-in', job }, tell, stop)) as Added
    },
    async importFile(path, name) {
      return (await order({ kind: 'import', path, name })) as Joined
    },
    async compare() {
      await order({ kind: 'compare' })
    },
    async readAgain(reportId) {
      return (await order({ kind: 'read-again', reportId })) as number | null
    },
    async close() {
      const ending = worker
      worker = null
      await ending?.terminate()
    },
  }
}

/** In this thread, with others that read beside it where `threads` says so. */
export const workHere = (tools: Omit<Tools, 'threads'>, threads = threadsFor(1)): Work => ({
  takeIn: (job, tell = () => {}, stop = new AbortController().signal) =>
    asWriter(tools.ledger, 'onrecord serve', tools.now(), () =>
      takeIn({ ...tools, threads }, job, tell, stop),
    ),
  importFile: (path, name) =>
    asWriter(tools.ledger, 'onrecord serve', tools.now(), () =>
      importFrom(tools.ledger, path, tools.now(), name),
    ),
  async compare() {
    await comparePending(tools.ledger, (await tools.reader()).comparing, tools.now())
  },
  async readAgain(reportId) {
    const [report] = await reportList(tools.ledger, { ids: [reportId] })
    if (!report) throw new OnrecordError('not-found', `The ledger holds no report ${reportId}.`)
    const kind = kindRead(report.reader)
    const reader = await tools.reader(kind ?? undefined)
    if (kind === null && reader.name !== report.reader) return null
    return readAgain(tools.ledger, reportId, reader, tools.now())
  },
  close: () => Promise.resolve(),
})

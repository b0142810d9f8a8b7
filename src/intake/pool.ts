import { Worker } from 'node:worker_threads'
import { PATIENCE, tooLong, tooMuch, type Unread } from '../read/index.ts'
import type { Read } from './read-one.ts'
import type { Metadata, Opening } from './reader.ts'

/** Megabytes that one thread may take, the words it reads by included. */
const MEMORY = 2_048

/** A document for a thread to read. */
export interface Order {
  readonly cut: Unread
  readonly metadata: Metadata
}

/** What a thread says: that it is ready, that it has the text of a document, and at last what it read. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'opened' }
  | { readonly kind: 'read'; readonly read: readonly Read[] }

/** Threads that read documents. */
export interface Pool {
  /** Is one of them ready to begin? */
  ready(): boolean
  read(order: Order): Promise<readonly Read[]>
  close(): Promise<void>
}

interface Job {
  readonly order: Order
  readonly resolve: (read: readonly Read[]) => void
}

interface Thread {
  readonly worker: Worker
  ready: boolean
  job: Job | null
  watch: NodeJS.Timeout | undefined
}

/**
 * `size` threads with a reader each. A document that takes one longer to open than `patience`, or more memory than it has,
 * is a failure; its thread is ended and another takes its place.
 */
export function openPool(size: number, opening: Opening, patience = PATIENCE): Pool {
  const threads = new Set<Thread>()
  const waiting: Job[] = []
  let closed = false

  const begin = (): void => {
    const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js'
    const worker = new Worker(new URL(file, import.meta.url), {
      workerData: opening,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
      // Some parsers print what they find wrong; the reader tells it itself.
      stdout: true,
      stderr: true,
    })
    const thread: Thread = { worker, ready: false, job: null, watch: undefined }
    threads.add(thread)
    worker.on('message', (answer: Answer) => heard(thread, answer))
    worker.on('error', (error: NodeJS.ErrnoException) => lost(thread, error))
    worker.on('exit', (code) => lost(thread, new Error(`it ended with ${code}`)))
  }

  const heard = (thread: Thread, answer: Answer): void => {
    if (answer.kind === 'opened') return clearTimeout(thread.watch)
    thread.ready = true
    if (answer.kind === 'read') done(thread, answer.read)
    next(thread)
  }

  const done = (thread: Thread, read: readonly Read[]): void => {
    clearTimeout(thread.watch)
    const { job } = thread
    thread.job = null
    job?.resolve(read.map((one) => whole(one, job.order.cut)))
  }

  const next = (thread: Thread): void => {
    if (!thread.ready || thread.job) return
    const job = waiting.shift()
    if (!job) return
    thread.job = job
    thread.watch = setTimeout(() => {
      fail(thread, tooLong(job.order.cut.location, patience))
      threads.delete(thread)
      begin()
      void thread.worker.terminate()
    }, patience)
    thread.worker.postMessage(job.order, [])
  }

  const fail = (thread: Thread, why: { code: string; message: string }): void => {
    if (thread.job) done(thread, [failure(thread.job, why)])
  }

  const lost = (thread: Thread, error: NodeJS.ErrnoException): void => {
    if (!threads.delete(thread) || closed) return
    const location = thread.job?.order.cut.location ?? ''
    const message = `${location} ended its reader (${error.message}): please tell onrecord's makers.`
    fail(
      thread,
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch(location) : { code: 'internal', message },
    )
    // One that could not even begin would end the next time too.
    if (thread.ready) begin()
    if (threads.size > 0) return
    for (const job of waiting.splice(0)) {
      const message = `${job.order.cut.location} could not be read: no thread could be started. Try --jobs 1.`
      job.resolve([failure(job, { code: 'internal', message })])
    }
  }

  for (let n = 0; n < size; n++) begin()
  return {
    ready: () => [...threads].some(({ ready }) => ready),
    read: (order) =>
      new Promise((resolve) => {
        waiting.push({ order, resolve })
        for (const thread of threads) next(thread)
      }),
    async close() {
      closed = true
      for (const { watch } of threads) clearTimeout(watch)
      await Promise.all([...threads].map(({ worker }) => worker.terminate()))
    },
  }
}

const failure = ({ order }: Job, { code, message }: { code: string; message: string }): Read => ({
  failure: { location: order.cut.location, code, reason: message },
})

/** The document's own bytes and its text were not sent back: they are here, and in the reading. */
function whole(read: Read, { original, sha256 }: Unread): Read {
  if ('failure' in read) return read
  const { document, reading } = read
  const bytes = document.sha256 === sha256 ? original.bytes : document.bytes
  return { reading, document: { ...document, bytes, text: reading.report.text } }
}

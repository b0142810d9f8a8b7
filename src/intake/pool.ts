import module from 'node:module'
import { Worker } from 'node:worker_threads'
import { PATIENCE, tooLong, tooMuch, type Unread } from '../read/index.ts'
import type { Read } from './read-one.ts'
import type { Metadata, Opening } from './reader.ts'

/** Megabytes that one thread may take, the words it reads by included. */
const MEMORY = 2_048

/** What a thread begins with. */
export interface Begun {
  readonly opening: Opening
  /** Is compiled code kept between runs? */
  readonly compiled: boolean
}

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
  /** The first is being read; the others wait in the thread. */
  readonly jobs: Job[]
  watch: NodeJS.Timeout | undefined
}

/** A thread has its next document before it asks for it: whoever hands them out may be busy writing. */
const AT_ONCE = 3
/** Bytes beyond which a document may take long: none waits behind it in its thread, and it waits behind none. */
const SMALL = 256 * 1024

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
      workerData: { opening, compiled: module.getCompileCacheDir?.() !== undefined } satisfies Begun,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
      // Some parsers print what they find wrong; the reader tells it itself.
      stdout: true,
      stderr: true,
    })
    const thread: Thread = { worker, ready: false, jobs: [], watch: undefined }
    threads.add(thread)
    worker.on('message', (answer: Answer) => heard(thread, answer))
    worker.on('error', (error: NodeJS.ErrnoException) => lost(thread, error))
    worker.on('exit', (code) => lost(thread, new Error(`it ended with ${code}`)))
  }

  const heard = (thread: Thread, answer: Answer): void => {
    if (answer.kind === 'opened') return clearTimeout(thread.watch)
    thread.ready = true
    if (answer.kind === 'read') done(thread, answer.read)
    next()
  }

  const done = (thread: Thread, read: readonly Read[]): void => {
    const job = thread.jobs.shift()
    watch(thread)
    job?.resolve(read.map((one) => whole(one, job.order.cut)))
  }

  /** Hand out what waits, to whoever has least to do. */
  const next = (): void => {
    for (;;) {
      const [job] = waiting
      const [free] = [...threads]
        .filter((thread) => thread.ready && (thread.jobs.length === 0 || mayWait(job, thread)))
        .sort((a, b) => a.jobs.length - b.jobs.length)
      if (!job || !free) return
      waiting.shift()
      free.jobs.push(job)
      if (free.jobs.length === 1) watch(free)
      free.worker.postMessage(job.order, [])
    }
  }

  const watch = (thread: Thread): void => {
    clearTimeout(thread.watch)
    const [job] = thread.jobs
    if (job === undefined) return
    thread.watch = setTimeout(() => {
      // What the thread said while this one was busy is heard first.
      thread.watch = setTimeout(() => end(thread, tooLong(job.order.cut.location, patience)), 1)
    }, patience)
  }

  /** End a thread over the document that it holds; what waited behind that goes elsewhere. */
  const end = (thread: Thread, why: { code: string; message: string }): void => {
    threads.delete(thread)
    begin()
    fail(thread, why)
    void thread.worker.terminate()
  }

  const fail = (thread: Thread, why: { code: string; message: string }): void => {
    clearTimeout(thread.watch)
    const [job, ...others] = thread.jobs.splice(0)
    waiting.unshift(...others)
    job?.resolve([failure(job, why)])
    next()
  }

  const lost = (thread: Thread, error: NodeJS.ErrnoException): void => {
    if (!threads.delete(thread) || closed) return
    const location = thread.jobs[0]?.order.cut.location ?? ''
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
        next()
      }),
    async close() {
      closed = true
      for (const { watch } of threads) clearTimeout(watch)
      await Promise.all([...threads].map(({ worker }) => worker.terminate()))
    },
  }
}

const sizeOf = ({ order }: Job): number => order.cut.original.bytes.length

/** May it wait behind what the thread has? */
const mayWait = (job: Job | undefined, { jobs }: Thread): boolean =>
  job !== undefined && jobs.length < AT_ONCE && [job, ...jobs].every((one) => sizeOf(one) <= SMALL)

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

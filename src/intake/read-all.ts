import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { opened } from '../read/index.ts'
import { openPool, type Order, type Pool } from './pool.ts'
import { readEach, type Read } from './read-one.ts'
import type { Reader } from './reader.ts'

/** What comes by in its order: a document to read, or (`order` null) what only keeps its place among them. */
export interface Passing<T> {
  readonly order: Order | null
  readonly tag: T
}

export interface Threads {
  /** Threads that read beside this one; with 1 this one reads by itself. */
  readonly jobs: number
  /** Milliseconds that this thread reads by itself before it calls others, which need a second to begin. */
  readonly alone: number
  /** Milliseconds since any point. */
  readonly now: () => number
}

/** Milliseconds of reading after which other threads pay, as each needs a second to begin. */
const ALONE = 1_500
/** More threads than this wait for the ledger, which is written by one. */
const MOST = 8

/** As many threads as asked for, at once; without a number as many as there are cores, once there is enough to read. */
export const threadsFor = (jobs: number | undefined): Pick<Threads, 'jobs' | 'alone'> =>
  jobs === undefined ? { jobs: Math.min(MOST, availableParallelism()), alone: ALONE } : { jobs, alone: 0 }

/** What may wait for the consumer: enough that no thread is idle, little enough that memory stays bounded. */
const AHEAD = 4
const BYTES = 64 * 1024 * 1024

/**
 * Read what comes by, on several threads where there is enough of it, and hand it on in the order that it came in: the
 * outcome is the same with any number of threads. No more is taken in than the consumer keeps up with.
 */
export async function* readAll<T>(
  passing: AsyncIterable<Passing<T>>,
  reader: Reader,
  { jobs, alone, now }: Threads,
): AsyncGenerator<{ readonly tag: T; readonly read: readonly Read[] | null }> {
  const source = passing[Symbol.asyncIterator]()
  const queue: { readonly tag: T; readonly read: Promise<readonly Read[] | null>; readonly bytes: number }[] =
    []
  const { opening } = reader
  let pool: Pool | null = null
  let spent = 0

  const here = async ({ cut, metadata }: Order): Promise<readonly Read[]> => {
    const began = now()
    const read = await readEach(await opened(cut), reader, metadata)
    spent += now() - began
    // Signals and threads that are ready get their turn.
    await setImmediate()
    return read
  }
  const begun = (order: Order): Promise<readonly Read[]> => {
    if (pool === null && opening && jobs > 1 && spent >= alone) pool = openPool(jobs, opening)
    return pool?.ready() ? pool.read(order) : here(order)
  }
  const room = (): boolean =>
    pool?.ready()
      ? queue.length < jobs * AHEAD && queue.reduce((sum, { bytes }) => sum + bytes, 0) < BYTES
      : queue.length === 0

  let pull: Promise<IteratorResult<Passing<T>>> | null = null
  let ended = false
  try {
    for (;;) {
      if (!ended && room()) pull ??= source.next()
      const [head] = queue
      if (pull && !(head && (await first(head.read, pull)))) {
        const next: IteratorResult<Passing<T>> = await pull
        pull = null
        if (next.done) ended = true
        else {
          const { order, tag } = next.value
          const read = order ? begun(order) : Promise.resolve(null)
          queue.push({ tag, read, bytes: order?.cut.original.bytes.length ?? 0 })
        }
      } else if (head) {
        yield { tag: head.tag, read: await head.read }
        queue.shift()
      } else return
    }
  } finally {
    await source.return?.()
    await (pool as Pool | null)?.close()
  }
}

/** Is `a` settled before `b`? */
const first = (a: Promise<unknown>, b: Promise<unknown>): Promise<boolean> =>
  Promise.race([a.then(() => true), b.then(() => false)])

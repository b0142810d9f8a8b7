import { useSyncExternalStore } from 'react'
import type { IntakeEvent } from '../../../src/server/schema/index.ts'
import { address } from '../frame/address.ts'
import { Refusal, send, sendForLines } from '../frame/server.ts'

/** What is known of the reports from outside their text. */
export interface Given {
  readonly published: string
  readonly publisher: string
}

/** Something that is to come in: a file or pasted text, a web address, or the example reports. */
type Coming =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Blob }
  | { readonly kind: 'address'; readonly name: string }
  | { readonly kind: 'examples'; readonly name: string }

/** One of them on its way into the ledger. */
export interface Arrival {
  readonly key: number
  readonly name: string
  readonly coming: Coming
  readonly given: Given
  readonly state: 'waiting' | 'reading' | 'added' | 'known' | 'stopped' | 'failed'
  /** What the server calls it while it is under way. */
  readonly id: string | null
  /** Part of the file that is read, from 0 to 1; null until it is known. */
  readonly part: number | null
  /** Documents that were read so far; an archive holds many. */
  readonly reports: number
  readonly claims: number
  readonly reportId: string | null
  /** Why it, or documents in it, could not be read. */
  readonly reasons: readonly string[]
}

const watchers = new Set<() => void>()
let arrivals: readonly Arrival[] = []
let keys = 0

const set = (next: readonly Arrival[]): void => {
  arrivals = next
  for (const watch of watchers) watch()
}

/** What is coming in, and what became of it: the same on every screen, so that one can go on reading meanwhile. */
export const useArrivals = (): readonly Arrival[] =>
  useSyncExternalStore(
    (watch) => {
      watchers.add(watch)
      return () => watchers.delete(watch)
    },
    () => arrivals,
  )

export const underWay = ({ state }: Arrival): boolean => state === 'waiting' || state === 'reading'

const change = (key: number, to: (before: Arrival) => Partial<Arrival>): void =>
  set(arrivals.map((one) => (one.key === key ? { ...one, ...to(one) } : one)))

/** One after the other. */
let line: Promise<unknown> = Promise.resolve()

/** Take it in; the first report that it holds, once it is over. */
async function read({ key, coming, given }: Arrival): Promise<string | null> {
  change(key, () => ({ state: 'reading', reasons: [], reports: 0, claims: 0, id: null, part: null }))
  const heard = (event: IntakeEvent): void => {
    if (event.kind === 'begun') change(key, () => ({ id: event.id }))
    if (event.kind === 'progress') change(key, () => ({ part: event.of ? event.bytes / event.of : null }))
    if (event.kind === 'added') {
      const { report } = event.added
      change(key, (before) => ({
        reports: before.reports + 1,
        claims: before.claims + report.claims,
        reportId: before.reportId ?? report.id,
      }))
    }
    if (event.kind === 'failed')
      change(key, (before) => ({ reasons: [...before.reasons, event.failure.reason] }))
    if (event.kind === 'done') {
      const fresh = event.done.added.some(({ status }) => status !== 'known')
      change(key, () => ({ state: event.done.stopped ? 'stopped' : fresh ? 'added' : 'known' }))
    }
    if (event.kind === 'refused') change(key, () => ({ state: 'failed', reasons: [event.error.message] }))
  }
  try {
    if (coming.kind === 'file')
      await sendForLines(address('/api/reports', { name: coming.name, ...given }), coming.bytes, heard)
    else if (coming.kind === 'address')
      await sendForLines('/api/addresses', { address: coming.name, ...given }, heard)
    else await sendForLines('/api/examples', {}, heard)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    change(key, () => ({ state: 'failed', reasons: [error.message] }))
  }
  return arrivals.find((one) => one.key === key)?.reportId ?? null
}

function run(batch: readonly Arrival[]): Promise<string | null> {
  const done = line.then(async () => {
    let first: string | null = null
    for (const arrival of batch) {
      const id = await read(arrival)
      first ??= id
    }
    return first
  })
  line = done.catch(() => {})
  return done
}

/** Take `coming` in, one after the other; a failing one is told and the rest goes on. Resolves to the first report of them. */
export function take(coming: readonly Coming[], given: Given): Promise<string | null> {
  const batch = coming.map((one): Arrival => ({
    key: keys++,
    name: one.name,
    coming: one,
    given,
    state: 'waiting',
    id: null,
    part: null,
    reports: 0,
    claims: 0,
    reportId: null,
    reasons: [],
  }))
  set([...batch, ...arrivals])
  return run(batch)
}

/** End it after the document at hand: what came in stays. */
export async function stop({ id }: Arrival): Promise<void> {
  // One that is over by now has nothing to stop.
  if (id !== null) await send(`/api/intakes/${id}/stop`, {}).catch(() => {})
}

export const retry = (arrival: Arrival): Promise<string | null> => run([arrival])

export const clearArrived = (): void => set(arrivals.filter(underWay))

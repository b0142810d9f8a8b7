import { useCallback, useRef, useState } from 'react'
import type { Added } from '../../../src/server/schema/index.ts'
import { address } from '../frame/address.ts'
import { Refusal, sendBytes } from '../frame/server.ts'

/** What is known of the reports from outside their text. */
export interface Given {
  readonly published: string
  readonly publisher: string
}

/** One file or pasted text on its way into the ledger. */
export interface Arrival {
  readonly key: number
  readonly name: string
  readonly size: number
  readonly bytes: Blob
  readonly given: Given
  readonly state: 'waiting' | 'reading' | 'added' | 'known' | 'failed'
  readonly reason: string | null
  readonly reportId: string | null
  readonly reports: number
  readonly claims: number
}

let keys = 0

/** Take files in, one after the other; a failing one is told and the rest goes on. */
export function useIntake(onDone: (first: string | null) => void) {
  const [arrivals, setArrivals] = useState<readonly Arrival[]>([])
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const change = useCallback(
    (key: number, to: Partial<Arrival>) =>
      setArrivals((before) => before.map((one) => (one.key === key ? { ...one, ...to } : one))),
    [],
  )

  const read = useCallback(
    async (arrival: Arrival): Promise<string | null> => {
      change(arrival.key, { state: 'reading', reason: null })
      try {
        const { name, given, bytes } = arrival
        const added = await sendBytes<Added>(address('/api/reports', { name, ...given }), bytes)
        const [first] = added.added
        const claims = added.added.reduce((sum, { report }) => sum + report.claims, 0)
        const fresh = added.added.some(({ status }) => status !== 'known')
        const reason = added.failures.map((failure) => failure.reason).join(' ')
        change(arrival.key, {
          state: fresh ? 'added' : 'known',
          reportId: first?.report.id ?? null,
          reports: added.added.length,
          claims,
          reason: reason === '' ? null : reason,
        })
        return first?.report.id ?? null
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        change(arrival.key, { state: 'failed', reason: error.message })
        return null
      }
    },
    [change],
  )

  const run = useCallback(
    (batch: readonly Arrival[]): void => {
      line.current = line.current.then(async () => {
        let first: string | null = null
        for (const arrival of batch) {
          const id = await read(arrival)
          first ??= id
        }
        onDone(first)
      })
    },
    [onDone, read],
  )

  const take = useCallback(
    (files: readonly { name: string; bytes: Blob }[], given: Given): void => {
      const batch = files.map(({ name, bytes }): Arrival => ({
        key: keys++,
        name,
        size: bytes.size,
        bytes,
        given,
        state: 'waiting',
        reason: null,
        reportId: null,
        reports: 0,
        claims: 0,
      }))
      setArrivals((before) => [...batch, ...before])
      run(batch)
    },
    [run],
  )

  const retry = useCallback((arrival: Arrival): void => run([arrival]), [run])
  const clear = useCallback(
    () => setArrivals((before) => before.filter((one) => one.state === 'waiting' || one.state === 'reading')),
    [],
  )
  return { arrivals, take, retry, clear }
}

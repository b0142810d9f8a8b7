import { useCallback, useEffect, useRef, useState } from 'react'
import type { RelationList, RelationView } from '../../../src/server/schema/index.ts'
import { address, go, useAddress, withQuery } from '../frame/address.ts'
import { useLatest } from '../frame/latest.ts'
import { useLedger } from '../frame/ledger.ts'
import { useLoaded } from '../frame/load.ts'
import { useReviewer } from '../frame/reviewer.ts'
import { get, Refusal, send } from '../frame/server.ts'
import { VERDICTS } from './kind.ts'

/** So many from the end of what is loaded, the next page is asked for. */
const NEAR_END = 10

/** The relations to work through, a page at a time, the open one among them, and what is decided on it. */
export function useQueue() {
  const { query } = useAddress()
  const who = useReviewer()
  const { reload: reloadLedger } = useLedger()
  const decided = query.get('decided') ?? 'no'
  const kind = query.get('kind')
  const wanted = query.get('relation')
  const [note, setNote] = useState('')
  const [said, setSaid] = useState<{ words: string; bad: boolean } | null>(null)
  const { data, error, slow, reload, set } = useLoaded<RelationList>(
    address('/api/relations', { decided, kind }),
  )
  // A relation that is linked to may stand outside what is loaded.
  const listed = data?.relations.some(({ id }) => id === wanted) ?? true
  const alone = useLoaded<RelationList>(
    wanted !== null && !listed ? address('/api/relations', { relation: wanted }) : null,
  )
  const queue = data?.relations ?? []
  const open =
    (wanted === null ? queue[0] : queue.find(({ id }) => id === wanted)) ??
    alone.data?.relations.find(({ id }) => id === wanted) ??
    null
  const now = useLatest({ queue, open, who, note })

  const failed = useCallback((reason: unknown): void => {
    if (!(reason instanceof Refusal)) throw reason
    setSaid({ words: `Not done: ${reason.message}`, bad: true })
  }, [])

  const next = data?.next ?? null
  const asking = useRef<string | null>(null)
  const more = useCallback((): void => {
    if (next === null || asking.current === next) return
    asking.current = next
    get<RelationList>(address('/api/relations', { decided, kind, after: next }))
      .then((page) =>
        set((before) => {
          const known = new Set(before.relations.map(({ id }) => id))
          const fresh = page.relations.filter(({ id }) => !known.has(id))
          return { ...before, relations: [...before.relations, ...fresh], next: page.next }
        }),
      )
      .catch(failed)
      .finally(() => (asking.current = null))
  }, [decided, failed, kind, next, set])
  const at = queue.findIndex(({ id }) => id === open?.id)
  useEffect(() => {
    if (queue.length - at <= NEAR_END) more()
  }, [at, more, queue.length])

  const show = useCallback((relation: RelationView | undefined): void => {
    setNote('')
    if (relation) go(withQuery({ relation: relation.id }), 'replace')
  }, [])

  const step = useCallback(
    (by: 1 | -1): void => {
      const { queue: list, open: here } = now.current
      show(list[list.findIndex(({ id }) => id === here?.id) + by])
    },
    [now, show],
  )

  const decide = useCallback(
    (verdict: 'accept' | 'reject' | 'unsure'): void => {
      const { open: on, queue: before, who: by, note: why } = now.current
      if (!on || by === null) return
      const body = { by, relationId: on.id, expect: on.version, verdict, note: why.trim() || null }
      send<RelationView>('/api/relations/decisions', body).then((done) => {
        const place = before.findIndex(({ id }) => id === on.id)
        const following = before[place + 1] ?? before[place - 1]
        set((list) => ({
          ...list,
          open: list.open - (on.decision === null ? 1 : 0),
          relations: list.relations.flatMap((one) =>
            one.id !== on.id ? [one] : decided === 'no' ? [] : [done],
          ),
        }))
        setSaid({
          words: `${VERDICTS[done.decision?.verdict ?? ''] ?? 'Kept'}. u takes it back.`,
          bad: false,
        })
        show(decided === 'no' ? (place < 0 ? undefined : following) : done)
        if (decided === 'no' && following === undefined) go(withQuery({ relation: null }), 'replace')
        reloadLedger()
      }, failed)
    },
    [decided, failed, now, reloadLedger, set, show],
  )

  const undo = useCallback((): void => {
    send<{ said: string }>('/api/undo', { by: now.current.who, kind: 'relation' }).then(({ said: words }) => {
      setSaid({ words, bad: false })
      reload()
      reloadLedger()
    }, failed)
  }, [failed, now, reload, reloadLedger])

  return { data, error, slow, decided, kind, open, note, setNote, said, more, show, step, decide, undo }
}

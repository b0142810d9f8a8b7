import { useMemo, useState } from 'react'
import type { Search } from '../frame/frame.tsx'
import { findAll } from './search.ts'

/** The words that are looked for in the report, where they stand, and the way from one to the next. */
export function useFinding(text: string, first: string, show: (at: number) => void) {
  const [words, setWords] = useState(first)
  const [hit, setHit] = useState(-1)
  const hits = useMemo(() => findAll(text, words), [text, words])
  const walk = (by: 1 | -1): void => {
    if (hits.length === 0) return
    const next = (hit + by + hits.length) % hits.length
    setHit(next)
    const at = hits[next]
    if (at) show(at[0])
  }
  const search: Search = {
    label: 'Search this report',
    value: words,
    onChange: (changed) => {
      setWords(changed)
      setHit(-1)
    },
    onEnter: (back) => walk(back ? -1 : 1),
    note: words === '' ? '' : hits.length === 0 ? 'not found' : `${Math.max(hit, 0) + 1} of ${hits.length}`,
  }
  return { hits, search }
}

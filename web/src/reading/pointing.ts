import { useCallback, useRef, useState, type MouseEvent, type PointerEvent } from 'react'
import type { Hovered } from './hover.tsx'
import { clicked } from './mark.ts'
import type { NowRef } from './now.ts'
import { positionAt, selectedSpan } from './selection.ts'

/** Milliseconds that the pointer rests before the page says what lies under it. */
const REST = 300

/** A click on words opens the claim they belong to; resting on them tells what stands there. */
export function usePointing(nowRef: NowRef, openClaim: (id: string) => void) {
  const [hovered, setHovered] = useState<Hovered | null>(null)
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined)

  const click = useCallback(
    (event: MouseEvent): void => {
      const target = event.target as HTMLElement
      const pin = target.closest<HTMLElement>('[data-claim]')?.dataset['claim']
      if (pin) return openClaim(pin)
      if (!target.closest('.block') || selectedSpan(nowRef.current.reading.report.text) !== null)
        return undefined
      const at = positionAt(event.clientX, event.clientY)
      const chosen = at === null ? null : clicked(nowRef.current.claims, at, nowRef.current.openId)
      return chosen ? openClaim(chosen.id) : undefined
    },
    [nowRef, openClaim],
  )

  const hover = useCallback(
    (event: PointerEvent): void => {
      clearTimeout(resting.current)
      setHovered(null)
      const target = event.target as HTMLElement
      if (event.type === 'pointerout' || event.pointerType !== 'mouse' || !target.closest('.in-claim')) return
      const { clientX: x, clientY: y } = event
      resting.current = setTimeout(() => {
        const at = positionAt(x, y)
        const claims = nowRef.current.claims.filter(
          ({ span: [start, end] }) => at !== null && start <= at && at < end,
        )
        if (claims.length > 0) setHovered({ x, y, claims })
      }, REST)
    },
    [nowRef],
  )
  return { hovered, hover, click }
}

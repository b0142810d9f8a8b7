import { useCallback } from 'react'
import type { FigureClaim, RangeView } from '../../../src/server/schema/index.ts'
import { address, go } from '../frame/address.ts'
import { type Bar, barsOf } from './bar.ts'
import { counts } from './counts.ts'
import { useDrawing } from './drawing.ts'
import { overTime } from './over-time.ts'

interface Props {
  readonly claims: readonly FigureClaim[]
  readonly origins: readonly string[]
  readonly believed: readonly string[]
  readonly blur: boolean
  readonly range: RangeView | null
  readonly view: 'counts' | 'time'
}

/** Each claim as an interval: open ends as arrows, vague words as words. */
export function Chart({ claims, origins, believed, range, view, blur }: Props) {
  const draw = useCallback(
    (available: number) => {
      const width = Math.max(340, available)
      const bars = barsOf(claims, believed, blur)
      const plot =
        view === 'counts' ? counts(bars, origins, range, width) : overTime(bars, origins, range, width)
      plot.addEventListener('click', () => {
        const chosen = (plot as { value?: Bar }).value
        if (chosen) go(address(`/reports/${encodeURIComponent(chosen.reportId)}`, { claim: chosen.claimId }))
      })
      return plot
    },
    [claims, origins, believed, range, view, blur],
  )
  const box = useDrawing(draw)
  // The table below says the same in words: a drawing of a hundred groups would only be in a listener's way.
  return <div className="chart" ref={box} aria-hidden="true" />
}

import type { Period, Quantity } from '../model/index.ts'
import { isBeyond } from '../text/index.ts'

const figure = (n: number): string => n.toLocaleString('en', { maximumFractionDigits: 2 })

/** The bounds of a quantity: `≥ 3,000`, `40–50`, `≈ 200`, `≥ 1,000 a day`; empty where its words give none. */
export function amount({ wording, lower, upper, approx, per }: Quantity): string {
  const about = approx ? '≈ ' : ''
  const rate = per ? ` a ${per}` : ''
  if (lower !== null && upper !== null) {
    return `${about}${lower === upper ? figure(lower) : `${figure(lower)}–${figure(upper)}`}${rate}`
  }
  if (lower !== null)
    return `${isBeyond(wording) ? '>' : '≥'} ${figure(lower)}${approx ? ', about' : ''}${rate}`
  if (upper !== null) return `≤ ${figure(upper)}${approx ? ', about' : ''}${rate}`
  return rate.trim()
}

/** `2024-12-16…2024-12-22`, one day, or an open end; empty where nothing was resolved. */
export function dates({ from, to }: Pick<Period, 'from' | 'to'>): string {
  if (from === null && to === null) return ''
  return from === to ? (from ?? '') : `${from ?? ''}…${to ?? ''}`
}

import type { BoundSense } from '../lexicon/bounds.ts'

interface Bounds {
  readonly lower: number | null
  readonly upper: number | null
  readonly approx: boolean
  readonly additional?: boolean
}

/** An amount with what a bound word says of it: "more than" leaves its upper end open, "up to" its lower. */
export function bounded<T extends Bounds>(amount: T, sense: BoundSense): T {
  switch (sense) {
    case 'lower':
      return { ...amount, upper: null }
    case 'upper':
      return { ...amount, lower: null }
    case 'about':
    case 'guess':
      return { ...amount, approx: true }
    case 'nearly':
      return { ...amount, lower: null, approx: true }
    case 'additional':
      return { ...amount, additional: true }
    case 'total':
      return amount
  }
}

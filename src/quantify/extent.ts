/** A number or vague word with its bound words, before its surroundings say what it counts. */
export interface Amount {
  readonly first: number
  readonly last: number
  readonly lower: number | null
  readonly upper: number | null
  readonly approx: boolean
  readonly additional: boolean
  /** "two-thirds", "most of": no count, no bounds. */
  readonly share: boolean
  /** Where the number itself starts, after its bound words. */
  readonly core: number
  readonly rule: string
}

/** What an amount holds of itself, before any bound word. */
export const between = (lower: number | null, upper: number | null) => ({
  lower,
  upper,
  approx: false,
  additional: false,
  share: false,
})

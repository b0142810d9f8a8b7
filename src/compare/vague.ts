import type { Lexicon } from '../lexicon/index.ts'

/** Bounds of a vague word; null on either side = open. */
export interface VagueBounds {
  readonly lower: number | null
  readonly upper: number | null
}

/** What the table of vague.yaml says of "several", "dozens", with or without what stands around it. */
export function vagueEntry(_words: string, _lexicon: Lexicon): VagueBounds | null {
  return null
}

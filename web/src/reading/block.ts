import { passages } from '../../../src/ledger/passage.ts'
import type { ClaimView } from '../../../src/server/schema/index.ts'

/** A piece of the report that is laid out at once: a paragraph, or a part of an endless one. */
export interface Block {
  readonly index: number
  readonly start: number
  readonly end: number
}

/** Longer paragraphs are laid out in parts, so that a text without line breaks scrolls as well as any. */
const LONGEST = 4000

/** Cut `text` into blocks at line breaks; blank lines belong to no block. */
export const blocksOf = (text: string): Block[] =>
  passages(text, LONGEST).map(([start, end], index) => ({ index, start, end }))

/** The block that holds position `at`, or the next one after it. */
export function blockAt(blocks: readonly Block[], at: number): number {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.end ?? 0) > at) high = middle
    else low = middle + 1
  }
  return low
}

/** The claims of each block, in the order of the text. */
export function claimsByBlock(blocks: readonly Block[], claims: readonly ClaimView[]): ClaimView[][] {
  const rows: ClaimView[][] = blocks.map(() => [])
  for (const claim of claims) rows[blockAt(blocks, claim.span[0])]?.push(claim)
  return rows
}

/** In the order of the text; the longer one first where two start together. */
export const inTextOrder = (a: ClaimView, b: ClaimView): number =>
  a.span[0] - b.span[0] || b.span[1] - a.span[1] || a.id.localeCompare(b.id)

/** About how many lines a block takes on a wide page. */
export const linesOf = ({ start, end }: Block): number => Math.ceil((end - start) / 66)

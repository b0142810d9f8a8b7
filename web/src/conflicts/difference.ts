/** A word or the blank between two, and whether the other passage has it too. */
export interface Piece {
  readonly text: string
  readonly differs: boolean
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.,-]*(?<![.,])|\s+|[^\s]/gu

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

const pieces = (words: readonly string[], kept: ReadonlySet<number>): Piece[] =>
  words.map((text, index) => ({ text, differs: /\S/.test(text) && !kept.has(index) }))

/** `a` and `b` cut into words, each word marked that has no counterpart in the other (longest common subsequence). */
export function difference(a: string, b: string): readonly [a: Piece[], b: Piece[]] {
  const one = a.match(WORD) ?? []
  const two = b.match(WORD) ?? []
  const left = one.flatMap((word, index) => (/\S/.test(word) ? [index] : []))
  const right = two.flatMap((word, index) => (/\S/.test(word) ? [index] : []))
  const table = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1))
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0
  const equal = (i: number, j: number): boolean => same(one[left[i] ?? -1] ?? '', two[right[j] ?? -1] ?? '')
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const row = table[i]
      if (row) row[j] = equal(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const common = [new Set<number>(), new Set<number>()] as const
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (equal(i, j)) {
      common[0].add(left[i++] ?? -1)
      common[1].add(right[j++] ?? -1)
    } else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return [pieces(one, common[0]), pieces(two, common[1])]
}

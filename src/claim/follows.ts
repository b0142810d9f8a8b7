import type { Token } from '../model/index.ts'

/** Do the words of an entry after its first stand from token `from` on? */
export const follows = (
  tokens: readonly Token[],
  from: number,
  rest: readonly ReadonlySet<string>[],
): boolean =>
  rest.every((words, k) => {
    const norm = tokens[from + k]?.norm ?? ''
    // "in." at the end of a sentence is taken for an inch.
    return words.has(norm === 'in.' ? 'in' : norm)
  })

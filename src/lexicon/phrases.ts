import type { Token } from '../model/index.ts'

interface Node<T> {
  readonly next: Map<string, Node<T>>
  value: T | undefined
}

/** A phrase found in the tokens: `length` tokens from where it was looked for. */
export interface PhraseMatch<T> {
  readonly value: T
  readonly length: number
}

/**
 * Phrases of one or more words, looked up token by token. Each word of a phrase is lower case and
 * matches a token's `norm`, or, written `~word`, its lemma (`~say` matches said, says, saying).
 */
export interface Phrases<T> {
  /** The longest phrase that starts at token `index`, or null. O(length of the phrase). */
  at(tokens: readonly Token[], index: number): PhraseMatch<T> | null
}

const node = <T>(): Node<T> => ({ next: new Map(), value: undefined })

/** Compile `[phrase, value]` pairs; a later pair of the same phrase wins. */
export function phrases<T>(pairs: Iterable<readonly [phrase: string, value: T]>): Phrases<T> {
  const root = node<T>()
  for (const [phrase, value] of pairs) {
    let here = root
    for (const word of phrase.split(' ')) {
      const following = here.next.get(word) ?? node<T>()
      here.next.set(word, following)
      here = following
    }
    here.value = value
  }
  const walk = (
    here: Node<T>,
    tokens: readonly Token[],
    index: number,
    depth: number,
  ): PhraseMatch<T> | null => {
    const own = here.value === undefined ? null : { value: here.value, length: depth }
    const token = tokens[index]
    if (token === undefined) return own
    const byNorm = here.next.get(token.norm)
    const byLemma = here.next.get(`~${token.lemma}`)
    const found = [byNorm, byLemma]
      .filter((following) => following !== undefined)
      .map((following) => walk(following, tokens, index + 1, depth + 1))
      .filter((match) => match !== null)
      .reduce<PhraseMatch<T> | null>(
        (best, match) => (best && best.length >= match.length ? best : match),
        null,
      )
    return found ?? own
  }
  return {
    at: (tokens, index) => {
      const match = walk(root, tokens, index, 0)
      return match && match.length > 0 ? match : null
    },
  }
}

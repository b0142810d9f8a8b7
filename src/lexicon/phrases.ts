import type { Token } from '../model/index.ts'

interface Node<T> {
  readonly byNorm: Map<string, Node<T>>
  readonly byLemma: Map<string, Node<T>>
  /** The phrase that ends here, made once: a match is looked up many times. */
  match: PhraseMatch<T> | null
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

const node = <T>(): Node<T> => ({ byNorm: new Map(), byLemma: new Map(), match: null })

function follow<T>(here: Node<T>, word: string): Node<T> {
  const [by, key] = word.startsWith('~') && word !== '~' ? [here.byLemma, word.slice(1)] : [here.byNorm, word]
  const following = by.get(key) ?? node<T>()
  by.set(key, following)
  return following
}

/**
 * A number of 14 bits for a word, by its ends, its middle and its length. Asked of a table before the word is looked up:
 * it tells most words of a text from all that a phrase begins with.
 */
const trace = (word: string): number =>
  (word.charCodeAt(0) * 67 +
    word.charCodeAt(word.length >> 1) * 1543 +
    word.charCodeAt(word.length - 1) * 5 +
    word.length * 331) &
  16_383

/** The table of so many traces as `words` fill thinly, to be asked by the last bits of one: a small table stays at hand. */
export const traces = (words: ReadonlySet<string>): Uint8Array => {
  const table = new Uint8Array(Math.min(16_384, Math.max(512, 2 ** Math.ceil(Math.log2(words.size * 32)))))
  for (const word of words) table[trace(word) & (table.length - 1)] = 1
  return table
}

export const traced = (table: Uint8Array, word: string): boolean =>
  table[trace(word) & (table.length - 1)] === 1

/** Compile `[phrase, value]` pairs; a later pair of the same phrase wins. */
export function phrases<T>(pairs: Iterable<readonly [phrase: string, value: T]>): Phrases<T> {
  const root = node<T>()
  for (const [phrase, value] of pairs) {
    const words = phrase.split(' ')
    words.reduce(follow<T>, root).match = { value, length: words.length }
  }
  const norms = traces(new Set(root.byNorm.keys()))
  const lemmas = traces(new Set(root.byLemma.keys()))
  const hasLemmas = root.byLemma.size > 0
  return {
    at: (tokens, index) => {
      const token = tokens[index]
      const possible = token && (traced(norms, token.norm) || (hasLemmas && traced(lemmas, token.lemma)))
      return possible ? longest(root, tokens, index) : null
    },
  }
}

/** The longest phrase below `here`; of two as long, the one written with the word itself. */
function longest<T>(here: Node<T>, tokens: readonly Token[], index: number): PhraseMatch<T> | null {
  const token = tokens[index]
  if (token === undefined) return here.match
  // Most nodes are a phrase's end, with nothing behind them.
  const word = here.byNorm.size === 0 ? undefined : here.byNorm.get(token.norm)
  const lemma = here.byLemma.size === 0 ? undefined : here.byLemma.get(token.lemma)
  const first = word === undefined ? null : longest(word, tokens, index + 1)
  const second = lemma === undefined ? null : longest(lemma, tokens, index + 1)
  const found = second && (!first || second.length > first.length) ? second : first
  return found ?? here.match
}

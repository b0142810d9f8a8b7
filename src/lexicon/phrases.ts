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

/** Compile `[phrase, value]` pairs; a later pair of the same phrase wins. */
export function phrases<T>(pairs: Iterable<readonly [phrase: string, value: T]>): Phrases<T> {
  const root = node<T>()
  for (const [phrase, value] of pairs) {
    const words = phrase.split(' ')
    words.reduce(follow<T>, root).match = { value, length: words.length }
  }
  return { at: (tokens, index) => longest(root, tokens, index) }
}

/** The longest phrase below `here`; of two as long, the one written with the word itself. */
function longest<T>(here: Node<T>, tokens: readonly Token[], index: number): PhraseMatch<T> | null {
  const token = tokens[index]
  if (token === undefined) return here.match
  const word = here.byNorm.get(token.norm)
  const lemma = here.byLemma.size === 0 ? undefined : here.byLemma.get(token.lemma)
  const first = word === undefined ? null : longest(word, tokens, index + 1)
  const second = lemma === undefined ? null : longest(lemma, tokens, index + 1)
  const found = second && (!first || second.length > first.length) ? second : first
  return found ?? here.match
}

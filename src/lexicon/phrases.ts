import type { Token } from '../model/index.ts'
import { traceBit, traced, traceOf, traceTable } from '../text/index.ts'

interface Node<T> {
  readonly byNorm: Map<string, Node<T>>
  readonly byLemma: Map<string, Node<T>>
  /** The last five bits of their words' traces, each as a bit of its own: few words follow another in phrases. */
  norms: number
  lemmas: number
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

const node = <T>(): Node<T> => ({
  byNorm: new Map(),
  byLemma: new Map(),
  norms: 0,
  lemmas: 0,
  match: null,
})

function follow<T>(here: Node<T>, word: string): Node<T> {
  const lemma = word.startsWith('~') && word !== '~'
  const key = lemma ? word.slice(1) : word
  const by = lemma ? here.byLemma : here.byNorm
  const following = by.get(key) ?? node<T>()
  by.set(key, following)
  if (lemma) here.lemmas |= traceBit(traceOf(key))
  else here.norms |= traceBit(traceOf(key))
  return following
}

/** Compile `[phrase, value]` pairs; a later pair of the same phrase wins. */
export function phrases<T>(pairs: Iterable<readonly [phrase: string, value: T]>): Phrases<T> {
  const root = node<T>()
  for (const [phrase, value] of pairs) {
    const words = phrase.split(' ')
    words.reduce(follow<T>, root).match = { value, length: words.length }
  }
  const norms = traceTable(root.byNorm.keys())
  const lemmas = traceTable(root.byLemma.keys())
  const hasLemmas = root.byLemma.size > 0
  return {
    at: (tokens, index) => {
      const token = tokens[index]
      const possible =
        token && (traced(norms, token.trace) || (hasLemmas && traced(lemmas, token.lemmaTrace)))
      return possible ? longest(root, tokens, index) : null
    },
  }
}

/** The longest phrase below `here`; of two as long, the one written with the word itself. */
function longest<T>(here: Node<T>, tokens: readonly Token[], index: number): PhraseMatch<T> | null {
  const token = tokens[index]
  const ends = (here.norms | here.lemmas) === 0
  if (ends || token === undefined) return here.match
  const word = (here.norms & traceBit(token.trace)) === 0 ? undefined : here.byNorm.get(token.norm)
  const lemma = (here.lemmas & traceBit(token.lemmaTrace)) === 0 ? undefined : here.byLemma.get(token.lemma)
  const first = word === undefined ? null : longest(word, tokens, index + 1)
  const second = lemma === undefined ? null : longest(lemma, tokens, index + 1)
  const found = second && (!first || second.length > first.length) ? second : first
  return found ?? here.match
}

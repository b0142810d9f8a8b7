import type { Lexicon } from '../../lexicon/index.ts'
import type { Attribution, Doc, FoundPeriod, FoundQuantity, Source, Token } from '../../model/index.ts'
import { groupsOf, isCount, type Groups } from './groups.ts'
import { surnames } from './surnames.ts'

/** What the stages before found. */
export interface Found {
  readonly quantities: readonly FoundQuantity[]
  readonly periods: readonly FoundPeriod[]
  readonly sources: readonly Source[]
  readonly attributions: readonly Attribution[]
}

/** What is known of each token before people are told from things. */
export interface Ground {
  readonly doc: Doc
  readonly tokens: readonly Token[]
  readonly lexicon: Lexicon
  /** For each token the index of the count or share it is in, or -1. */
  readonly quantityOf: Int32Array
  readonly periodOf: Int32Array
  readonly quantities: readonly FoundQuantity[]
  readonly periods: readonly FoundPeriod[]
  /** Last words of the names of sources that are persons, lower case. */
  readonly surnames: ReadonlySet<string>
}

/** A document with its noun phrases read as people or things. */
export interface Parts extends Ground {
  readonly groups: Groups
}

/** A text with what was found in it, ready for the rules of claims. */
export function parts(doc: Doc, found: Found, lexicon: Lexicon): Parts {
  const ground = groundOf(doc, found, lexicon)
  return { ...ground, groups: groupsOf(ground) }
}

function groundOf(doc: Doc, { quantities, periods, sources }: Found, lexicon: Lexicon): Ground {
  const { tokens } = doc
  const quantityOf = new Int32Array(tokens.length).fill(-1)
  const periodOf = new Int32Array(tokens.length).fill(-1)
  quantities.forEach((q, index) => {
    if (isCount(q)) quantityOf.fill(index, q.first, q.last + 1)
  })
  periods.forEach((p, index) => periodOf.fill(index, p.first, p.last + 1))
  const persons = sources
    .filter(({ kind }) => kind === 'person')
    .map(({ name }) => name.split(' ').at(-1)?.toLowerCase() ?? '')
  return {
    doc,
    tokens,
    lexicon,
    quantityOf,
    periodOf,
    quantities,
    periods,
    surnames: new Set([...persons, ...surnames(tokens, lexicon)]),
  }
}

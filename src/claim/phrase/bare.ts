import type { FoundQuantity, Quantity } from '../../model/index.ts'
import type { Group } from './draft.ts'

/** A noun phrase that is no people: where what is known of a group begins. */
export const thing = (first: number, last: number): Group => ({
  first,
  last,
  head: last,
  kind: 'thing',
  quantity: null,
  none: false,
  words: [first, last],
  role: null,
  side: null,
  sure: true,
})

export const pronoun = (i: number): Group => ({ ...thing(i, i), kind: 'pronoun', words: null })

/** An amount alone: "12" of "12 killed". */
export const bare = (q: FoundQuantity): Group => ({
  ...thing(q.first, q.last),
  kind: 'bare',
  quantity: plain(q),
  none: q.none,
  words: null,
})

/** An amount as a claim tells it, without what only reading needs. */
export const plain = ({ span, wording, lower, upper, approx, per }: Quantity): Quantity => ({
  span,
  wording,
  lower,
  upper,
  approx,
  per,
})

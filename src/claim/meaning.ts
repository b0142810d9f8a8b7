import type { Lexicon } from '../lexicon/index.ts'
import type { Doc, FoundPeriod, FoundQuantity, Period, Quantity, Span } from '../model/index.ts'
import { articleQuantity, findPeriods, findQuantities } from '../quantify/index.ts'
import { contains, overlaps } from '../text/index.ts'

/** What words mean where they stand, as an amount and as a time; null for what they are not, as far as the reader knows. */
export interface Meaning {
  readonly quantity: Pick<Quantity, 'lower' | 'upper' | 'approx' | 'per'> | null
  readonly period: Pick<Period, 'from' | 'to'> | null
}

/** The meaning of the words at `span`, by the rules that read all others; `published` as in `findPeriods`. */
export function meaning(doc: Doc, span: Span, published: string | null, lexicon: Lexicon): Meaning {
  const times = findPeriods(doc, published, lexicon).filter((p) => overlaps(p.span, span))
  const read = amount(findQuantities(doc, lexicon).filter((q) => overlaps(q.span, span)))
  const one = read === undefined && times.length === 0 ? onePerson(doc, span, lexicon) : null
  return { quantity: read ?? one, period: time(doc, span, times) }
}

/** Of "40" in "at least 40 men" the bounds are those of "at least 40". Two amounts are not added up: null. */
function amount(found: readonly FoundQuantity[]): Meaning['quantity'] | undefined {
  const counts = found.filter(({ kind }) => /^(count|share)$/.test(kind))
  // Whoever marks "30" as a count knows better than a rule that takes it for an age.
  const read = counts.length > 0 ? counts : found.filter(({ kind }) => /^(age|measure|score)$/.test(kind))
  const [first, ...others] = read
  if (!first) return undefined
  return others.length > 0 ? null : boundsOf(first)
}

const boundsOf = ({ lower, upper, approx, per }: Quantity) => ({ lower, upper, approx, per })

/** "a soldier", "his wife". */
function onePerson(doc: Doc, span: Span, lexicon: Lexicon): Meaning['quantity'] {
  const inside = doc.tokens.filter(({ start, end }) => contains(span, [start, end]))
  const [first, last] = [inside[0]?.index ?? 0, inside.at(-1)?.index ?? 0]
  const one = articleQuantity(doc, { first, last, head: last }, lexicon)
  return one && boundsOf(one)
}

/** Of "March 1" in "since March 1" that day; of several times the days around them all. */
function time({ tokens }: Doc, span: Span, found: readonly FoundPeriod[]): Meaning['period'] {
  const [first, ...others] = found.map((period) => {
    const { core } = period
    const bare = core !== undefined && span[0] >= (tokens[core.first]?.start ?? Infinity)
    return bare ? core : period
  })
  if (!first) return null
  return others.reduce<NonNullable<Meaning['period']>>(
    (all, { from, to }) => ({
      from: all.from !== null && from !== null && from < all.from ? from : from && all.from,
      to: all.to !== null && to !== null && to > all.to ? to : to && all.to,
    }),
    { from: first.from, to: first.to },
  )
}

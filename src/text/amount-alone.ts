import { contains, type Span } from './span.ts'

interface Counted {
  readonly quantity: { readonly span: Span } | null
  readonly population: { readonly span: Span; readonly role: string | null } | null
}

/**
 * Does a claim's amount stand for people whom nobody names ("at least 30 were hurt")? Their words are then its number and tell
 * no role: only whose they are is known. "My uncle" is an amount too, but its words tell who he is.
 */
export const amountAlone = ({ quantity, population }: Counted): boolean =>
  quantity !== null && population?.role === null && contains(quantity.span, population.span)

/** Who is counted, where words of the text name them; null where an amount stands alone for them. */
export const namedPeople = <C extends Counted>(claim: C): C['population'] | null =>
  amountAlone(claim) ? null : claim.population

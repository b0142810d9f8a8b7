import type { Span } from '../text/index.ts'
import type { ScopePopulation } from './scope.ts'

/** So far back the people may have been named whom a claim leaves out or calls "them": some two sentences. */
const NEAR = 300

interface Told {
  readonly span: Span
  readonly population: ScopePopulation
  /** Who says it, from the report inwards. */
  readonly voice: string
}

/**
 * The people of a claim that names none ("45,000 casualties", "executing them"): those of the claim before it, if it
 * stands in the same sentence, or near it in the same mouth. Such people are inferred, and relations say so.
 */
export function antecedents(told: readonly Told[], text: string): ScopePopulation[] {
  const found: ScopePopulation[] = []
  told.forEach((one, i) => {
    const [before, of] = [told[i - 1], found[i - 1]]
    found.push(takes(one, before, text) && of?.side ? inferred(one.population, of) : one.population)
  })
  return found
}

function takes(one: Told, before: Told | undefined, text: string): boolean {
  const { side, known, named } = one.population
  if (before === undefined || side !== null || known === 'said' || named !== null) return false
  if (one.span[0] - before.span[1] > NEAR) return false
  const between = text.slice(before.span[1], one.span[0])
  return before.voice === one.voice || !/[.?!]["”’)]?\s|\n/.test(between)
}

const inferred = (population: ScopePopulation, { side, role }: ScopePopulation): ScopePopulation => ({
  ...population,
  side,
  role: population.role ?? role,
  known: 'inferred',
})

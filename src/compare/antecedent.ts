import type { Span } from '../text/index.ts'
import type { ScopePlace, ScopePopulation } from './scope.ts'

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

/** "The station": a place that its words only point back at. */
const BACK = /^(?:(?:in|at|on)\s+)?the\s+(\p{Ll}[\p{Ll}\s-]*)$/u

/**
 * The places of a report's claims, in text order: "the station" is "the central bus station in Goris" that was told
 * before, if only one such place was. It is inferred, and relations say so.
 */
export function placesBefore(told: readonly ScopePlace[]): ScopePlace[] {
  return told.map((place, i) => {
    const words = BACK.exec(place.label ?? '')?.[1]
    if (words === undefined || place.hull.length !== 1 || !place.hull[0]?.startsWith('~')) return place
    const fit = told.slice(0, i).filter((before) => names(before, words))
    const [first] = fit
    if (first === undefined || fit.some(({ hull }) => hull.join() !== first.hull.join())) return place
    return { hull: first.hull, core: first.core, label: place.label, means: first.label, known: 'inferred' }
  })
}

/** Whether a place told with more words is of the same kind: "central bus station" has both words of "bus station", and ends alike. */
function names({ hull }: ScopePlace, words: string): boolean {
  const step = hull.at(-1) ?? ''
  const own = /^~(?!~)(.+?)(?: in .*)?$/.exec(step)?.[1]?.split(' ') ?? []
  const back = words.split(/\s+/)
  return (
    (own.length > back.length || hull.length > 1) &&
    own.at(-1) === back.at(-1) &&
    back.every((word) => own.includes(word))
  )
}

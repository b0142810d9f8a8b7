import { fold, type Lexicon } from '../lexicon/index.ts'
import type { Claim, Population } from '../model/index.ts'
import { amountAlone, overlaps, startsWithCapital } from '../text/index.ts'
import type { Nest, ScopePopulation } from './scope.ts'

const UNKNOWN: ScopePopulation = { side: null, role: null, named: null, label: null, known: 'unknown' }

/** Who is counted. A side that stands beside the population's words was inferred from the text around. */
export function populationOf(
  { population, quantity, span }: Pick<Claim, 'population' | 'quantity' | 'span'>,
  lexicon: Lexicon,
): ScopePopulation {
  if (population === null) {
    const words = quantity?.wording ?? ''
    return lexicon.scopes.says('nobody', words)
      ? { ...UNKNOWN, role: 'people', label: words, known: 'said' }
      : UNKNOWN
  }
  const told = worded(population, lexicon)
  // "30 were hurt": people of that side.
  if (amountAlone({ population, quantity }))
    return told.side === null ? UNKNOWN : { ...UNKNOWN, side: told.side, role: 'people', known: 'inferred' }
  // "…, and 30 were hurt": those of the words before.
  return overlaps(population.span, span) || told.known === 'unknown' ? told : { ...told, known: 'inferred' }
}

function worded(population: Population, lexicon: Lexicon): ScopePopulation {
  const words = fold(population.text).split(' ')
  const pronoun = words.length === 1 && lexicon.scopes.says('pronoun', words[0] ?? '')
  const side =
    population.side === null ? null : (lexicon.sides.named(population.side)?.name ?? population.side)
  if (pronoun) {
    return {
      side,
      role: population.role,
      named: null,
      label: population.text,
      known: side === null ? 'unknown' : 'inferred',
    }
  }
  const last = singular(words.at(-1) ?? '')
  const anybody = lexicon.scopes.anybody.has(last) || lexicon.scopes.anybody.has(words.at(-1) ?? '')
  const role = anybody ? 'people' : population.role
  const named =
    population.role === null && !anybody && startsWithCapital(population.text) && side === null
      ? fold(population.text)
      : null
  const people = role === null && named === null && side !== null ? 'people' : role
  return { side, role: people, named, label: population.text, known: 'said' }
}

const singular = (word: string): string => word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '')

/** Sides that a side belongs to, itself first: Hamas, Palestinians. */
export function sideChain(side: string, lexicon: Lexicon): string[] {
  const chain = [side]
  for (let of = lexicon.sides.named(side)?.of ?? null; of !== null && !chain.includes(of);) {
    chain.push(of)
    of = lexicon.sides.named(of)?.of ?? null
  }
  return chain
}

/** The side that a side belongs to in the last resort. */
export const rootSide = (side: string, lexicon: Lexicon): string => sideChain(side, lexicon).at(-1) ?? side

/** Roles that a role is a part of, itself first: children, civilians, people. */
export function roleChain(role: string | null, lexicon: Lexicon): string[] {
  if (role === null) return []
  const chain = [role]
  for (let of = lexicon.scopes.roles.get(role)?.within ?? null; of !== null && !chain.includes(of);) {
    chain.push(of)
    of = lexicon.scopes.roles.get(of)?.within ?? null
  }
  return role === 'people' ? chain : [...chain, 'people']
}

function rolesApart(a: string, b: string, lexicon: Lexicon): boolean {
  const [as, bs] = [roleChain(a, lexicon), roleChain(b, lexicon)]
  const apart = (x: string, y: string) => lexicon.scopes.roles.get(x)?.apart.includes(y) ?? false
  return as.some((x) => bs.some((y) => apart(x, y) || apart(y, x)))
}

/** Nations and armed groups share no people; peoples, faiths and organisations may. */
export const isFirm = (side: string | null, lexicon: Lexicon): boolean =>
  side !== null && ['country', 'former', 'group', 'army'].includes(lexicon.sides.named(side)?.kind ?? '')

const sidesApart = (a: string, b: string, lexicon: Lexicon): boolean =>
  isFirm(a, lexicon) && isFirm(b, lexicon) && rootSide(a, lexicon) !== rootSide(b, lexicon)

/** Whether every one of `inner` certainly is one of `outer`. */
function contains(outer: ScopePopulation, inner: ScopePopulation, lexicon: Lexicon): boolean {
  if (outer.known === 'unknown' || outer.role === null) return false
  if (outer.named !== null) return outer.named === inner.named
  if (outer.side === null) {
    // "Children" are among "civilians", whoever they are; "soldiers" are some army's, and it is not said which.
    const told = inner.side === null && !roleChain(outer.role, lexicon).includes('combatants')
    if (outer.role !== 'people' && !told) return false
  } else if (inner.side === null || !sideChain(inner.side, lexicon).includes(outer.side)) return false
  if (outer.role === 'people') return true
  return inner.role !== null && roleChain(inner.role, lexicon).includes(outer.role)
}

/** "Men" are anybody, such as soldiers of whatever rank, but no women and children. */
const menBeside = (a: ScopePopulation, b: ScopePopulation, lexicon: Lexicon): boolean =>
  MEN.test(a.label ?? '') &&
  roleChain(b.role, lexicon).some((role) => role === 'women' || role === 'children')

const MEN = /\bmen$/i

/** How the people of `a` lie to those of `b`: "inside" are a part of them. */
export function populationNest(a: ScopePopulation, b: ScopePopulation, lexicon: Lexicon): Nest {
  // First what holds of most pairs: a long report has many million.
  if (a.side === b.side && a.role === b.role && a.named === b.named)
    return a.known === 'unknown' && b.known === 'unknown' ? 'unclear' : 'same'
  if (a.side !== null && b.side !== null && sidesApart(a.side, b.side, lexicon)) return 'apart'
  if (a.role !== null && b.role !== null && rolesApart(a.role, b.role, lexicon)) return 'apart'
  if (menBeside(a, b, lexicon) || menBeside(b, a, lexicon)) return 'apart'
  if (a.known === 'unknown' && b.known === 'unknown') return 'unclear'
  const [inside, around] = [contains(b, a, lexicon), contains(a, b, lexicon)]
  if (inside && around) return 'same'
  return inside ? 'inside' : around ? 'around' : 'unclear'
}

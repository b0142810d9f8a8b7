import { conflict, opposable } from './conflict.ts'
import { evidenceOf, lowerBoundAbove } from './infer.ts'
import type { Bound } from './item.ts'
import { lieOf } from './matter.ts'
import { byAge, type Comparing } from './relate.ts'
import type { Statement } from './statement.ts'

/** Claims that cannot all be true, although any fewer of them can, and why, in sentences. */
export interface ConflictSet {
  readonly claims: readonly Statement[]
  readonly steps: readonly string[]
}

/** Why these claims together cannot be true, or null where they can. */
export function contradiction(claims: readonly Statement[], comparing: Comparing): readonly string[] | null {
  return pairs(claims, comparing)[0]?.steps ?? sums(claims, comparing)[0]?.steps ?? null
}

/** The smallest sets that cannot all be true: pairs, and larger ones by sums for each upper bound. */
export function conflictSets(claims: readonly Statement[], comparing: Comparing): ConflictSet[] {
  const all = [...claims].sort(byAge)
  const two = pairs(all, comparing)
  const more = sums(all, comparing, two).map(({ claims }) => smallest(claims, comparing))
  const seen = new Set<string>()
  return [...two, ...more].filter(({ claims }) => {
    const key = claims.map(({ id }) => id).join(' ')
    if (claims.length === 0 || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function pairs(all: readonly Statement[], { lexicon }: Comparing): ConflictSet[] {
  return all.flatMap((a, i) =>
    all.slice(i + 1).flatMap((b) => {
      if (!opposable(a, b)) return []
      const [first, second] = byAge(a, b) <= 0 ? [a, b] : [b, a]
      const because = conflict(first, second, lieOf(first, second, lexicon), lexicon.scopes)
      return because === null ? [] : [{ claims: [first, second], steps: because.map(({ note }) => note) }]
    }),
  )
}

/** For each upper bound of a whole scope: lower bounds inside it that add up to more. */
function sums(
  all: readonly Statement[],
  { lexicon }: Comparing,
  known: readonly ConflictSet[] = [],
): ConflictSet[] {
  const evidence = evidenceOf(all, lexicon)
  const against = new Map<string, Set<string>>()
  for (const { claims } of known) {
    const ids = claims.map(({ id }) => id)
    for (const id of ids) against.set(id, new Set([...(against.get(id) ?? []), ...ids]))
  }
  return evidence.items.flatMap((whole) => {
    const { core } = whole.scope.place
    if (whole.upper === null || whole.incident || core === null) return []
    const ids = new Set(whole.uses.map(({ id }) => id))
    // Claims that already contradict this bound by themselves are told as pairs.
    const alone = new Set([...ids].flatMap((id) => [...(against.get(id) ?? [])]))
    const may = ({ uses }: { uses: readonly Statement[] }) =>
      uses.every(({ id }) => !alone.has(id) || ids.has(id))
    const scope = { ...whole.scope, place: { ...whole.scope.place, hull: core } }
    const lower = lowerBoundAbove(whole.upper, scope, evidence, lexicon, may)
    if (lower === null) return []
    return [
      { claims: distinct([...lower.uses, ...whole.uses]), steps: stepsOf(lower, whole.steps, whole.upper) },
    ]
  })
}

const stepsOf = (lower: Bound, around: readonly string[], upper: number): string[] => [
  ...lower.steps,
  ...around,
  `At least ${lower.value.toLocaleString('en')} cannot lie within at most ${upper.toLocaleString('en')}.`,
]

const distinct = (claims: readonly Statement[]): Statement[] =>
  [...new Map(claims.map((claim) => [claim.id, claim])).values()].sort(byAge)

/** What is left when every claim that is not needed for the contradiction has been taken out. */
function smallest(claims: readonly Statement[], comparing: Comparing): ConflictSet {
  let left = claims
  for (const claim of claims) {
    const without = left.filter((one) => one !== claim)
    if (contradiction(without, comparing) !== null) left = without
  }
  return { claims: left, steps: contradiction(left, comparing) ?? [] }
}

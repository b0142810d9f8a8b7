import { firstSide, fold, type Lexicon } from '../lexicon/index.ts'
import { conflictSets, type ConflictSet } from './contradiction.ts'
import { evidenceOf, lowerBound, upperBound } from './infer.ts'
import type { Bound } from './item.ts'
import { liesIn, nests } from './nest.ts'
import { keyOf, oneVoice, type Party } from './party.ts'
import { reachOf } from './reach.ts'
import { byAge, retelling, type Comparing } from './relate.ts'
import { FIELDS, type Scope } from './scope.ts'
import { origin, type Statement } from './statement.ts'
import { said } from './words.ts'

/** Whom a person chooses to believe; names of sides, people or bodies, or ids of claims to leave out. */
export interface Belief {
  readonly believe: readonly string[]
  readonly except: readonly string[]
}

/** A claim that the range does not rest on, and why. */
export interface LeftOut {
  readonly claim: Statement
  readonly why: string
  /** It does not say whose people, or where, although the question asks for it: most such claims are of other matters. */
  readonly loose: boolean
  /** Its origin is not among those believed. */
  readonly unbelieved: boolean
}

/** What follows for a scope from a choice of claims. It is never "the number". */
export interface Range {
  /** The origins whose claims set the bounds, by name; each counts once however often it is told. */
  readonly origins: readonly string[]
  readonly lower: Bound | null
  readonly upper: Bound | null
  readonly used: readonly Statement[]
  /** Those of them that another report tells otherwise in the speaker's own words, and how. */
  readonly drifted: readonly { readonly claim: Statement; readonly why: string }[]
  /** Inside the scope and true with the range, but weaker. */
  readonly weaker: readonly Statement[]
  readonly leftOut: readonly LeftOut[]
  /** The smallest sets among the chosen claims that cannot all be true. */
  readonly conflicts: readonly ConflictSet[]
}

/** The range that follows for a scope from the claims of those believed. */
export function rangeOf(
  question: Scope,
  all: readonly Statement[],
  belief: Belief,
  comparing: Comparing,
): Range {
  const { lexicon } = comparing
  const sorted = [...all].sort(byAge)
  const rejected = sorted.flatMap((claim) => {
    const why = unbelieved(claim, belief, lexicon)
    return why === null ? [] : [{ claim, why }]
  })
  const out = new Set(rejected.map(({ claim }) => claim))
  const chosen = sorted.filter((claim) => !out.has(claim))
  const evidence = evidenceOf(chosen, lexicon)
  const lower = lowerBound(question, evidence, lexicon)
  const upper = upperBound(question, evidence, lexicon)
  const used = [...new Set([...(lower?.uses ?? []), ...(upper?.uses ?? [])])].sort(byAge)
  // A claim without a number has nothing to be left out.
  const rest = chosen.filter(
    (claim) => !used.includes(claim) && (claim.quantity !== null || claim.bounds?.upper === 0),
  )
  const sets = (claim: Statement): boolean =>
    claim.bounds !== null &&
    claim.modality === 'asserted' &&
    (liesIn(nests(claim.scope, question, lexicon)) || liesIn(nests(question, claim.scope, lexicon)))
  const reach = new Map(sorted.map((claim) => [claim, reachOf(claim, question, lexicon)]))
  const bears = (claim: Statement): boolean => reach.get(claim) !== 'apart'
  return {
    origins: originNames(used),
    lower,
    upper,
    used,
    drifted: used.flatMap((claim) => {
      const why = driftOf(claim, chosen, comparing)
      return why === null ? [] : [{ claim, why }]
    }),
    weaker: rest.filter(sets),
    leftOut: [
      ...rejected,
      ...rest
        .filter((claim) => !sets(claim))
        .map((claim) => ({ claim, why: outside(claim, question, lexicon) })),
    ]
      .filter(({ claim }) => bears(claim))
      .map((one) => ({
        ...one,
        loose: reach.get(one.claim) === 'loose',
        unbelieved: one.why === UNBELIEVED,
      })),
    conflicts: conflictSets(
      chosen.filter((claim) => bears(claim) && reach.get(claim) !== 'loose'),
      comparing,
    ),
  }
}

/** In what a retelling differs from its speaker's own words, where another report holds them; null for all others. */
function driftOf(claim: Statement, all: readonly Statement[], comparing: Comparing): string | null {
  if (claim.original) return null
  const own = all.filter(
    ({ original, report, figure }) => original && report !== claim.report && figure === claim.figure,
  )
  const told = retelling(claim, own, comparing)
  if (told?.relation.kind !== 'drift') return null
  const { a, because } = told.relation
  const [reason] = because
  const words = a === told.retold.id ? reason?.a : reason?.b
  return `${reason?.field}: the speaker's own words, in another report, have "${words}"`
}

/** One range for each origin, side by side: nothing is blended unless somebody chooses to believe both. */
export function rangesByOrigin(
  question: Scope,
  all: readonly Statement[],
  comparing: Comparing,
): { origin: string; range: Range }[] {
  return byOrigin(all).map(({ name, claims }) => ({
    origin: name,
    range: rangeOf(question, claims, { believe: [], except: [] }, comparing),
  }))
}

/** Claims by whose word they are, the voices of one government together. */
export function byOrigin(all: readonly Statement[]): { name: string; claims: Statement[] }[] {
  const groups: { party: Party; claims: Statement[] }[] = []
  const sorted = [...all].sort(
    (a, b) => b.chain.length - a.chain.length || origin(b).key.length - origin(a).key.length || byAge(a, b),
  )
  for (const claim of sorted) {
    const fits = groups.filter(({ party }) => oneVoice(party, origin(claim)))
    // A bare surname that fits two people is neither's.
    if (fits.length === 1) fits[0]?.claims.push(claim)
    else groups.push({ party: origin(claim), claims: [claim] })
  }
  return groups
    .map(({ party, claims }) => ({ name: party.authority ?? party.name, claims: claims.sort(byAge) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

const originNames = (claims: readonly Statement[]): string[] => byOrigin(claims).map(({ name }) => name)

const UNBELIEVED = 'its origin is not among those believed'

function unbelieved(claim: Statement, { believe, except }: Belief, lexicon: Lexicon): string | null {
  const hit = except.find((name) => standsFor(name, claim, lexicon))
  if (hit !== undefined) return `"${hit}" is left out by choice`
  if (believe.length > 0 && !believe.some((name) => isVoice(name, claim, lexicon))) return UNBELIEVED
  return null
}

/** The names that stand for nobody who says anything in these claims: misspelt, or of other matters. */
export const strangers = (
  names: readonly string[],
  all: readonly Statement[],
  { lexicon }: Comparing,
): string[] => names.filter((name) => !all.some((claim) => standsFor(name, claim, lexicon)))

/** Whether it is the claim's own id, or a name for its origin. */
const standsFor = (name: string, claim: Statement, lexicon: Lexicon): boolean =>
  name === claim.id || isVoice(name, claim, lexicon)

/** Whether a name stands for a claim's origin: "Ukraine", "Kyiv", "Zelensky". */
function isVoice(name: string, claim: Statement, lexicon: Lexicon): boolean {
  const { authority, key, name: own, person } = origin(claim)
  const folded = fold(name)
  if (fold(own) === folded || key === keyOf(name, person, lexicon)) return true
  if (person && key.split(' ').at(-1) === folded) return true
  const side = lexicon.sides.named(name) ?? firstSide(name, lexicon)?.side ?? null
  return authority !== null && (fold(authority) === folded || side?.name === authority)
}

/** Which parts of its scope keep a claim from setting a bound for the question. */
function outside(claim: Statement, question: Scope, lexicon: Lexicon): string {
  if (claim.modality === 'hypothetical') return 'it is a condition, a plan or a threat'
  if (claim.modality === 'hedged') return 'it is told as possible, not as fact'
  if (claim.bounds === null) return 'it says no number that holds'
  const lie = nests(claim.scope, question, lexicon)
  const parts = FIELDS.filter((field) => lie[field] !== 'same' && lie[field] !== 'inside')
  if (parts.length === 0) return 'its upper bound holds for one incident only'
  return parts.map((field) => `${field}: ${said(claim, field)}`).join('; ')
}

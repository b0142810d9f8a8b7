import type { Relation } from '../model/index.ts'
import { eventNest } from './event.ts'
import { bearingOf, mayBear, type Bearing } from './far.ts'
import { grouped } from './group.ts'
import { byAge, relateWithin, type Comparing } from './relate.ts'
import type { Statement } from './statement.ts'
import { toldAlso } from './told.ts'

/**
 * Nobody lays a figure beside one that stands more claims away than this; and of statements that are alike, each is
 * related to so many after it. Both bound what a long report's relations come to.
 */
const NEAR = 100

/** Statements of a report that are alike in all that comparing looks at, by their places in the text. */
interface Alike {
  readonly members: readonly number[]
  readonly event: string
  readonly bearing: Bearing
  /** How many of them stand no later than the statement at hand. */
  passed: number
  /** How one of them stands to a later one of another kind; not yet asked where it is not there. */
  readonly against: Map<Alike, Relation | null>
}

/**
 * The relations between the statements of one report, in text order. Statements that are alike are compared once for
 * all of them, so that a report that says one thing a thousand times is read as quickly as others.
 */
export function relateReport(all: readonly Statement[], comparing: Comparing): Relation[] {
  const sorted = [...all].sort(byAge)
  const kinds = kindsOf(sorted, comparing)
  const rivals = rivalsOf(kinds, comparing)
  const kindAt = new Map(kinds.flatMap((kind) => kind.members.map((at) => [at, kind] as const)))
  return sorted.flatMap((one, here) => {
    const own = kindAt.get(here)
    if (own === undefined) return []
    own.passed++
    const found: { readonly at: number; readonly relation: Relation }[] = []
    for (const other of rivals.get(own.event) ?? []) {
      const near = (other.members[other.passed] ?? 0) <= here + NEAR
      if (!near && !mayBear(own.bearing, other.bearing)) continue
      const relation = between(own, other, sorted, one, comparing)
      if (relation === null) continue
      const last = relation.kind === 'not-comparable' ? here + NEAR : sorted.length
      for (const at of other.members.slice(other.passed, other.passed + NEAR))
        if (at <= last) found.push({ at, relation: { ...relation, a: one.id, b: sorted[at]?.id ?? '' } })
    }
    return found.sort((a, b) => a.at - b.at).map(({ relation }) => relation)
  })
}

/** How `one` stands to the next statement of a kind, and so to all after it. */
function between(
  own: Alike,
  other: Alike,
  sorted: readonly Statement[],
  one: Statement,
  comparing: Comparing,
): Relation | null {
  const next = sorted[other.members[other.passed] ?? sorted.length]
  if (next === undefined) return null
  const known = own.against.get(other)
  if (known !== undefined) return known
  const relation = relateWithin(one, next, comparing)
  if (own.members.length > 1) own.against.set(other, relation)
  return relation
}

/** For each event the statements that may be related to one of it: of no other event does anything hold. */
function rivalsOf(kinds: readonly Alike[], { lexicon }: Comparing): ReadonlyMap<string, readonly Alike[]> {
  const events = Map.groupBy(kinds, ({ event }) => event)
  const apart = (a: string, b: string): boolean => eventNest(a, b, lexicon.scopes) === 'apart'
  return new Map(
    [...events.keys()].map((event) => [
      event,
      [...events].flatMap(([other, all]) => (apart(event, other) ? [] : all)),
    ]),
  )
}

function kindsOf(sorted: readonly Statement[], { lexicon }: Comparing): Alike[] {
  const matters = new Set(sorted.map(({ matter }) => matter))
  const places = grouped([...sorted.keys()], (at) => {
    const one = sorted[at] as Statement
    // Of the words themselves only this is looked at, and of the rest all but what names the statement.
    const id = matters.has(one.id) ? one.id : ''
    return JSON.stringify({ ...one, id, claim: '', order: 0, addsTo: null, wording: toldAlso(one) })
  })
  return [...places.values()].map((members) => {
    const one = sorted[members[0] ?? 0] as Statement
    const bearing = bearingOf(one, lexicon.scopes)
    return { members, event: one.scope.event, bearing, passed: 0, against: new Map() }
  })
}

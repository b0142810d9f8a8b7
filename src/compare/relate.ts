import type { Lexicon } from '../lexicon/index.ts'
import type { Reason, Relation, RelationKind } from '../model/index.ts'
import { competing } from './account.ts'
import { agreement } from './agreement.ts'
import { arithmetic } from './arithmetic.ts'
import { conflict } from './conflict.ts'
import { derived } from './derived.ts'
import { incomparable } from './incomparable.ts'
import { nests } from './nest.ts'
import { changes, oneOccasion, oneUtterance } from './retelling.ts'
import type { Settings } from './settings.ts'
import type { Statement } from './statement.ts'
import { toldTwice } from './told.ts'
import { update } from './update.ts'

/** What a pair is compared with: the words and the settings. */
export interface Comparing {
  readonly lexicon: Lexicon
  readonly settings: Settings
}

/** Earlier first, then by id: the order in which the two sides of a relation stand. */
export const byAge = (a: Statement, b: Statement): number =>
  compare(a.published ?? '', b.published ?? '') ||
  compare(a.report, b.report) ||
  a.order - b.order ||
  compare(a.id, b.id)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const relation = (kind: RelationKind, a: Statement, b: Statement, because: Reason[]): Relation => ({
  kind,
  a: a.id,
  b: b.id,
  because,
})

/** The one relation of two statements of one report, or null. */
export function relateWithin(x: Statement, y: Statement, { lexicon, settings }: Comparing): Relation | null {
  const [a, b] = byAge(x, y) <= 0 ? [x, y] : [y, x]
  if (a.modality === 'hypothetical' || b.modality === 'hypothetical') return null
  const lie = nests(a.scope, b.scope, lexicon)
  const told = toldTwice(a, b, lie)
  if (told) return relation('same', a, b, told)
  return common(a, b, lie, { lexicon, settings }) ?? notComparable(a, b, lie, lexicon)
}

/** The relations of the statements of two reports. Which of them retell each other is settled among all of them. */
export function relateAcross(
  xs: readonly Statement[],
  ys: readonly Statement[],
  comparing: Comparing,
): Relation[] {
  const { lexicon, settings } = comparing
  const pairs = xs
    .flatMap((x) => ys.map((y) => (byAge(x, y) <= 0 ? { a: x, b: y } : { a: y, b: x })))
    .filter(({ a, b }) => a.modality !== 'hypothetical' || b.modality !== 'hypothetical')
    .map(({ a, b }) => ({ a, b, lie: nests(a.scope, b.scope, lexicon) }))
  const tellings = pairs
    .filter(({ a, b }) => oneUtterance(a, b, lexicon, settings))
    .map((pair) => ({ ...pair, changed: changes(pair.a, pair.b, pair.lie) }))
    .filter(({ lie }) => lie.population !== 'apart')
    .sort((p, q) => p.changed.length - q.changed.length || byAge(p.a, q.a) || byAge(p.b, q.b))
  const retold = new Map<string, Relation>()
  const taken = new Set<string>()
  for (const { a, b, changed } of tellings) {
    // A statement retells one other, the one that it is closest to.
    if (taken.has(a.id) || taken.has(b.id)) continue
    taken.add(a.id).add(b.id)
    retold.set(key(a, b), telling(a, b, changed))
  }
  return pairs.flatMap(({ a, b, lie }) => {
    const own = retold.get(key(a, b))
    if (own) return [own]
    if (a.modality === 'hypothetical' || b.modality === 'hypothetical') return []
    const found = common(a, b, lie, comparing)
    if (found) return [found]
    if (taken.has(a.id) && taken.has(b.id)) return []
    return oneOccasion(a, b, settings) ? (notComparable(a, b, lie, lexicon) ?? []) : []
  })
}

const key = (a: Statement, b: Statement): string => `${a.id} ${b.id}`

function telling(a: Statement, b: Statement, changed: Reason[]): Relation {
  const original = a.original === b.original ? null : a.original ? a : b
  if (changed.length > 0) {
    const note = original
      ? `${original === a ? 'The first' : 'The second'} is closer to the speaker's own words.`
      : 'Neither is the original: one of the two has drifted.'
    return relation('drift', a, b, [...changed, { field: 'source', a: name(a), b: name(b), note }])
  }
  if (original === null && a.statedOn === b.statedOn && a.published === b.published) {
    return relation('same', a, b, [source(a, b, 'One statement, told in two reports.')])
  }
  const note = `The ${original === b ? 'second' : 'first'} is closer to the speaker's own words${original ? '' : ', as it is the earlier one'}.`
  return relation('retells', a, b, [source(a, b, note)])
}

const name = (one: Statement): string => one.chain.map((party) => party.name).join(' → ')

const source = (a: Statement, b: Statement, note: string): Reason => ({
  field: 'source',
  a: name(a),
  b: name(b),
  note,
})

function common(
  a: Statement,
  b: Statement,
  lie: ReturnType<typeof nests>,
  comparing: Comparing,
): Relation | null {
  const { lexicon, settings } = comparing
  const later = update(a, b, lie)
  if (later) return relation('updates', a, b, later)
  const against = conflict(a, b, lie, lexicon)
  if (against) return relation('conflict', a, b, against)
  const rival = competing(a, b, lie, settings)
  if (rival) return relation('competing-account', a, b, rival)
  const taken = derived(a, b, lie)
  if (taken) return relation('derived-from', a, b, taken.because)
  const checked = arithmetic(a, b, lie)
  if (checked) return relation(checked.kind, a, b, checked.because)
  const agreed = agreement(a, b, lie, settings)
  return agreed ? relation('agree', a, b, agreed) : null
}

function notComparable(
  a: Statement,
  b: Statement,
  lie: ReturnType<typeof nests>,
  lexicon: Lexicon,
): Relation | null {
  const differ = incomparable(a, b, lie, lexicon)
  return differ ? relation('not-comparable', a, b, differ) : null
}

import type { Lexicon } from '../lexicon/index.ts'
import type { Reason, Relation, RelationKind } from '../model/index.ts'
import { competing } from './account.ts'
import { agreement } from './agreement.ts'
import { arithmetic } from './arithmetic.ts'
import { bothHold } from './both-hold.ts'
import { conflict } from './conflict.ts'
import { derived } from './derived.ts'
import { incomparable, whyNothing } from './incomparable.ts'
import { lieOf } from './matter.ts'
import { nests } from './nest.ts'
import { changes, oneOccasion, oneUtterance, sameSpeaker, sharesWords } from './retelling.ts'
import type { Settings } from './settings.ts'
import { takenOver, type Statement } from './statement.ts'
import { toldTwice } from './told.ts'
import { touches } from './touch.ts'
import { eachOnce, said } from './words.ts'
import { oneSeries, update } from './update.ts'

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
  const lie = lieOf(a, b, lexicon)
  const told = toldTwice(a, b, lie, lexicon.scopes)
  if (told) return relation('same', a, b, told)
  return common(a, b, lie, { lexicon, settings }) ?? notComparable(a, b, lie, lexicon)
}

/** The relation of two statements of different reports, retellings and updates apart. */
export function relateAcross(x: Statement, y: Statement, comparing: Comparing): Relation | null {
  const { lexicon, settings } = comparing
  const [a, b] = byAge(x, y) <= 0 ? [x, y] : [y, x]
  if (a.modality === 'hypothetical' || b.modality === 'hypothetical') return null
  if (!touches(a, b, comparing)) return null
  const lie = nests(a.scope, b.scope, lexicon)
  if (oneUtterance(a, b, lie, comparing)) return null
  // Two counts of one series are related as updates, each to the next.
  if (oneSeries(a, b) && a.statedOn !== b.statedOn) return null
  const found = common(a, b, lie, comparing)
  if (found || !oneOccasion(a, b, settings) || oneSeries(a, b)) return found
  // Across reports only figures that look alike, or are one speaker's, are told apart.
  return a.figure === b.figure || sameSpeaker(a, b) ? notComparable(a, b, lie, lexicon) : null
}

/** How two statements stand to each other, whatever the ledger keeps: in the last resort, which parts differ. */
export function relateTwo(x: Statement, y: Statement, comparing: Comparing): Relation {
  const [a, b] = byAge(x, y) <= 0 ? [x, y] : [y, x]
  const found =
    a.report === b.report
      ? relateWithin(a, b, comparing)
      : (retelling(a, [b], comparing)?.relation ??
        retelling(b, [a], comparing)?.relation ??
        relateAcross(a, b, comparing))
  if (found) return found
  return relation('not-comparable', a, b, whyNothing(a, b, nests(a.scope, b.scope, comparing.lexicon)))
}

/**
 * How a statement retells another report's, the closest to the speaker's own words of those given; null where it
 * retells none, or is itself the closest. `retold` = the statement that it retells.
 */
export function retelling(
  one: Statement,
  others: readonly Statement[],
  comparing: Comparing,
): { retold: Statement; relation: Relation } | null {
  let best: { retold: Statement; changed: Reason[] } | null = null
  for (const other of others) {
    if (!closer(other, one)) continue
    const [a, b] = byAge(one, other) <= 0 ? [one, other] : [other, one]
    const lie = nests(a.scope, b.scope, comparing.lexicon)
    if (!oneUtterance(a, b, lie, comparing)) continue
    if (one.modality === 'hypothetical' && other.modality === 'hypothetical') continue
    const changed = changes(a, b, lie)
    if (best === null || nearer(other, changed, best.retold, best.changed)) best = { retold: other, changed }
  }
  if (best === null) return null
  const [a, b] = byAge(one, best.retold) <= 0 ? [one, best.retold] : [best.retold, one]
  return { retold: best.retold, relation: telling(a, b, best.changed) }
}

/** Whether `other` is closer to the speaker's own words than `one`: the original, or else the earlier report. */
export const closer = (other: Statement, one: Statement): boolean =>
  other.report !== one.report && (other.original === one.original ? byAge(other, one) < 0 : other.original)

/** The original first, then the one told most alike, then the earliest. */
const nearer = (a: Statement, changedA: Reason[], b: Statement, changedB: Reason[]): boolean =>
  a.original === b.original
    ? changedA.length === changedB.length
      ? byAge(a, b) < 0
      : changedA.length < changedB.length
    : a.original

function telling(a: Statement, b: Statement, changed: Reason[]): Relation {
  const original = a.original === b.original ? null : a.original ? a : b
  if (changed.length > 0) {
    const note = original
      ? `The ${original === a ? 'first' : 'second'} is closer to the speaker's own words.`
      : 'Neither is the original: one of the two has drifted.'
    const told = sharesWords(a, b)
      ? ''
      : ' They are taken for one statement by speaker, days and number, not by its words.'
    return relation('drift', a, b, [...changed, source(a, b, note + told)])
  }
  if (original === null && a.statedOn === b.statedOn && a.published === b.published) {
    return relation('same', a, b, [source(a, b, 'One statement, told in two reports.')])
  }
  const note = `The ${original === b ? 'second' : 'first'} is closer to the speaker's own words${original ? '' : ', as it is the earlier one'}.`
  return relation('retells', a, b, [source(a, b, note)])
}

/** One claimant's later count. */
export const updating = (early: Statement, late: Statement): Relation => {
  const [a, b] = byAge(early, late) <= 0 ? [early, late] : [late, early]
  return relation('updates', a, b, update(early, late))
}

const name = ({ chain }: Statement): string => eachOnce(chain.map(({ name }) => name)).join(' → ')

const source = (a: Statement, b: Statement, note: string): Reason => ({
  field: 'source',
  a: name(a),
  b: name(b),
  note,
})

/** What holds of two figures because of what they count; a part of it that no words of the claim say is named. */
function common(
  a: Statement,
  b: Statement,
  lie: ReturnType<typeof nests>,
  comparing: Comparing,
): Relation | null {
  const found = bearing(a, b, lie, comparing)
  if (found === null) return null
  const named = new Set(found.because.map(({ field }) => field))
  const inferred = (['population', 'place', 'period'] as const)
    .filter((field) => !named.has(field) && [a, b].some((one) => isInferred(one, field)))
    .map((field) => ({ field, a: said(a, field), b: said(b, field), note: INFERRED[field] }))
  return { ...found, because: [...found.because, ...inferred] }
}

/** A period that runs to the day of the statement ("so far") is no guess. */
const isInferred = (one: Statement, field: keyof typeof INFERRED): boolean =>
  field === 'period' ? takenOver(one, field) : one.scope[field].known === 'inferred'

const INFERRED = {
  population: 'Whose people they are is inferred, not said with the figure.',
  place: 'Which place is meant is inferred, not said with the figure.',
  period: 'When it was is inferred, not said with the figure.',
}

function bearing(
  a: Statement,
  b: Statement,
  lie: ReturnType<typeof nests>,
  comparing: Comparing,
): Relation | null {
  const { settings } = comparing
  const against = conflict(a, b, lie, comparing.lexicon.scopes)
  if (against) return relation('conflict', a, b, against)
  const rival = competing(a, b, lie, comparing)
  if (rival) return relation('competing-account', a, b, rival)
  const taken = derived(a, b, lie, settings)
  if (taken) return relation('derived-from', a, b, taken.because)
  const checked = arithmetic(a, b, lie, settings)
  if (checked) return relation(checked.kind, a, b, checked.because)
  const agreed = agreement(a, b, lie, settings)
  if (agreed) return relation('agree', a, b, agreed)
  const accounts = bothHold(a, b, lie)
  return accounts ? relation('consistent', a, b, accounts) : null
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

import type { Token } from '../../model/index.ts'
import { aside } from '../phrase/aside.ts'
import type { Group } from '../phrase/draft.ts'
import { eventsAt } from '../phrase/follows.ts'
import { groupAt, groupTo } from '../phrase/group-at.ts'
import { AND, itemBefore } from '../phrase/link.ts'
import type { Parts } from '../phrase/parts.ts'
import { beforeAside, partsOpen } from './before-aside.ts'
import { human, isPlural } from './human.ts'
import { doerOf, isObject, relativeHead } from './other-role.ts'
import { isLaterPlace } from './taken.ts'
import { isParticiple } from './verb.ts'

/** "three nurses [as well as] four guards were killed": do the words end at token `last`? */
const asWellAs = (tokens: readonly Token[], last: number): boolean =>
  tokens[last]?.norm === 'as' && tokens[last - 1]?.norm === 'well' && tokens[last - 2]?.norm === 'as'

/** "six of them" */
const ofThem = ({ tokens }: Parts, { first, last }: Group): boolean =>
  /^(them|these|those)$/.test(tokens[last]?.norm ?? '') &&
  tokens.slice(first, last).some(({ norm }) => norm === 'of')

/** Groups joined to `group` on its left. */
export function onLeft(parts: Parts, group: Group, sure = false): Group[] {
  const { tokens } = parts
  const found: Group[] = []
  let start = group.first
  for (;;) {
    // "Rahel Tamm, a colonel in the guard, and two nurses".
    const told = AND.test(tokens[start - 1]?.norm ?? '') && tokens[start - 2]?.norm === ','
    const whole = told ? beforeAside(parts, start - 2) : null
    // "nine people, killed on Monday, and two others were hurt": two clauses.
    // "left nine men, two of them officers, dead, and others were hurt": so is what became of them.
    const state =
      whole !== null &&
      eventsAt(parts, whole.last + 2).some(({ sense }) => sense.as === 'state' && sense.sure)
    const own =
      state ||
      (whole !== null && (clauseIn(parts, whole.last + 2, start - 2) || isObject(parts, whole.first)))
    // "the mayor, two councilmen, and a clerk": a list, and nothing told aside.
    const item = groupAt(parts, start - 3)
    const fills = item?.last === start - 3 && item.first === (whole?.last ?? -9) + 2
    const list =
      fills && item.kind === 'people' && item.quantity !== null && tokens[item.first]?.tag === 'NUM'
    if (whole && !own && !list && human(whole, sure) && whole.kind !== 'pronoun') {
      start = whole.first
      found.unshift(whole)
      continue
    }
    let k = start - 1
    if (/^[)\]]$/.test(tokens[k]?.text ?? '')) k = Math.max(0, aside(tokens, k) - 1)
    const besides = asWellAs(tokens, k)
    if (besides) k -= 3
    else if (AND.test(tokens[k]?.norm ?? '')) k--
    if (tokens[k]?.norm === ',' || (tokens[k]?.norm === ';' && itemBefore(tokens, k))) k--
    const opened = k >= 0 ? aside(tokens, k) : -1
    if (opened >= 0) k = opened - 1
    k = beforeAges(tokens, k)
    if (k === start - 1 || k < 0 || tokens[k]?.sentence !== tokens[start]?.sentence) break
    const conjunct = besides || AND.test(tokens[start - 1]?.norm ?? '') || found.length > 0
    // "…, and they died": a clause of its own.
    // "Rahel Tamm, whose husband [and two sons] were killed": whose they are.
    if (!conjunct || /^(they|we|he|she|i|whose)$/.test(tokens[start]?.norm ?? '')) break
    // "hit a queue of shoppers, and six of them died": so is that.
    if (found.length === 0 && ofThem(parts, group)) break
    const near = inPlace(parts, groupAt(parts, k), group)
    const next = (found.length === 0 && near?.last === k && relativeHead(parts, near, group)) || near
    if (
      !next ||
      (next === near && next.last !== k && !atPlace(parts, next)) ||
      !human(next, sure) ||
      // "four of them and a nurse died".
      (next.kind === 'pronoun' && !next.quantity)
    )
      break
    // "in the province of Dovra and at least five fighters were killed": a place.
    if (next.kind === 'name' && !next.sure && next.first < start - 1 && tokens[next.first - 1]?.tag === 'ADP')
      break
    // "was killed in Harra and Dovra, and two men were hurt".
    if (next.kind === 'name' && isLaterPlace(parts, next)) break
    // "the tolls were 82 and 49 were hurt": a figure told before.
    if (next.kind === 'bare' && tokens[next.first - 1]?.lemma === 'be') break
    // "estimates run from 30 to 50, and 49 were hurt": so are these.
    if (next.kind === 'bare' && tokens[next.first]?.norm === 'from') break
    // "there are no casualties and nobody was hurt", "two lost their lives, and nine were hurt".
    if (/^(casualt|fatalit|li(fe|ves)$)/.test(tokens[next.head]?.norm ?? '')) break
    if ((isObject(parts, next.first) && !sharesState(parts, next, group)) || doerOf(parts, next.first)) break
    if (/^(including|among)$/.test(tokens[next.first - 1]?.norm ?? '')) break
    if (partsOpen(parts, next.last) >= 0) break
    start = next.first
    found.unshift(next)
  }
  return found
}

/** "two boys [aged nine and 12] and their mother": the token before ages that end at `k`; `k` where none do. */
function beforeAges(tokens: readonly Token[], k: number): number {
  let i = k
  while (i > k - 6 && (tokens[i]?.tag === 'NUM' || /^(and|,)$/.test(tokens[i]?.norm ?? ''))) i--
  return i < k && tokens[i]?.norm === 'aged' ? i - 1 : k
}

/** "[three] in Dovra and nine in Tamm died", "[a guard] in Dovra and a nurse in Tamm died": whom an amount counts before a place, where `group` stands so too; else `near`. */
function inPlace(parts: Parts, near: Group | undefined, group: Group): Group | undefined {
  const { tokens } = parts
  const own = group.kind === 'bare' || (group.kind === 'name' && group.sure) || atPlace(parts, group)
  if (!own || !near || near.kind === 'bare' || !IN.test(tokens[near.first - 1]?.norm ?? '')) return near
  const amount = groupTo(parts, near.first - 2)
  const counts = amount?.kind === 'people' || (amount?.kind === 'bare' && group.kind === 'bare')
  return counts && amount.quantity ? amount : near
}

/** Is it an amount of people, or alone, with a place behind it? */
const atPlace = ({ tokens }: Parts, { kind, quantity, last }: Group): boolean =>
  (kind === 'bare' || (kind === 'people' && quantity !== null)) && IN.test(tokens[last + 1]?.norm ?? '')

const IN = /^(in|at|near|from)$/

/**
 * "a loss of [70 officers] and 2,000 men killed", "freed [90 nurses] and drivers held by them": does what is told right
 * behind `right` tell of the object `left` that it is joined to as well?
 */
function sharesState(parts: Parts, left: Group, right: Group): boolean {
  const { tokens } = parts
  if (eventsAt(parts, right.last + 1).length === 0 || !AND.test(tokens[left.last + 1]?.norm ?? ''))
    return false
  const amount = left.quantity !== null && right.quantity === null && isPlural(tokens[right.head] as Token)
  return amount || tokens[left.first - 2]?.norm === 'loss'
}

/**
 * Do the words between two commas tell what happened, though not of whom: "killed on Monday", "many of them boys, were
 * hurt", "three of them boys, went missing"?
 */
const clauseIn = (parts: Parts, from: number, to: number): boolean =>
  isParticiple(parts, from) ||
  (!/^(who|which|that|whose)$/.test(parts.tokens[from]?.norm ?? '') &&
    parts.tokens
      .slice(from, to)
      .some(
        ({ tag, norm, index }) =>
          tag === 'AUX' || (tag === 'VERB' && parts.tokens[index - 1]?.norm === ',' && !norm.endsWith('ing')),
      ))

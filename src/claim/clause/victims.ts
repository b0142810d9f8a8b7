import type { Token } from '../../model/index.ts'
import { after } from '../phrase/beside.ts'
import { amountOf, type Group, isBounded } from '../phrase/draft.ts'
import { groupAt, groupFrom } from '../phrase/group-at.ts'
import { AND, link, pastAside } from '../phrase/link.ts'
import type { Parts } from '../phrase/parts.ts'
import { apposed, listed, explained } from './each-joined.ts'
import { human, apart } from './human.ts'
import { onLeft } from './left-joined.ts'
import { THOUGHT } from './reduced.ts'
import { countedOthers, agesFrom, inNames, startsClause, compared } from './right-joined.ts'
import { subject } from './subject.ts'
import { verbFrame, type VerbFrame } from './verb.ts'

/** "forced to flee", "continue to be killed": the subject of an infinitive is that of the verb it hangs on, or its object. */
export function subjectOf(parts: Parts, frame: VerbFrame, sure: boolean): Group | null {
  const { tokens } = parts
  if (!frame.infinitive || frame.governor < 0) return subject(parts, frame.first)
  // "his aides were among the first to die".
  if (/^(first|last|latest)$/.test(tokens[frame.governor]?.norm ?? '')) {
    const the = tokens[frame.governor - 1]?.norm === 'the' ? frame.governor - 2 : frame.governor - 1
    const be = tokens[the]?.norm === 'among' ? the - 1 : the
    if (tokens[be]?.lemma === 'be') return subject(parts, verbFrame(parts, be).first)
  }
  const thought = thoughtOf(parts, frame.governor)
  if (thought && human(thought, sure)) return thought
  const between = after(parts, pastAsking(tokens, frame.governor))
  // "risked their lives to flee": whoever risks them.
  const risked = between !== null && parts.lexicon.sets.lives.has(tokens[between.head])
  if (between && !risked && between.last < frame.first && human(between, sure)) return between
  const noun = groupAt(parts, frame.governor)
  const lives = parts.lexicon.sets.lives.has(tokens[frame.governor])
  if (tokens[frame.governor]?.tag === 'NOUN' && noun && !lives && human(noun, sure)) return noun
  return subject(parts, verbFrame(parts, frame.governor).first)
}

/** "the family of [two men] believed to have been killed": whom a participle at `i` right behind them thinks something of. */
function thoughtOf(parts: Parts, i: number): Group | null {
  const group = groupAt(parts, i - 1)
  const alone = THOUGHT.test(parts.tokens[i]?.norm ?? '') && verbFrame(parts, i).first === i
  const of = parts.tokens[(group?.first ?? 0) - 1]?.norm === 'of'
  return alone && of && group?.last === i - 1 ? group : null
}

/** "called [for] the rebels to surrender", "appealed [to] them to give up": where those begin who are asked, right after the verb elsewhere. */
const pastAsking = (tokens: readonly Token[], verb: number): number =>
  /^(call|appeal|plead)$/.test(tokens[verb]?.lemma ?? '') &&
  /^(for|on|upon|to|with)$/.test(tokens[verb + 1]?.norm ?? '')
    ? verb + 2
    : verb + 1

/** The last token of the people joined to `group`, whether or not they make claims of their own: "12 guards and staff". */
export function lastJoined(parts: Parts, group: Group): number {
  const at = link(parts, group.last + 1)
  const next = at < 0 ? undefined : groupAt(parts, at)
  return next?.first === at && human(next, false) && next.kind !== 'pronoun'
    ? lastJoined(parts, next)
    : group.last
}

/**
 * `group` with those joined to it on its right that make claims of their own: "12 soldiers, a nurse and two boys". With
 * `verb` an auxiliary after the last of them is not theirs: "[the murder of] a nurse and two boys was …".
 */
export function withRight(parts: Parts, group: Group, verb = false): Group[] {
  const { tokens } = parts
  const joined: Group[] = [group]
  for (;;) {
    const last = joined.at(-1) as Group
    const at = nextItem(parts, last)
    if (at < 0) break
    const next = groupFrom(parts, at)
    if (!next || (next.kind === 'pronoun' && !countedOthers(parts, next))) break
    // "the hostages, two of whom were hurt": some of those named before.
    if (
      next.kind === 'bare' &&
      /^(of whom|of them|of which)$/.test(`${tokens[next.last + 1]?.norm} ${tokens[next.last + 2]?.norm}`)
    )
      break
    if (next.kind === 'bare' && agesFrom(parts, next.first)) break
    // "hurt 14 people, one fatally": one of the 14.
    const how = tokens[next.last + 1]
    if (next.kind === 'bare' && how?.tag === 'ADV' && how.norm.endsWith('ly')) break
    const named = next.kind === 'name' && (apposed(parts, last, next) || inNames(parts, last, next))
    if (!human(next, named)) break
    // "lost 274, the rebels about 900": who else lost how many.
    const theirs = next.quantity ? null : groupAt(parts, next.last + 1)
    if (theirs?.first === next.last + 1 && theirs.kind === 'bare') break
    if (startsClause(parts, next, verb)) {
      // "wounding 20[, police and doctors] said": the first of those whom the next clause is about.
      const comma = joined.length > 1 && tokens[last.first - 1]?.norm === ','
      if (comma && AND.test(tokens[next.first - 1]?.norm ?? '')) joined.pop()
      break
    }
    if (!(apart(parts, next) || next.kind === 'people') || compared(parts, next)) break
    joined.push(next)
  }
  return listed(parts, explained(parts, joined))
}

/** Where the next of those joined to `last` would begin; -1 where nothing joins. */
function nextItem(parts: Parts, last: Group): number {
  const behind = pastComplement(parts, last.last + 1)
  if (behind < 0) return link(parts, pastAside(parts, last.last + 1))
  const at = link(parts, behind)
  const next = groupFrom(parts, at)
  return next?.kind === 'people' && amountOf(next) && isBounded(next) ? at : -1
}

/** "nine workers [at the mill] and two women": behind what tells which people they are, from token `i` on; -1 where nothing does. */
function pastComplement(parts: Parts, i: number): number {
  const { tokens, lexicon } = parts
  let at = i
  while (/^(of|from|at|for)$/.test(tokens[at]?.norm ?? '')) {
    const whose = groupFrom(parts, at + 1)
    // "481 militants from the Islamic State and 10 fighters": whose the latter are, nobody knows.
    if (
      !whose ||
      whose.quantity ||
      !/^(thing|name)$/.test(whose.kind) ||
      lexicon.sides.at(tokens, whose.first)
    )
      return -1
    at = whose.last + 1
  }
  return at > i ? at : -1
}

/** The people told before an event word, `group` the last of them: "12 soldiers and two officers [were killed]". */
export const withLeft = (parts: Parts, group: Group, sure = false): Group[] =>
  listed(parts, [...onLeft(parts, group, sure), group])

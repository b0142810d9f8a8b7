import type { Token } from '../../model/index.ts'
import { type Group, isBounded } from '../phrase/draft.ts'
import { groupAt, groupFrom, groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { after } from '../phrase/beside.ts'
import { aside } from '../phrase/aside.ts'
import { eventsAt } from '../phrase/follows.ts'
import { AND, itemBefore, link, pastAside } from '../phrase/link.ts'
import { beforeAside, partsOpen } from './before-aside.ts'
import { doerOf, isObject, relativeHead } from './other-role.ts'
import { subject } from './subject.ts'
import { wordAmount } from '../phrase/word-amount.ts'
import { isParticiple, verbFrame, type VerbFrame } from './verb.ts'

/** May `group` be people to whom an event happens? Words with other meanings ask for more. */
export function human(group: Group | null | undefined, sure: boolean): group is Group {
  if (!group || group.kind === 'thing') return false
  if (group.kind === 'people') return group.sure || sure
  if (group.kind === 'name') return group.sure || sure
  return true
}

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
  const between = after(parts, frame.governor + 1)
  // "risked their lives to flee": whoever risks them.
  const risked = between !== null && parts.lexicon.sets.lives.has(tokens[between.head])
  if (between && !risked && between.last < frame.first && human(between, sure)) return between
  const noun = groupAt(parts, frame.governor)
  const lives = parts.lexicon.sets.lives.has(tokens[frame.governor])
  if (tokens[frame.governor]?.tag === 'NOUN' && noun && !lives && human(noun, sure)) return noun
  return subject(parts, verbFrame(parts, frame.governor).first)
}

/** Does a joined phrase make a claim of its own: by an amount, a name, or one person ("his wife [and two sons]")? */
export const apart = ({ tokens }: Parts, group: Group): boolean =>
  group.quantity !== null || group.kind === 'name' || !isPlural(tokens[group.head] as Token)

/** Does the noun mean several people? */
export const isPlural = ({ norm }: Token): boolean =>
  /(?:[^s]s|sses|men|people|children|wives|police|personnel|staff|others)$/.test(norm)

/** The last token of the people joined to `group`, whether or not they make claims of their own: "12 guards and staff". */
export function lastJoined(parts: Parts, group: Group): number {
  const { tokens } = parts
  const at = link(tokens, group.last + 1)
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
    const at = link(tokens, pastAside(parts, last.last + 1))
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
    if (!human(next, next.kind === 'name' && (apposed(parts, last, next) || fullName(parts, next)))) break
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

/** "two babies, 9 and 5 months old": how old they are. */
const agesFrom = ({ tokens, lexicon }: Parts, first: number): boolean =>
  tokens
    .slice(first + 1, first + 5)
    .some(({ norm }, i, all) => norm === 'old' && lexicon.periods.units.at(all[i - 1]) !== undefined)

/** "killed nine children and [Darko Velin]": two words of a name right behind "and". */
const fullName = ({ tokens }: Parts, { first, last }: Group): boolean =>
  first < last && tokens[first - 1]?.norm === 'and'

/** "killed nine men, [more than twice] as many as last year": no others. */
export const compared = ({ tokens }: Parts, group: Group): boolean =>
  group.kind === 'bare' &&
  !isBounded(group) &&
  tokens.slice(group.first, group.last + 1).some(({ norm }) => /^(twice|as|times)$/.test(norm))

/** "the mayor and 12 others", "a nurse and another". */
const countedOthers = ({ tokens }: Parts, { quantity, head }: Group): boolean =>
  quantity !== null && /^(others?|another)$/.test(tokens[head]?.norm ?? '')

/** "the driver of Rahel Tamm, the secretary of the party": with only a comma between, two single persons are one told twice. */
function explained({ tokens }: Parts, joined: readonly Group[]): readonly Group[] {
  const [first, second] = joined
  if (joined.length !== 2 || !first || !second) return joined
  const single = ({ kind, quantity, head }: Group): boolean =>
    kind === 'people' && (quantity?.lower ?? 1) === 1 && !isPlural(tokens[head] as Token)
  const comma = second.first === first.last + 2 && tokens[second.first - 1]?.norm === ','
  // "a driver, a nurse and the owner of a shop": a list, though its last is not read.
  const third = tokens[second.last + 2]
  const more =
    AND.test(tokens[second.last + 1]?.norm ?? '') &&
    (/^(DET|ADJ|PROPN)$/.test(third?.tag ?? '') || third?.norm.endsWith('ing') === true)
  return comma && !more && single(first) && single(second) ? [first] : joined
}

/** The people told before an event word, `group` the last of them: "12 soldiers and two officers [were killed]". */
export const withLeft = (parts: Parts, group: Group, sure = false): Group[] =>
  listed(parts, [...onLeft(parts, group, sure), group])

/**
 * Which of joined groups make claims of their own. Of "60 boys and girls" one amount counts both, and of plurals
 * without an amount ("doctors and nurses") the first stands for all; "Rahel Tamm, a colonel" is one person.
 */
function listed(parts: Parts, joined: readonly Group[]): Group[] {
  let before = joined[0] as Group
  const found = [before]
  for (const item of joined.slice(1)) {
    const next = shared(parts, before, item)
    if (apposed(parts, before, next)) continue
    // "senator and candidate Rahel Tamm": two offices of one person.
    if (next.kind === 'name' && office(parts, before)) found.pop()
    const uncounted = next.quantity === null && next.kind === 'people'
    const plural = before.kind === 'people' && isPlural(parts.tokens[before.head] as Token)
    // "not a soldier or sailor".
    const either = before.none && parts.tokens[next.first - 1]?.norm === 'or'
    const folded = uncounted && (either || (plural && !apart(parts, next)))
    if (!folded) found.push(next)
    before = next
  }
  return found
}

/** "his wife [and son]", "Tamm's driver [and bodyguard]": one more person by the words for the first. */
function shared({ doc, tokens, lexicon }: Parts, before: Group, next: Group): Group {
  const noun = tokens[next.head] as Token
  const alone =
    next.kind === 'people' && next.quantity === null && noun.tag === 'NOUN' && noun.norm === noun.lemma
  // "a teacher and farmer" may be one person.
  const owned = tokens
    .slice(before.first, before.head)
    .some(({ norm }, k) => /^['’]s?$/.test(norm) || (k === 0 && /^(my|our|your|his|her|their)$/.test(norm)))
  const one = owned && before.kind === 'people' && before.quantity?.lower === 1 && before.quantity.upper === 1
  if (!alone || !one || isPlural(noun) || lexicon.sets.collectives.has(noun)) return next
  return AND.test(tokens[next.first - 1]?.norm ?? '') ? { ...next, quantity: wordAmount(doc, noun, 1) } : next
}

const office = ({ tokens }: Parts, { kind, quantity, first, head }: Group): boolean =>
  kind === 'people' && quantity === null && tokens[first]?.tag !== 'DET' && !isPlural(tokens[head] as Token)

/** "Rahel Tamm, a colonel", "their commander, Rahel Tamm": one person told twice, with a comma between. */
function apposed({ tokens }: Parts, a: Group, b: Group): boolean {
  const between = tokens.slice(a.last + 1, b.first)
  if (a.kind === b.kind || between.some((t) => AND.test(t.norm)) || !between.some((t) => t.norm === ','))
    return false
  const person = a.kind === 'name' ? b : a
  const single = person.quantity === null || person.quantity.lower === 1
  return single && !isPlural(tokens[person.head] as Token)
}

/** "three nurses [as well as] four guards were killed": do the words end at token `last`? */
const asWellAs = (tokens: readonly Token[], last: number): boolean =>
  tokens[last]?.norm === 'as' && tokens[last - 1]?.norm === 'well' && tokens[last - 2]?.norm === 'as'

/** Groups joined to `group` on its left. */
function onLeft(parts: Parts, group: Group, sure = false): Group[] {
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
    if (k === start - 1 || k < 0 || tokens[k]?.sentence !== tokens[start]?.sentence) break
    const conjunct = besides || AND.test(tokens[start - 1]?.norm ?? '') || found.length > 0
    // "…, and they died": a clause of its own.
    // "Rahel Tamm, whose husband [and two sons] were killed": whose they are.
    if (!conjunct || /^(they|we|he|she|i|whose)$/.test(tokens[start]?.norm ?? '')) break
    const near = inPlace(parts, groupAt(parts, k), group)
    const next = (found.length === 0 && near?.last === k && relativeHead(parts, near, group)) || near
    if (
      !next ||
      (next === near && next.last !== k && !atPlace(parts, next)) ||
      !human(next, sure) ||
      next.kind === 'pronoun'
    )
      break
    // "in the province of Dovra and at least five fighters were killed": a place.
    if (next.kind === 'name' && !next.sure && next.first < start - 1 && tokens[next.first - 1]?.tag === 'ADP')
      break
    // "the tolls were 82 and 49 were hurt": a figure told before.
    if (next.kind === 'bare' && tokens[next.first - 1]?.lemma === 'be') break
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

/** "[three] in Dovra and nine in Tamm died": the amount alone before a place, where `group` is one too; else `near`. */
function inPlace(parts: Parts, near: Group | undefined, group: Group): Group | undefined {
  const { tokens } = parts
  if (group.kind !== 'bare' || !near || near.kind === 'bare' || !IN.test(tokens[near.first - 1]?.norm ?? ''))
    return near
  const amount = groupTo(parts, near.first - 2)
  return amount?.kind === 'bare' && amount.quantity ? amount : near
}

/** Is it an amount alone with a place behind it? */
const atPlace = ({ tokens }: Parts, { kind, last }: Group): boolean =>
  kind === 'bare' && IN.test(tokens[last + 1]?.norm ?? '')

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

/**
 * "killed nine men, [a spokesman] for the army said", "killed nine men and [four others] in the car were hurt": does what
 * stands with the people, from `from` on, end in a verb of saying or an auxiliary (which with `verb` is not theirs)?
 */
function says({ tokens, lexicon }: Parts, from: number, verb: boolean): boolean {
  for (let i = from + 1; i < from + 12 && tokens[i]?.sentence === tokens[from]?.sentence; i++) {
    const { tag, norm, lemma } = tokens[i] as Token
    if (tag === 'VERB') return lexicon.cues.verbs.has(lemma)
    if (tag === 'AUX')
      return !verb && tokens[i - 1]?.tag !== 'PRON' && !/^(that|which|who)$/.test(tokens[i - 1]?.norm ?? '')
    if (!/^(ADP|DET|ADJ|NOUN|PROPN|NUM)$/.test(tag) && norm !== "'s" && norm !== '-') return false
  }
  return false
}

const startsClause = (parts: Parts, group: Group, verb: boolean): boolean => {
  const { tokens, lexicon } = parts
  // "the Harran Aid Corps (HAC) vowed": past the letters of a name.
  const letters = tokens[group.last + 1]?.text === '(' && tokens[group.last + 3]?.text === ')' ? 3 : 0
  const next = tokens[group.last + 1 + letters]
  if (!next) return false
  if (next.tag === 'ADP') return says(parts, group.last + 1, verb)
  // "wounding 21[, civilian and military sources] said".
  if (AND.test(next.norm)) return says(parts, group.last + 1, true)
  if (next.tag === 'AUX') return !verb
  // "[the killing of] a judge and two boys shocked the town".
  if (verb && next.tag === 'VERB' && !lexicon.cues.verbs.has(next.lemma)) return false
  if (next.tag !== 'VERB')
    return (
      next.norm === 'wounded' ||
      next.norm === 'injured' ||
      next.norm === 'hurt' ||
      next.norm === 'missing' ||
      next.norm === 'dead'
    )
  // "detained a suspect and [a man] believed to be his aide".
  const told = /^(believed|suspected|thought|known|accused|identified|described|wanted)$/.test(next.norm)
  if (told && /^(to|of|as)$/.test(tokens[next.index + 1]?.norm ?? '')) return false
  return !next.norm.endsWith('ing')
}

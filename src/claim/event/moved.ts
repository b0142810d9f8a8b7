import type { EventSense } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'
import { captivesBefore } from './captives.ts'
import { type Group, severalOf, sizeOf } from '../phrase/draft.ts'
import { eventsAt } from '../phrase/follows.ts'
import { headAt } from '../phrase/head-at.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { roleOf } from './role-of.ts'
import { toldBefore } from './told-before.ts'
import type { Trigger } from './trigger.ts'
import { subject } from '../clause/subject.ts'
import { verbFrame } from '../clause/verb.ts'
import { isPlural } from '../clause/human.ts'

export const towardsNation = ({ tokens, lexicon }: Parts, from: number): boolean =>
  lexicon.sides.at(tokens, from)?.form === 'name'

export const takesObject = ({ tokens, periodOf }: Parts, last: number): boolean =>
  /^(DET|PRON|NOUN|ADJ)$/.test(tokens[last + 1]?.tag ?? '') && periodOf[last + 1] === -1

/** "taken to Chad": nine, or people who are no soldiers. */
export const severalOrCivilians = (parts: Parts, _: Trigger, group: Group): boolean =>
  severalOf(group) ||
  (/^(people|civilians|children|women)$/.test(roleOf(parts, group) ?? '') &&
    isPlural(parts.tokens[group.head] as Token))

/** "villagers who had to leave the valley", "nine had to leave". */
export const severalOrFromHome = (parts: Parts, { last }: Trigger, group: Group): boolean =>
  severalOf(group) ||
  (group.kind === 'people' && parts.lexicon.sets.homes.has(headAt(parts, last + 1) ?? parts.tokens[last + 1]))

/** "crossed into Chad", "90 families escaped": a verb of going leads to a place, or tells how many went. */
export function movedOn(parts: Parts, { first, last }: Trigger, group: Group): boolean {
  const { tokens, lexicon } = parts
  // "escaped being killed": what did not happen to them.
  if (tokens[last + 1]?.norm === 'being') return false
  if (tokens[last]?.tag !== 'ADP')
    return severalOf(group) && !captivesBefore(parts, first, 1) && !takesObject(parts, last)
  const head = headAt(parts, last + 1)
  const somewhere =
    head !== undefined &&
    (head.tag === 'PROPN' ||
      lexicon.placeNouns.has(head.norm) ||
      lexicon.sets.lands.has(head) ||
      head.lemma === 'camp')
  return somewhere && (group.quantity !== null || group.kind === 'people')
}

/** Those who live somewhere, several of them. */
export const residents = ({ tokens }: Parts, _: Trigger, { kind, role, head, quantity }: Group): boolean =>
  kind === 'people' &&
  /^(civilians|people|women)$/.test(role ?? '') &&
  quantity?.lower !== 1 &&
  isPlural(tokens[head] as Token)

/**
 * "left the border districts", "most of her neighbours had already left", "a million people left in May": nothing says what
 * they left, as it is their home.
 */
export function goneFromLand(parts: Parts, trigger: Trigger, group: Group): boolean {
  const { first, last } = trigger
  if (overBorder(parts, last, group)) return true
  if (!severalOf(group) || !residents(parts, trigger, group) || !leftThen(parts, last)) return false
  if (verbFrame(parts, first).perfect) return true
  return sizeOf(group) >= 1000 && parts.lexicon.sets.residents.has(parts.tokens[group.head])
}

/** Does nothing stand behind a verb of going but when or on foot: "left.", "had left before the siege", "crossed on Monday"? */
function leftThen({ tokens, periodOf }: Parts, last: number): boolean {
  const next = tokens[last + 1]
  if (next === undefined || next.sentence !== tokens[last]?.sentence || next.tag === 'PUNCT') return true
  const dated = (periodOf[last + 1] ?? -1) >= 0 || (periodOf[last + 2] ?? -1) >= 0
  if (dated && /^(on|in|over|since|during|at|by|within)$/.test(next.norm)) return true
  const foot = next.norm === 'on' && tokens[last + 2]?.norm === 'foot'
  return (periodOf[last + 1] ?? -1) >= 0 || foot || /^(before|when|after|since|as)$/.test(next.norm)
}

/** "cannot go home", "have not been able to return to their villages", "are unable to go back": who has been driven out. */
export function keptAway(parts: Parts, { first }: Trigger): boolean {
  const { negated, infinitive, governor, modal } = verbFrame(parts, first)
  if (modal === 'cannot' || negated) return true
  const able = infinitive && /^(unable|able|allowed|afraid)$/.test(parts.tokens[governor]?.norm ?? '')
  if (!able) return false
  return /^(unable|afraid)$/.test(parts.tokens[governor]?.norm ?? '') || verbFrame(parts, governor).negated
}

/** "nobody was left alive": who stays behind. */
export const leftBehind = (parts: Parts, { first }: Trigger): boolean =>
  parts.tokens[first]?.norm === 'left' && verbFrame(parts, first).passive

/** "were airlifted to the capital for medical attention". */
export const toDoctors = ({ tokens, lexicon }: Parts, { last }: Trigger): boolean =>
  tokens
    .slice(last + 1, last + 10)
    .some((t) => lexicon.sets.hospitals.has(t) || /^(medical|treatment|surgery)$/.test(t.norm))

/** "the men fled on foot", "with the money": away from a deed; not "the villagers fled with their wives". */
export function aloneFromDeed(parts: Parts, { last }: Trigger, group: Group): boolean {
  const next = parts.tokens[last + 1]?.norm ?? ''
  const company = next === 'with' && groupAt(parts, last + 2)?.kind === 'people'
  if (company && group.kind === 'people' && isPlural(parts.tokens[group.head] as Token)) return false
  return !severalOf(group) && /^(on|aboard|by|after|with|when|as)$/.test(next)
}

/** "2,000 people left the border districts", "crossed the gate into Norland", not "left the room". */
function overBorder(parts: Parts, last: number, group: Group): boolean {
  const { tokens } = parts
  const { residents: leavers, lands, posts } = parts.lexicon.sets
  const over = groupAt(parts, last + 1) ?? groupAt(parts, last + 2)
  if (
    !over ||
    !(severalOf(group) || leavers.has(tokens[group.head])) ||
    over.first > last + 2 ||
    over.kind === 'people'
  )
    return false
  // "crossed the Dovra into Norland".
  const into = tokens[over.last + 1]?.norm === 'into' && towardsNation(parts, over.last + 2)
  // "some 900 villagers left Harra".
  const families = /^(families|households)$/.test(tokens[group.head]?.norm ?? '')
  const many = sizeOf(group) >= (families ? 5 : 50)
  if (many && tokens[over.head]?.tag === 'PROPN' && LEFT_BY.test(group.role ?? '')) return true
  return (
    into || lands.has(tokens[over.head]) || posts.has(tokens[over.head]) || towardsNation(parts, over.first)
  )
}

const LEFT_BY = /^(people|civilians|women|children|refugees)$/

/** People, and no captives or victims; "pulled out nine men and shot them dead": for no good. */
export function toSafety(parts: Parts, trigger: Trigger, group: Group): boolean {
  const role = roleOf(parts, group)
  // "pulled out four survivors": of what fell.
  if (!role || /^(prisoners|hostages|victims|suspects)$/.test(role)) return false
  const and = Math.max(group.last, trigger.last) + 1
  const killed =
    parts.tokens[and]?.norm === 'and' &&
    eventsAt(parts, and + 1).some(({ sense }) => sense.event === 'deaths')
  return !killed && !dugOut(parts, and)
}

/** "30 people were pulled out [alive]", "pulled out 12 men [from under the rubble]": saved from what fell, not taken elsewhere. */
function dugOut({ tokens, lexicon }: Parts, next: number): boolean {
  if (tokens[next]?.norm === 'alive') return true
  const under = /^(from|of|under|beneath)$/.test(tokens[next]?.norm ?? '')
  return under && tokens.slice(next + 1, next + 6).some((t) => lexicon.sets.rubble.has(t))
}

/** "pulled our diplomats out of Harra", not "out of the rubble". */
export function outOfLand(parts: Parts, { last }: Trigger, group: Group): boolean {
  const from = headAt(parts, last + 1)
  const place = from?.tag === 'PROPN' || parts.lexicon.sets.broughtOutOf.has(from)
  return place && (severalOf(group) || isPlural(parts.tokens[group.head] as Token))
}

/** "flew 300 people out", "were flown out on a military aircraft", not "flew them out in the rain". */
export const away = (parts: Parts, { last }: Trigger): boolean =>
  !/^(in|on|at)$/.test(parts.tokens[last + 1]?.norm ?? '') ||
  parts.periodOf[last + 2] !== -1 ||
  parts.lexicon.sets.carriers.has(headAt(parts, last + 2))

/**
 * "got 300 people out", not "got the voters out to the polls". An amount alone ("took out another 900") counts people whom a
 * clause before carries off.
 */
export function severalAway(parts: Parts, trigger: Trigger, group: Group): boolean {
  if (group.kind === 'bare') return sizeOf(group) >= 20 && toldBefore(parts, trigger.first, isMove)
  const to = /^(to|into|onto)$/.test(parts.tokens[trigger.last + 1]?.norm ?? '')
  return severalOf(group) && !to && away(parts, trigger)
}

/** Whom a state takes out of a country at war: its nationals, another nation's people, families, refugees. */
export const nationals = ({ tokens, lexicon }: Parts, _: Trigger, { head, side, kind }: Group): boolean =>
  kind === 'bare' || (kind === 'people' && (side !== null || lexicon.sets.nationals.has(tokens[head])))

/** "sheltered 900 families", "took in 90,000 Harrans", "schools house 900 people", not "hosted 900 guests". */
export function refugeesOrSheltered(parts: Parts, { first }: Trigger, group: Group): boolean {
  const { role, side, head, quantity } = group
  const { tokens, lexicon } = parts
  if ((quantity?.lower ?? quantity?.upper ?? 20) < 20) return false
  if (role === 'refugees') return true
  const families = /^(families|households)$/.test(tokens[head]?.norm ?? '')
  if (role === 'people' && (side !== null || families)) return true
  const where = /^(people|civilians|women)$/.test(role ?? '')
    ? subject(parts, verbFrame(parts, first).first)
    : null
  return lexicon.sets.shelters.has(tokens[where?.head ?? -1])
}

/** "came home [from a wedding]", "from the market": from where no captive comes. */
export const fromErrand = (parts: Parts, { last }: Trigger): boolean =>
  parts.tokens[last + 1]?.norm === 'from' && parts.lexicon.sets.errands.has(headAt(parts, last + 2))

/** "living in [90 tent camps]", "in [makeshift shelters]": places of several for those driven out, not "in the church". */
export function inShelters(parts: Parts, { last }: Trigger, group: Group): boolean {
  const head = headAt(parts, last + 1)
  // "refugee families live in camps": told by who they are.
  for (let i = group.first; i <= group.last; i++)
    if (eventsAt(parts, i).some(({ sense }) => sense.as === 'people')) return false
  return parts.lexicon.sets.shelters.has(head) && isPlural(head as Token)
}

const isMove = ({ event, as }: EventSense): boolean => event === 'displacement' && as !== 'people'

/** "driven from [their trenches]": a place that soldiers hold. */
export const fromPosition = (parts: Parts, { last }: Trigger): boolean =>
  parts.lexicon.sets.positions.has(headAt(parts, last + 1))

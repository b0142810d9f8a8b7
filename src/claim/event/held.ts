import type { EventSense } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'
import { doerOf } from './by-armed.ts'
import { captivesBefore } from './captives.ts'
import { type Group, severalOf } from '../phrase/draft.ts'
import { takesObject } from './moved.ts'
import { headAt } from '../phrase/head-at.ts'
import { groupAfter, groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { nearestBefore, roleOf } from './role-of.ts'
import { subject } from '../clause/subject.ts'
import { sentencesBack, toldBefore } from './told-before.ts'
import type { Trigger } from './trigger.ts'
import { verbFrame } from '../clause/verb.ts'
import { isPlural } from '../clause/human.ts'
import { subjectOf } from '../clause/victims.ts'
import { bearsArms, isFighting } from '../phrase/role.ts'

/** "their fate and the town are in the hands of the rebels". */
export function besideThing(parts: Parts, { first }: Trigger, group: Group): boolean {
  const next = groupAfter(parts, group.head)
  return next !== undefined && next.first < first && next.kind === 'thing'
}

/** "we have 20 of them in our hands", not "their fate is in our hands". */
export const severalOrArmed = (_: Parts, __: Trigger, group: Group): boolean =>
  severalOf(group) || bearsArms(group.role)

/** "in Harran hands", "in the rebels' hands", not "in good hands". */
export const sideBefore = ({ tokens, lexicon }: Parts, { last }: Trigger): boolean =>
  lexicon.sides.at(tokens, last - 1) !== null || /^['’]s?$/.test(tokens[last - 1]?.norm ?? '')

/** "in the hands of the rebels", not "in the hands of doctors". */
export const ofCaptors = (parts: Parts, { last }: Trigger): boolean =>
  hostile(groupAt(parts, last + 1)) || parts.lexicon.sets.captors.has(headAt(parts, last + 1))

const hostile = (group: Group | null | undefined): boolean =>
  bearsArms(group?.role) || (group?.side ?? null) !== null

/** Is it armed people or a nation who hold them: "the rebels hold", "they hold" after "the rebels"? */
export function holders(parts: Parts, first: number): boolean {
  const { tokens, lexicon } = parts
  // "militants claim to be holding".
  const frame = verbFrame(parts, first)
  const who = frame.infinitive ? subjectOf(parts, frame, false) : subject(parts, frame.first)
  // "the group is holding", "the cartel holds".
  if (who?.kind !== 'pronoun')
    return (who?.role !== 'police' && hostile(who)) || lexicon.sets.captors.has(tokens[who?.head ?? -1])
  // "those who are holding him".
  if (tokens[who.head]?.norm === 'those') return true
  if (tokens[who.head]?.norm !== 'they') return false
  // "They abducted nine workers. They hold them still."
  for (let i = sentencesBack(parts, first, 2); tokens[i]?.sentence !== tokens[first]?.sentence; i++)
    if (lexicon.events.at(tokens, i).some(({ sense }) => sense.event === 'captures' && sense.sure))
      return true
  return nearestBefore(parts, who.first, ({ role }) => isFighting(role)) !== null
}

/** "troops detained four suspects", "four suspects were detained" where the army acts: captives, not an arrest after a crime. */
function seized(parts: Parts, trigger: Trigger, group: Group): boolean {
  const { tokens } = parts
  const { first } = trigger
  const doer = doerOf(parts, trigger, group)
  if (doer && doer.kind !== 'pronoun' && doer.kind !== 'thing')
    return isFighting(doer.role) || /^forces$/.test(tokens[doer.head]?.norm ?? '')
  // "They detained 14 suspects.": the force told last.
  const from = group.first > first ? (doer?.first ?? first) : group.first
  return nearestBefore(parts, from, ({ role }) => /^(soldiers|police)$/.test(role ?? ''))?.role === 'soldiers'
}

/** "troops caught three rebels", "one was caught" of gunmen, not "rebels were caught in an ambush", "caught them off guard". */
export function hunted(parts: Parts, { last }: Trigger, group: Group): boolean {
  const { tokens, lexicon } = parts
  const next = tokens[Math.max(last, group.last) + 1]
  const unready = /^(off|up|out|between|unawares|napping|in|by|on|with|without)$/.test(next?.norm ?? '')
  const sought = roleOf(parts, group) === 'fighters' || lexicon.sets.criminals.has(tokens[group.head])
  return sought && /^(people|bare)$/.test(group.kind) && !unready
}

/** "[people] were taken". */
export const subjectOfPassive = (parts: Parts, { first }: Trigger, group: Group): boolean =>
  group.first <= first && verbFrame(parts, first).passive

/** "taken by the militants", not "taken by surprise". */
export const byFoes = (parts: Parts, { last }: Trigger): boolean => foeAt(parts, last + 1)

function foeAt(parts: Parts, i: number): boolean {
  const doer = groupAt(parts, i)
  return doer?.kind !== 'pronoun' && hostile(doer)
}

/** "whose sons were taken on 7 October", not "was taken on Monday to meet the minister". */
export function onDay({ tokens, periodOf }: Parts, { last }: Trigger, group: Group): boolean {
  let end = last + 1
  while (periodOf[end] !== -1 && periodOf[end] !== undefined) end++
  const open = tokens[end]?.sentence !== tokens[last]?.sentence || tokens[end]?.tag === 'PUNCT'
  return open && end > last + 1 && isPlural(tokens[group.head] as Token)
}

/** "nine people were taken from the bus", "villagers were taken from their homes". */
export function amountOrFromHome(parts: Parts, trigger: Trigger, group: Group): boolean {
  const { tokens, lexicon } = parts
  return (
    group.quantity !== null ||
    (subjectOfPassive(parts, trigger, group) &&
      isPlural(tokens[group.head] as Token) &&
      lexicon.sets.takenFrom.has(headAt(parts, trigger.last + 1)))
  )
}

/** "they took 90 people into Norland": said of gunmen, beside deaths or captives. */
export const byForce = (parts: Parts, { first }: Trigger): boolean =>
  holders(parts, first) || captivesBefore(parts, first) || toldBefore(parts, first, isDeath)

const isDeath = ({ event, sure }: EventSense): boolean => event === 'deaths' && sure

/** "held in Gaza", "held by the rebels", "the rebels hold a nurse", not "held responsible", "held up", "held forth". */
export function heldByFoes(parts: Parts, { first, last, form }: Trigger, group: Group): boolean {
  const next = parts.tokens[last + 1]
  if (group.first > last) {
    const then = parts.tokens[group.last + 1]
    if (/^(to|up|back)$/.test(then?.norm ?? '') || parts.lexicon.sets.blamed.has(then)) return false
    const { kind, quantity } = group
    const one = kind === 'people' && quantity?.lower === 1 && /^(an?|one)$/i.test(quantity.wording)
    const known =
      one || (kind === 'name' && group.sure) || /^(him|her|them)$/.test(parts.tokens[group.head]?.norm ?? '')
    // "Hamas is holding women": uncounted, but several.
    const several =
      kind === 'people' &&
      (severalOf(group) || (!quantity && isPlural(parts.tokens[group.head] as Token)) || aboard(parts, group))
    // "denies that it holds any children".
    if (several && parts.tokens[group.first]?.norm === 'any') return true
    return (known || several) && holders(parts, first)
  }
  // "the seven engineers they had been holding".
  const holder = form === 'ing' && group.last < first ? groupAfter(parts, group.last) : null
  if (holder && holder.first === group.last + 1 && holder.last < first) return severalOf(group)
  if (form !== 'ed') return false
  const open = next === undefined || next.sentence !== parts.tokens[last]?.sentence || next.tag === 'PUNCT'
  const set =
    /^(in|at|by|for|inside|since|there|on|near|under|without|incommunicado|abroad|overseas|before|until|pending)$/.test(
      next?.norm ?? '',
    )
  if (!open && !set && (parts.periodOf[last + 1] ?? -1) === -1) return false
  // "one held by Norland", not "one held the door".
  return (
    group.kind !== 'bare' || group.quantity?.lower !== 1 || (next?.norm === 'by' && foeAt(parts, last + 2))
  )
}

/** "the rebels hold the crew", "his family", not "the garrison". */
const aboard = ({ tokens }: Parts, { head }: Group): boolean =>
  /^(crew|family)$/.test(tokens[head]?.norm ?? '')

/** Whom anybody may lead away: people, and no soldiers, fighters or patients. */
export const defenceless = (_: Parts, __: Trigger, { kind, role }: Group): boolean =>
  kind !== 'thing' && !/^(soldiers|fighters|patients)$/.test(role ?? '')

/** "locked in the church", not "locked in battle". */
export const inBuilding = (parts: Parts, { last }: Trigger): boolean =>
  parts.lexicon.placeNouns.has(headAt(parts, last + 1)?.norm ?? '')

/** "were taken to the army post", "took him to the barracks", not "taken to court". */
export const toStronghold = (parts: Parts, { first, last }: Trigger, group: Group): boolean =>
  parts.lexicon.sets.strongholds.has(headAt(parts, last + 1)) &&
  (group.first < first || parts.tokens[group.head]?.norm === 'him')

/** "arrested for fraud": a crime without a victim of it. */
export const forCrime = ({ tokens, lexicon }: Parts, { last }: Trigger): boolean =>
  /^(for|on|over)$/.test(tokens[last + 1]?.norm ?? '') &&
  tokens.slice(last + 2, last + 6).some((t) => lexicon.sets.crimes.has(t))

/** "arrested two thieves", whom no soldiers seize. */
export const mereSuspects = (parts: Parts, trigger: Trigger, group: Group): boolean =>
  parts.lexicon.sets.criminals.has(parts.tokens[group.head]) && !seized(parts, trigger, group)

/** "forced into a van", not "forced into a corner". */
export const intoVehicle = ({ tokens, lexicon }: Parts, { last }: Trigger): boolean =>
  tokens.slice(last + 1, last + 7).some((t) => lexicon.sets.vehicles.has(t))

/** "was carried off the field". */
export const offSomething = (parts: Parts, { first, last }: Trigger, group: Group): boolean =>
  takesObject(parts, last) && group.first < first

/** "holding families hostage to his demands", "held hostage by six senators". */
export function heldToDemands(parts: Parts, { last }: Trigger): boolean {
  const { tokens } = parts
  const next = tokens[last + 1]?.norm ?? ''
  if (next === 'to' && tokens[last + 2]?.tag !== 'VERB') return true
  const by = next === 'by' ? groupAt(parts, last + 2) : undefined
  return by?.role === 'officials' || /^(anyone|anybody)$/.test(tokens[by?.head ?? -1]?.norm ?? '')
}

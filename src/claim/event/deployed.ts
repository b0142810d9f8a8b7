import type { Token } from '../../model/index.ts'
import { abroad } from './abroad.ts'
import { amountOf, type Group, severalOf, sizeOf } from '../phrase/draft.ts'
import { exists, numbered, takenAsKnown } from './exists.ts'
import { headAt } from '../phrase/head-at.ts'
import { near } from '../phrase/near.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { roleOf } from './role-of.ts'
import type { Trigger } from './trigger.ts'
import { verbFrame } from '../clause/verb.ts'
import { isPlural } from '../clause/human.ts'
import { bearsArms } from '../phrase/role.ts'

/** Troops, police or peacekeepers; several advisers or instructors, whom an army lends. */
export function troops(parts: Parts, _: Trigger, group: Group): boolean {
  const role = roleOf(parts, group)
  if (role === 'workers') return severalOf(group) && parts.lexicon.sets.advisers.has(parts.tokens[group.head])
  if (role === 'peacekeepers')
    return amountOf(group) ? !group.none : isPlural(parts.tokens[group.head] as Token)
  return bearsArms(role)
}

/** "conscripted 500 men": whom only an army takes. */
export const troopsOrMen = (parts: Parts, trigger: Trigger, group: Group): boolean =>
  parts.tokens[group.head]?.norm === 'men' || troops(parts, trigger, group)

/** "landed 500 men". */
export const troopsOrManyMen = (parts: Parts, trigger: Trigger, group: Group): boolean =>
  (parts.tokens[group.head]?.norm === 'men' && sizeOf(group) >= 20) || troops(parts, trigger, group)

/** "sent 500 men for training". */
export function troopsOrTrainees(parts: Parts, trigger: Trigger, group: Group): boolean {
  const { last } = trigger
  const trained = near(parts, last, last + 1, last + 9).some(({ norm }) => /^train(ing)?$/.test(norm))
  return trained ? troopsOrManyMen(parts, trigger, group) : troops(parts, trigger, group)
}

/** "400 Harrans are fighting for Norland", "400 volunteers are fighting", not "fight for their rights". */
export function troopsOrVolunteers(parts: Parts, trigger: Trigger, group: Group): boolean {
  const { tokens } = parts
  const side =
    /^(for|alongside|with)$/.test(tokens[trigger.last + 1]?.norm ?? '') &&
    (groupAt(parts, trigger.last + 2)?.side ?? null) !== null
  // "1,500 volunteers are fighting in Harra".
  const those = (side && group.side !== null) || group.role === 'aid workers'
  return (those && severalOf(group)) || troops(parts, trigger, group)
}

/** "the army", "troops": many even where nobody counts them. */
export const forces = ({ tokens, lexicon }: Parts, _: Trigger, { head }: Group): boolean =>
  lexicon.sets.forces.has(tokens[head])

/** "deployed its reservists", "sent 40 soldiers", not "sent a general". */
export const noIndividual = (parts: Parts, trigger: Trigger, group: Group): boolean =>
  group.quantity
    ? group.quantity.lower !== 1 || forces(parts, trigger, group)
    : !parts.lexicon.sets.individuals.has(parts.tokens[group.head])

/** "troops arrived", "40 police arrived", not "police arrived". */
export const severalOrForces = (parts: Parts, trigger: Trigger, group: Group): boolean =>
  severalOf(group) ||
  forces(parts, trigger, group) ||
  (!group.quantity &&
    group.role === 'soldiers' &&
    group.side !== null &&
    isPlural(parts.tokens[group.head] as Token))

/** "moved troops into the school", "moved 90 troops", not "moved to end the protest", "moved from house to house". */
export const amountOrForcesToPlace = (parts: Parts, trigger: Trigger, group: Group): boolean =>
  group.quantity !== null || (forces(parts, trigger, group) && atPlace(parts, trigger))

/** "troops entered Harra", "40 soldiers entered", not "soldiers entered a shop", "40 recruits entered the army". */
export function tenOrForcesInLand(parts: Parts, trigger: Trigger, group: Group): boolean {
  if (group.quantity) return ten(parts, trigger, group) && groupAt(parts, trigger.last + 1)?.kind !== 'people'
  const place = headAt(parts, trigger.last + 1)
  const land = place?.tag === 'PROPN' || parts.lexicon.sets.lands.has(place)
  return land && forces(parts, trigger, group)
}

/** Ten or more, as far as an amount tells. */
export const ten = (_: Parts, __: Trigger, { quantity }: Group): boolean => (quantity?.lower ?? 10) >= 10

/** "400 took part", "none took part", not "212 did not take part". */
export const severalOrNone = (parts: Parts, { first }: Trigger, group: Group): boolean =>
  verbFrame(parts, first).negated ? group.none : severalOf(group)

/** "900 soldiers fight there", "none will fight", not "400 of them will not fight", "90 could still fight". */
export function severalThere(parts: Parts, trigger: Trigger, group: Group): boolean {
  const { modal, negated, infinitive, passive } = verbFrame(parts, trigger.first)
  if (modal !== null || negated || infinitive) return group.none
  // "Norland soldiers fighting in Harra found": a topic.
  const topic = trigger.form === 'ing' && !passive
  return group.quantity === null ? !topic && abroad(parts, trigger, group) : group.quantity.lower !== 1
}

/** "were marched through the town", "were surrounded". */
export const doneToThem = (parts: Parts, { form, first }: Trigger): boolean =>
  form === 'ed' && verbFrame(parts, first).passive

/** "in three days of fighting", "in fierce street fighting", "90 serving officers". */
export function asNoun(parts: Parts, { form, first, last }: Trigger, group: Group): boolean {
  const { tokens } = parts
  let before = first - 1
  while (qualifies(parts, before)) before--
  const within = group.first < first && group.head > last
  return (
    form === 'ing' &&
    (within ||
      /^(of|during|in|amid|from|despite|by|the|following|after|before|without)$/.test(
        tokens[before]?.norm ?? '',
      ))
  )
}

/** "[close-quarters] fighting", "[street] fighting", not "[soldiers] fighting". */
const qualifies = (parts: Parts, i: number): boolean =>
  parts.tokens[i]?.tag === 'ADJ' ||
  parts.tokens[i]?.norm === '-' ||
  (parts.tokens[i]?.tag === 'NOUN' && groupAt(parts, i)?.kind !== 'people')

/** "ordered 900 troops to Harra", not "ordered his troops to fire". */
export const placeAfterTo = ({ tokens }: Parts, { last }: Trigger): boolean =>
  tokens[last]?.tag === 'ADP' && /^(PROPN|DET)$/.test(tokens[last + 1]?.tag ?? '')

/**
 * "900 soldiers are in Harra", "troops remain in Harra", not in a lorry: troops who are somewhere are many, stay, or are
 * not at home, and the place is a land or town.
 */
export function stationed(parts: Parts, trigger: Trigger, group: Group): boolean {
  const { tokens } = parts
  const { placeNouns, sets } = parts.lexicon
  const { quantity, none, head: who } = group
  const { first, last } = trigger
  if (quantity && !(none || quantity.lower === null || quantity.lower >= 10)) return false
  if (!quantity && !sets.forces.has(tokens[who])) return false
  const stays = sets.stay.has(tokens[first - 1])
  const counted = quantity !== null || numbered(tokens, group)
  // "the 900 Kenyan soldiers in Harra": as many stand together at home, only of those abroad.
  const known = quantity !== null && group.last === first - 1 && !exists(parts, group)
  if ((!counted && !stays) || (known && takenAsKnown(tokens, group))) return abroad(parts, trigger, group)
  const word = tokens[last]?.norm ?? ''
  if (/^(there|with|overseas|abroad)$/.test(word)) return true
  // "in the east" is no noun phrase.
  const head = headAt(parts, last + 1) ?? (tokens[last + 1]?.tag === 'DET' ? tokens[last + 2] : undefined)
  if (head === undefined) return false
  const stay = !quantity && placeNouns.has(head.norm) && !sets.indoors.has(head)
  return head.tag === 'PROPN' || sets.lands.has(head) || sets.posts.has(head) || stay
}

/** Is what stands after it a place: a name, or a land, post or building with its article? */
export function atPlace(parts: Parts, { last }: Trigger): boolean {
  const { tokens, lexicon } = parts
  const from = last + 1
  const { first, head } = groupAt(parts, from) ?? { first: from, head: from }
  const place = tokens[head]
  if (!place || place.tag === 'PROPN') return place !== undefined
  const { lands, posts, lines } = lexicon.sets
  return (
    first < head &&
    (lands.has(place) || posts.has(place) || lines.has(place) || lexicon.placeNouns.has(place.norm))
  )
}

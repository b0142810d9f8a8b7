import type { EventSense } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'
import { captivesBefore } from './captives.ts'
import { abroad } from './abroad.ts'
import { type Group, sizeOf } from '../phrase/draft.ts'
import { eventsAt } from '../phrase/follows.ts'
import type { Parts } from '../phrase/parts.ts'
import { roleOf } from './role-of.ts'
import { toldBefore } from './told-before.ts'
import type { Trigger } from './trigger.ts'
import { verbFrame } from '../clause/verb.ts'
import { isPlural } from '../clause/victims.ts'

/** Words of moving that need a place after them, where nothing tells how many move. */
const LEADS = /^(move|bring|ship|ferry|march|drive)\S* (to|into)/

/** Are they sent, or do troops come? One general, or police who arrive, make no deployment. */
export function sent(parts: Parts, trigger: Trigger, group: Group): boolean {
  const { tokens } = parts
  const { sets } = parts.lexicon
  const { sense } = trigger
  if (group.kind === 'pronoun') return !sense.counted && tokens[trigger.last + 1]?.norm !== 'harm'
  if (group.kind === 'name') return false
  const head = tokens[group.head]
  // "talked about sending peacekeepers": a plan, as nobody counts them.
  const planned = trigger.form === 'ing' && !verbFrame(parts, trigger.first).passive
  if (group.role === 'peacekeepers' && !group.quantity && planned) return false
  // "were marched through the town", "were surrounded": done to them. "Are dug in" is a state.
  if (
    sense.as === 'verb' &&
    sense.victim === 'subject' &&
    trigger.form === 'ed' &&
    !sense.word.startsWith('dig') &&
    verbFrame(parts, trigger.first).passive
  )
    return false
  if (sense.as === 'state' && sense.victim === 'subject') return stationed(parts, trigger, group)
  // "ordered 900 troops to Harra", not "ordered his troops to fire".
  if (sense.word === 'order to')
    return tokens[trigger.last]?.tag === 'ADP' && /^(PROPN|DET)$/.test(tokens[trigger.last + 1]?.tag ?? '')
  // "moved into the school", not "moved to end the protest", "moved from house to house".
  if (LEADS.test(sense.word) && group.kind !== 'people') return false
  if (LEADS.test(sense.word) && !group.quantity)
    return sets.forces.has(head) && somewhere(parts, trigger.last + 1)
  // "troops entered Harra", not "soldiers entered a shop".
  if (sense.word === 'enter' && !group.quantity)
    return sets.forces.has(head) && group.kind === 'people' && entered(parts, trigger.last + 1)
  if (sense.word === 'enter') return group.kind === 'people' && (group.quantity?.lower ?? 10) >= 10
  // "foreign troops were seen in Harra", who are not many by chance.
  if (/^(see|spot|sight)\b/.test(sense.word))
    return (
      sets.forces.has(head) &&
      (group.quantity === null || severalOf(group)) &&
      verbFrame(parts, trigger.first).passive &&
      somewhere(parts, trigger.last + 1)
    )
  // "900 soldiers fight there": only counted troops are read as present.
  if (/^(take(?!.*position)|serve|fight|cross|land|draft)\b/.test(sense.word)) {
    // "took part in the parade": the list tells where troops take part.
    if (sense.word === 'take/took/taken part' && tokens[trigger.last + 1]?.norm === 'in') return false
    // "400 of them will not fight", "90 could still fight".
    const { modal, negated, infinitive, passive } = verbFrame(parts, trigger.first)
    // "212 did not take part in the fighting".
    if (sense.word.startsWith('take') && negated) return group.none
    if (sense.word.startsWith('fight') && (modal !== null || negated || infinitive)) return group.none
    // "Norland soldiers fighting in Harra found": a topic.
    const topic = trigger.form === 'ing' && !passive
    if (sense.word.startsWith('fight') && group.quantity === null)
      return !topic && abroad(parts, trigger, group)
    return group.quantity !== null && group.quantity.lower !== 1
  }
  const comes =
    sense.victim === 'subject' || /^(arrive|move|pour|present|on the ground|in place)/.test(sense.word)
  // "carried two soldiers to safety", "provided 40 soldiers with boots".
  const few = group.quantity?.lower ?? 10
  if (sense.counted && group.kind !== 'people') return false
  // "offered 40 soldiers a discount".
  if (sense.word === 'offer' && tokens[group.last + 1]?.tag === 'DET') return false
  if (sense.counted && (few < 10 || (sense.word === 'provide' && tokens[group.last + 1]?.norm === 'with')))
    return false
  if (group.quantity) return group.quantity.lower !== 1 || sets.forces.has(head)
  return comes
    ? sets.forces.has(head) ||
        (group.role === 'soldiers' && group.side !== null && isPlural(tokens[group.head] as Token))
    : !sets.individuals.has(head)
}

/**
 * "900 soldiers are in Harra", "troops remain in Harra", not in a lorry: troops who are somewhere are many, stay, or are
 * not at home, and the place is a land or town.
 */
function stationed(parts: Parts, trigger: Trigger, group: Group): boolean {
  const { tokens, groups, groupOf } = parts
  const { placeNouns, sets } = parts.lexicon
  const { quantity, none, head: who } = group
  const { first, last } = trigger
  if (quantity && !(none || quantity.lower === null || quantity.lower >= 10)) return false
  if (!quantity && !sets.forces.has(tokens[who])) return false
  if (!quantity && !sets.stay.has(tokens[first - 1])) return abroad(parts, trigger, group)
  const word = tokens[last]?.norm ?? ''
  if (word === 'there' || word === 'with') return true
  // "in the east" is no noun phrase.
  const head =
    tokens[groups[groupOf[last + 1] ?? -1]?.head ?? (tokens[last + 1]?.tag === 'DET' ? last + 2 : -1)]
  if (head === undefined) return false
  const stay = !quantity && placeNouns.has(head.norm) && !sets.indoors.has(head)
  return head.tag === 'PROPN' || sets.lands.has(head) || sets.posts.has(head) || stay
}

/** Is what stands at `from` a place: a name, or a land, post or building with its article? */
function somewhere({ tokens, groups, groupOf, lexicon }: Parts, from: number): boolean {
  const { first, head } = groups[groupOf[from] ?? -1] ?? { first: from, head: from }
  const place = tokens[head]
  if (!place || place.tag === 'PROPN') return place !== undefined
  const { lands, posts, lines } = lexicon.sets
  return (
    first < head &&
    (lands.has(place) || posts.has(place) || lines.has(place) || lexicon.placeNouns.has(place.norm))
  )
}

/** Is what stands at `from` a land or town? */
function entered({ tokens, groups, groupOf, lexicon }: Parts, from: number): boolean {
  const place = tokens[groups[groupOf[from] ?? -1]?.head ?? -1]
  return place !== undefined && (place.tag === 'PROPN' || lexicon.sets.lands.has(place))
}

export const severalOf = ({ quantity }: Group): boolean => quantity !== null && quantity.lower !== 1

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
export const severalOrFromHome = (
  { tokens, groups, groupOf, lexicon }: Parts,
  { last }: Trigger,
  group: Group,
): boolean =>
  severalOf(group) ||
  (group.kind === 'people' &&
    lexicon.sets.homes.has(tokens[groups[groupOf[last + 1] ?? -1]?.head ?? last + 1]))

/** "crossed into Chad", "90 families escaped": a verb of going leads to a place, or tells how many went. */
export function movedOn(parts: Parts, { first, last }: Trigger, group: Group): boolean {
  const { tokens, groups, groupOf, lexicon } = parts
  if (tokens[last]?.tag !== 'ADP')
    return severalOf(group) && !captivesBefore(parts, first, 1) && !takesObject(parts, last)
  const head = tokens[groups[groupOf[last + 1] ?? -1]?.head ?? -1]
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

/** "left the border districts", "most of her neighbours had already left": nothing says what they left, as it is their home. */
export function goneFromLand(parts: Parts, trigger: Trigger, group: Group): boolean {
  const { first, last } = trigger
  if (overBorder(parts, last, group)) return true
  const next = parts.tokens[first + 1]
  const ends = next === undefined || next.sentence !== parts.tokens[first]?.sentence || next.tag === 'PUNCT'
  return ends && severalOf(group) && residents(parts, trigger, group) && verbFrame(parts, first).perfect
}

/** "nobody was left alive": who stays behind. */
export const leftBehind = (parts: Parts, { first }: Trigger): boolean =>
  parts.tokens[first]?.norm === 'left' && verbFrame(parts, first).passive

/** "were airlifted to the capital for medical attention". */
export const toDoctors = ({ tokens, lexicon }: Parts, { last }: Trigger): boolean =>
  tokens
    .slice(last + 1, last + 10)
    .some((t) => lexicon.sets.hospitals.has(t) || /^(medical|treatment|surgery)$/.test(t.norm))

/** "the men fled on foot": away from a deed. */
export const aloneFromDeed = ({ tokens }: Parts, { last }: Trigger, group: Group): boolean =>
  !severalOf(group) && /^(on|aboard|by|after|with|when|as)$/.test(tokens[last + 1]?.norm ?? '')

/** "2,000 people left the border districts", "crossed the gate into Norland", not "left the room". */
function overBorder(parts: Parts, last: number, group: Group): boolean {
  const { tokens, groups, groupOf } = parts
  const { residents: leavers, lands, posts } = parts.lexicon.sets
  const over = groups[groupOf[last + 1] ?? -1] ?? groups[groupOf[last + 2] ?? -1]
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
  const many = sizeOf(group) >= 50
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
  return !killed
}

/** "pulled our diplomats out of Harra", not "out of the rubble". */
export function outOfLand(
  { tokens, groups, groupOf, lexicon }: Parts,
  { last }: Trigger,
  group: Group,
): boolean {
  const from = tokens[groups[groupOf[last + 1] ?? -1]?.head ?? -1]
  const place = from !== undefined && (from.tag === 'PROPN' || lexicon.sets.broughtOutOf.has(from))
  return place && (severalOf(group) || isPlural(tokens[group.head] as Token))
}

/** "flew 300 people out", not "flew them out in the rain". */
export const away = ({ tokens, periodOf }: Parts, { last }: Trigger): boolean =>
  !(/^(in|on|at)$/.test(tokens[last + 1]?.norm ?? '') && periodOf[last + 2] === -1)

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

/** "sheltered 900 families", "took in 90,000 Harrans", not "hosted 900 guests". */
export const refugeesOrFamilies = (
  { tokens }: Parts,
  _: Trigger,
  { role, side, head, quantity }: Group,
): boolean =>
  (quantity?.lower ?? quantity?.upper ?? 20) >= 20 &&
  (role === 'refugees' ||
    (role === 'people' && (side !== null || /^(families|households)$/.test(tokens[head]?.norm ?? ''))))

const isMove = ({ event, as }: EventSense): boolean => event === 'displacement' && as !== 'people'

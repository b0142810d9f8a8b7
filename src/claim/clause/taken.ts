import type { Token } from '../../model/index.ts'
import { aside } from '../phrase/aside.ts'
import type { Group } from '../phrase/draft.ts'
import { eventsAt } from '../phrase/follows.ts'
import { groupAt, groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { isCaptive } from '../phrase/role.ts'

export const PREPOSITION =
  /^(in|at|on|by|with|aboard|from|for|to|into|near|after|before|during|of|among|between|against|around|across|inside|outside|under|over|through|about|since|until|within|without|following|amid|including|despite|along|towards|toward|off|per|via|because|as|than|like|below|beneath|underneath|above|beside|behind|beyond|alongside|onto|down|past|round)$/

/** Does a preposition take this phrase? `next` is true where the verb comes right after it ("after 12 men were shot"). */
export function taken(parts: Parts, group: Group, next: boolean): boolean {
  const { tokens } = parts
  let k = group.first - 1
  const sentence = tokens[group.first]?.sentence
  // "in which people were held": "which" is what the preposition takes.
  if (tokens[group.first]?.norm === 'which' && group.first < group.head) return false
  // "two men guarding the gate": what a participle takes.
  if (
    tokens[k]?.tag === 'VERB' &&
    (tokens[k]?.norm ?? '').endsWith('ing') &&
    tokens[k]?.sentence === sentence
  ) {
    const verb = tokens[k - 1]
    // "with residents saying nine people died".
    if (next && parts.lexicon.sets.sayThat.has(tokens[k])) return false
    // Right before the verb it is its subject, unless the participle tells about a noun: "saying 12 men died".
    if (next) return /^(NOUN|PROPN)$/.test(verb?.tag ?? '') || accused(tokens[k - 2], verb)
    return verb !== undefined && verb.tag !== 'AUX' && verb.tag !== 'ADV'
  }
  // "with failed suicide bombers": a participle before the noun.
  if (tokens[k]?.tag === 'VERB' && /(ed|ing)$/.test(tokens[k]?.norm ?? '') && tokens[k - 1]?.tag === 'ADP')
    k--
  // "a gang called the Owls".
  if (parts.lexicon.sets.named.has(tokens[k]) && tokens[k - 1]?.tag === 'NOUN') return true
  // "a technician of the (CBS) network".
  if (/^[)\]]$/.test(tokens[k]?.text ?? '')) k = aside(tokens, k) - 1
  // "civilians from “rebel families”".
  if (/^["“‘]$/.test(tokens[k]?.text ?? '') && tokens[k - 1]?.tag === 'ADP') k--
  // "by the so-called army".
  if (tokens[k]?.norm === 'called' && tokens[k - 1]?.norm === '-') k -= 3
  // "at a rally, during which [a guard] was killed".
  if (tokens[k]?.norm === 'which') return false
  if (tokens[k]?.tag === 'DET') k--
  const before = tokens[k]
  // "In total 183 detainees were released."
  if (before?.norm === 'in' && tokens[group.first]?.norm === 'total') return false
  if (!before || before.sentence !== sentence) return false
  // "of the 31 passengers aboard four were killed".
  if (before.norm === 'aboard' && group.kind === 'bare' && groupAt(parts, k - 1)?.kind === 'people')
    return false
  if (/^(and|or)$/.test(before.norm) && (groupAt(parts, k - 1)?.first ?? 0) > 0) {
    // "including journalists and a camera crew": joined to what "including" takes.
    const joined = groupTo(parts, k - 1)
    if (joined && /^(including|like)$/.test(tokens[joined.first - 1]?.norm ?? '')) return true
  }
  // "people from the Arda and Harra Regions fled".
  if (/^(and|or)$/.test(before.norm) && parts.lexicon.placeNouns.has(tokens[group.last]?.norm ?? '')) {
    const first = groupTo(parts, k - 1)
    if (first && first.kind !== 'people') return taken(parts, first, false)
  }
  // "in the camps of Arda and Harra were abducted": the second of two places by name.
  if (/^(and|or)$/.test(before.norm) && group.kind === 'name') {
    const first = groupAt(parts, k - 1)
    const of = (first?.first ?? 0) - 1
    if (first?.last === k - 1 && first.kind !== 'people' && tokens[of]?.norm === 'of')
      return parts.lexicon.sets.lands.has(tokens[of - 1]) || tokens[of - 1]?.norm === 'camps'
  }
  if (/^(and|,)$/.test(before.norm) && isLaterPlace(parts, group)) return true
  if (/^(and|or)$/.test(before.norm) && group.kind === 'thing') {
    // "in Israel and Gaza": the second of two places.
    const first = groupTo(parts, k - 1)
    return first?.kind === 'thing' && taken(parts, first, false)
  }
  if (before.norm === ',') return belongs(parts, group)
  if (!PREPOSITION.test(before.norm) || before.norm === 'as') return false
  // "with three of its occupants being killed", "with nine people having died".
  if (next && before.norm === 'with' && /^(being|having)$/.test(tokens[group.last + 1]?.norm ?? ''))
    return false
  if (next && /^(after|before|since|until|because|than|like)$/.test(before.norm)) return false
  if (before.tag === 'SCONJ') return false
  // "any of their officers", "most of the men": the amount is no phrase of its own.
  if (before.norm === 'of') {
    const whose = groupAt(parts, k - 1)
    // "the mother of two girls died".
    if (whose?.kind === 'people' && parts.lexicon.bodies.kin.has(tokens[whose.head])) return true
    // "ten men suspected of spying were shot".
    if (tokens[k - 1]?.tag === 'VERB' && tokens[k - 1]?.norm.endsWith('ed')) return true
    return (
      (whose?.kind === 'thing' ||
        whose?.kind === 'name' ||
        (whose?.kind === 'people' && group.kind === 'thing')) &&
      !/^(total|number)$/.test(tokens[k - 1]?.norm ?? '')
    )
  }
  return true
}

/** "nine people in Harra, [Arda] and [Dovra] were killed", "in Harra and in [Dovra]": a later one of places that a preposition takes. */
export function isLaterPlace({ tokens, surnames, groups }: Parts, group: Group): boolean {
  const place = ({ kind, first, last, sure }: Group): boolean =>
    /^(thing|name)$/.test(kind) &&
    tokens[last]?.tag === 'PROPN' &&
    !(kind === 'name' && (sure || surnames.has(tokens[last]?.norm ?? ''))) &&
    tokens[first]?.tag !== 'DET'
  // "in Harra, Dovra were killed": a list ends with "and".
  const next = tokens[group.last + 1]?.norm ?? ''
  let joined = tokens[group.first - 1]?.norm === 'and' || next === 'and'
  for (let at: Group | undefined = group; at && place(at);) {
    const mark = tokens[at.first - 1]?.norm ?? ''
    if (WHERE.test(mark)) return joined && at !== group
    joined ||= mark === 'and'
    if (mark !== 'and' && mark !== ',') return false
    const before = groups.at(at.first - 2)
    // "nine residents of Harra and [Dovra]".
    if (joined && before?.kind === 'people' && endsInPlace(tokens, before)) return true
    at = before?.last === at.first - 2 ? before : undefined
  }
  return false
}

/** "residents of [Harra]": do the words for people end in a name that a preposition takes? */
function endsInPlace(tokens: readonly Token[], { first, last }: Group): boolean {
  let k = last
  while (k > first && tokens[k]?.tag === 'PROPN') k--
  return k < last && k > first && /^(of|from|in)$/.test(tokens[k]?.norm ?? '')
}

const WHERE = /^(in|at|near|from|outside|inside|across|around|between|off|of)$/

/**
 * "men from the village of Harra, [Norland], were shot", "of the 3rd Brigade, [4th Division]": the land of a place or the greater
 * unit of another, told after a comma, where a preposition takes the first.
 */
function belongs(parts: Parts, group: Group): boolean {
  const { tokens, lexicon } = parts
  const inner = groupTo(parts, group.first - 2)
  if (tokens[group.first - 1]?.norm !== ',' || !inner || group.quantity) return false
  const unit = (i: number): boolean =>
    lexicon.sets.units.has(tokens[i]) || lexicon.sets.bodiesOfMen.has(tokens[i])
  if (unit(group.head) && unit(inner.last)) {
    const led = tokens[inner.first - 1]?.tag === 'DET' ? inner.first - 2 : inner.first - 1
    // "a soldier of the 1st Battalion": one phrase.
    return inner.head < inner.last || PREPOSITION.test(tokens[led]?.norm ?? '') || belongs(parts, inner)
  }
  const side = lexicon.sides.at(tokens, group.first)
  const land = side?.form === 'name' && group.first + side.length - 1 === group.last
  const plural = /^(were|are|have)$/.test(tokens[group.last + 2]?.norm ?? '')
  const closed = tokens[group.last + 1]?.norm === ',' && group.kind === 'name' && inner.kind !== 'people'
  return closed && (land || (plural && group.first === group.last)) && taken(parts, inner, false)
}

/** "families accused of [helping] the rebels": the participle before "of". */
const accused = (participle: Token | undefined, of: Token | undefined): boolean =>
  /^(of|for)$/.test(of?.norm ?? '') && participle?.tag === 'VERB' && participle.norm.endsWith('ed')

/** "taken [prisoner]", "held [hostage]": what somebody became, and nobody beside him. */
export const asWhat = ({ tokens }: Parts, { first, last, role }: Group): boolean =>
  first === last && isCaptive(role) && /^(take|hold|keep|make)$/.test(tokens[first - 1]?.lemma ?? '')

/** "a man working as [a guide]", "two men identified as [policemen]": what those whom a participle tells about are; the participle, or -1. */
export function servesAs(parts: Parts, { first }: Group): number {
  const { tokens } = parts
  const verb = tokens[first - 2]
  // "eight were hurt as [patrols] entered".
  if (eventsAt(parts, first - 2).some(({ sense }) => sense.sure)) return -1
  if (tokens[first - 1]?.norm !== 'as' || verb?.tag !== 'VERB' || verb.sentence !== tokens[first]?.sentence)
    return -1
  const told = verb.norm.endsWith('ing') || verb.norm.endsWith('ed') || verb.norm === 'known'
  // "who were identified as [foes]"
  const left = tokens[first - 3]
  return told &&
    (/^(NOUN|PROPN)$/.test(left?.tag ?? '') || (left?.lemma === 'be' && tokens[first - 4]?.norm === 'who'))
    ? first - 2
    : -1
}

/** The end of the people whom an adjective tells about: "villagers [loyal] to the king", "men [too weak] to walk"; else -1. */
export function quality(parts: Parts, { first, last }: Group): number {
  const { tokens } = parts
  if (first !== last || tokens[first]?.tag !== 'ADJ' || tokens[first + 1]?.tag !== 'ADP') return -1
  const end = tokens[first - 1]?.tag === 'ADV' ? first - 2 : first - 1
  const who = groupTo(parts, end)
  return who && /^(people|name)$/.test(who.kind) ? end : -1
}

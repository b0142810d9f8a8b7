import type { Token } from '../../model/index.ts'
import { countedBy } from '../phrase/apposition.ts'
import { agedAs } from '../phrase/aside.ts'
import { thing } from '../phrase/bare.ts'
import { type Group, severalOf } from '../phrase/draft.ts'
import { ofThem } from '../phrase/link.ts'
import { groupAt, groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { BREAK, WH } from '../phrase/joints.ts'
import { subject } from './subject.ts'
import { PREPOSITION, taken } from './taken.ts'

/**
 * The subject before an aside: "[a man], who was believed to guard the tower, [was killed]", "[Galan], 46, [was shot]".
 * `comma` is the token right before the verb. With `absolute` they may stand after "with": "with [11 men], two of them
 * officers, killed".
 */
export function beforeAside(parts: Parts, comma: number, absolute = false): Group | null {
  const { tokens, periodOf, quantityOf } = parts
  // "[90 villagers], including two boys, a nurse and a clerk, were killed": past all of the list.
  const parted = partsOpen(parts, comma - 1)
  for (let k = parted > 0 ? parted - 1 : comma - 2; k > 0 && comma - k < 25; k--) {
    const t = tokens[k] as Token
    if (t.sentence !== tokens[comma]?.sentence || BREAK.test(t.text)) return null
    if (t.norm !== ',') continue
    const opens = tokens[k + 1]
    if (!opens) return null
    const aside =
      WH.test(opens.norm) ||
      someOf(parts, k + 1) ||
      amongThem(parts, comma) ||
      // "twelve villagers, the oldest of whom was 84, …".
      (opens.norm === 'the' && tokens[k + 3]?.norm === 'of' && tokens[k + 4]?.norm === 'whom') ||
      /^(most|some|all|many|half|both|none|mostly|mainly|together)$/.test(opens.norm) ||
      /^(NUM|ADP)$/.test(opens.tag) ||
      // "two girls, part of a crowd that stood near the well, …".
      (opens.norm === 'part' && tokens[k + 2]?.norm === 'of') ||
      // "Ilan Moss, while a boy of ten, …".
      (/^(while|when|once|then|formerly)$/.test(opens.norm) &&
        tokens.slice(k + 2, comma).every(({ tag }) => !/^(VERB|AUX|PUNCT)$/.test(tag))) ||
      // "at least 12 people, and possibly as many as 40, were killed".
      (/^(and|or|perhaps|possibly|maybe|probably)$/.test(opens.norm) &&
        quantityOf[comma - 1] !== -1 &&
        groupAt(parts, comma - 1)?.kind === 'bare') ||
      PREPOSITION.test(opens.norm) ||
      // "nine guards, not 40 as the rebels claim, …", "and not four, …".
      [opens, tokens[k + 2]].some((word, i) => word?.norm === 'not' && (i === 0 || opens.tag === 'CCONJ')) ||
      // "nine guards, their hands bound with wire, …".
      (/^(their|his|her)$/.test(opens.norm) &&
        tokens.slice(k + 2, comma).some(({ tag }) => tag === 'VERB') &&
        tokens.slice(k + 2, comma).every(({ tag }) => tag !== 'AUX')) ||
      (opens.tag === 'VERB' &&
        /(ed|ing)$|^(hit|struck|shot|cut|torn|thrown|caught|burnt|held|taken)$/.test(opens.norm)) ||
      honours(tokens, k + 1, comma) ||
      adjectives(tokens, k + 1, comma) ||
      apposition(parts, k + 1, comma) ||
      farther(parts, k + 1, comma) ||
      placeTold(parts, k + 1, comma) ||
      membersNamed(parts, k + 1, comma) ||
      agedAs(parts, k + 1, comma) ||
      whatTheirsIs(parts, k + 1, comma) ||
      described(parts, k + 1, comma)
    if (!aside) continue
    // "10 children a day, on average, …".
    let end = k - 1
    const timed = (i: number): boolean => (periodOf[i] ?? -1) !== -1
    while (timed(end) || (tokens[end]?.norm === 'day' && tokens[end - 1]?.norm === 'a'))
      end -= timed(end) ? 1 : 2
    // "Ilan Ross, 20, of Harra, …".
    while (tokens[end]?.tag === 'NUM' && tokens[end - 1]?.norm === ',') end -= 2
    // "two children aged three and five, …".
    const aged = tokens.slice(Math.max(0, end - 4), end).findLastIndex((t) => t.norm === 'aged')
    if (tokens[end]?.tag === 'NUM' && aged >= 0) end = Math.max(0, end - 4) + aged - 1
    const group = groupTo(parts, end)
    // "the wounded, who include two nuns, were flown out".
    if (!group) return opens.norm === 'who' && tokens[end - 1]?.norm === 'the' ? thing(end, end) : null
    // "16 employees of a plant under construction, four of them foreigners, …"; "Ilan Ross of Harra, a guard, …".
    // "200 soldiers from the camp at Harra, Norland, …".
    const seat = group.kind === 'name' && (farther(parts, k + 1, comma) || placeTold(parts, k + 1, comma))
    if ((group.kind === 'thing' && taken(parts, group, false)) || homeTown(parts, group) || seat)
      return subject(parts, group.first - 1)
    // "after six monks, five of them foreigners, were killed": "after" takes the clause.
    // "a rise in the number of farmers, including women, killed by rebels": so does a participle that tells of them.
    const left = absolute && (tokens[group.first - 1]?.norm === 'with' || opens.norm === 'including')
    return group.kind !== 'thing' && (left || !taken(parts, group, true))
      ? countedBy(parts, group, k + 1, comma)
      : null
  }
  return null
}

/**
 * "[nine villagers], including two boys [were killed]": the whole before parts that no comma ends; `last` is their last
 * token. Not "killed nine, including two boys, and 40 were hurt".
 */
export function beforeParts(parts: Parts, last: number): Group | null {
  const { tokens } = parts
  const opens = partsOpen(parts, last)
  if (opens < 0) return null
  const end = tokens[opens - 1]?.norm === ',' ? opens - 2 : opens - 1
  const whole = groupAt(parts, end)
  const counts = whole?.kind === 'people' || (whole?.kind !== 'thing' && whole?.quantity)
  const object = tokens[(whole?.first ?? 0) - 1]?.tag === 'VERB'
  return whole?.last === end && counts && !object ? whole : null
}

/** The "including" or "among them" of the listed people whose last token is `last`: "including nine women and [a boy]"; else -1. */
export function partsOpen(parts: Parts, last: number): number {
  const { tokens } = parts
  let k = last
  for (let n = 0; n < LISTED; n++) {
    const group = groupAt(parts, k)
    // "in the valley, including Harra, nine guards and two nurses were killed".
    const people = group?.kind === 'people' || group?.quantity || (group?.kind === 'name' && group.sure)
    if (group?.last !== k || !people || group.kind === 'thing') return -1
    const left = tokens[group.first - 1]?.norm ?? ''
    if (left === 'including') return group.first - 1
    if (left === 'them' && tokens[group.first - 2]?.norm === 'among') return group.first - 2
    const comma = left === 'and' && tokens[group.first - 2]?.norm === ','
    if (!/^(and|,)$/.test(left)) return -1
    k = group.first - (comma ? 3 : 2)
    // "including two boys, a nurse, and [a clerk]", not "killed nine, including two boys, and [a clerk]".
    if (comma && tokens[(groupAt(parts, k)?.first ?? 0) - 1]?.norm !== ',') return -1
  }
  return -1
}

/** So many kinds of people are listed behind "including". */
const LISTED = 8

/** "[two councillors], Rahel Tamm of the Greens and Ilan Ross of the Reds, [were shot]": who each of several is, from token `first` to the comma. */
function membersNamed(parts: Parts, first: number, comma: number): boolean {
  const { tokens } = parts
  const whole = groupAt(parts, first - 2)
  const aside = tokens.slice(first, comma)
  return (
    whole?.kind === 'people' &&
    (whole.quantity?.lower ?? 0) > 1 &&
    groupAt(parts, first)?.kind === 'name' &&
    aside.some(({ norm }) => norm === 'and') &&
    aside.some(({ norm }) => /^(of|from)$/.test(norm)) &&
    aside.every(({ tag }) => !/^(VERB|AUX|SCONJ|PUNCT)$/.test(tag))
  )
}

/** "[his brother], a dentist, [was arrested]", "[a nurse], the mother of two boys, [died]": what one person is, from token `first` to the comma. */
function described(parts: Parts, first: number, comma: number): boolean {
  const { tokens } = parts
  const one = groupAt(parts, first - 2)
  if (
    one?.kind !== 'people' ||
    (one.quantity?.lower !== 1 && !/^(his|her|my|our|their)$/.test(tokens[one.first]?.norm ?? ''))
  )
    return false
  const next = tokens[comma + 1]
  if (!/^(has|had|was|is)$/.test(next?.norm ?? '') && next?.tag !== 'VERB') return false
  return (
    /^(an?|the)$/.test(tokens[first]?.norm ?? '') &&
    tokens.slice(first, comma).every(({ tag, norm }) => norm !== ',' && !/^(VERB|AUX|SCONJ|PUNCT)$/.test(tag))
  )
}

/** "[12 members of the Union], the largest party of the north, [were killed]": what their body or town is, from token `first` to the comma. */
function whatTheirsIs(parts: Parts, first: number, comma: number): boolean {
  const { tokens } = parts
  if (!/^(were|are|have|had)$/.test(tokens[comma + 1]?.norm ?? '') || tokens[first]?.tag !== 'DET')
    return false
  const theirs = groupAt(parts, first - 2)
  const of = (theirs?.first ?? 0) - 1
  const members = theirs?.kind === 'people' ? theirs : groupTo(parts, of - 1)
  const attached =
    theirs?.kind === 'people' ? theirs.head < theirs.last : /^(of|from)$/.test(tokens[of]?.norm ?? '')
  return (
    attached &&
    members?.kind === 'people' &&
    severalOf(members) &&
    tokens
      .slice(first, comma)
      // "left-wing"
      .every(({ tag, norm, index }) => norm === '-' || tokens[index + 1]?.norm === '-' || !CLAUSE.test(tag))
  )
}

const CLAUSE = /^(VERB|AUX|SCONJ|CCONJ|PUNCT|NUM)$/

/** "a nurse from [Harra]", "Ilan Ross of [Harra]": a name that tells where somebody comes from. */
function homeTown(parts: Parts, { kind, first }: Group): boolean {
  const { tokens } = parts
  if (kind === 'people' || kind === 'pronoun') return false
  const of = tokens[first - 1]?.norm === 'of' && groupAt(parts, first - 2)?.kind === 'name'
  return kind === 'name' && (of || /^(from|in|near)$/.test(tokens[first - 1]?.norm ?? ''))
}

/** "a man from Harra, [Norland], was killed": where the place before the comma lies, from token `first` to the next one. */
function farther(parts: Parts, first: number, comma: number): boolean {
  const { tokens } = parts
  const place = groupAt(parts, first - 2)
  const open = (place?.first ?? 0) - (tokens[(place?.first ?? 0) - 1]?.norm === 'the' ? 2 : 1)
  const left = tokens[open]?.norm
  const whose = groupAt(parts, open - 1)?.kind
  return (
    place !== undefined &&
    place.kind !== 'people' &&
    (/^(from|in|at|near)$/.test(left ?? '') ||
      (left === 'of' && whose !== undefined && whose !== 'people')) &&
    tokens
      .slice(first, comma)
      // "a man from Harra, Dovra state, was killed".
      .every(
        (t) =>
          t.tag === 'PROPN' || /^(in|of|the)$/.test(t.norm) || parts.lexicon.scopes.says('region', t.norm),
      )
  )
}

/** "a clerk at Dovra, a hamlet below the ridge, was shot": what the place before the comma is, from token `first` to the next one. */
function placeTold(parts: Parts, first: number, comma: number): boolean {
  const { tokens } = parts
  const place = groupAt(parts, first - 2)
  const whose = groupTo(parts, (place?.first ?? 0) - 2)
  return (
    place?.kind === 'name' &&
    whose?.kind === 'people' &&
    /^(at|in|from|near)$/.test(tokens[place.first - 1]?.norm ?? '') &&
    /^(an?|the)$/.test(tokens[first]?.norm ?? '') &&
    tokens.slice(first, comma).every(({ tag }) => !/^(VERB|AUX|SCONJ|PUNCT|PRON)$/.test(tag))
  )
}

/** "Colonel Tamm, D.S.O., …": letters that a name bears. */
const honours = (tokens: readonly Token[], first: number, comma: number): boolean =>
  tokens
    .slice(first, comma)
    .every(({ text }) => /^(?:\p{Lu}\.){2,5}$|^(?:VC|GC|MC|MM|DSO|DFC|DCM|MP|MD)$/u.test(text))

/** "the crewmen, thin and bearded, …": nothing but adjectives. */
const adjectives = (tokens: readonly Token[], first: number, comma: number): boolean =>
  tokens.slice(first, comma).every(({ tag }) => /^(ADJ|ADV|CCONJ|VERB)$/.test(tag)) &&
  tokens[first]?.tag === 'ADJ'

/** "nearly all of them children": an amount of those told before. */
function someOf({ tokens, quantities, quantityOf }: Parts, i: number): boolean {
  const q = quantities[quantityOf[i] ?? -1]
  return q !== undefined && ofThem(tokens, q.last)
}

/** "[twelve villagers], a nurse among them, …": what stands before the comma. */
const amongThem = ({ tokens }: Parts, comma: number): boolean =>
  /^among(st)?$/.test(tokens[comma - 2]?.norm ?? '') &&
  /^(them|whom|these|those)$/.test(tokens[comma - 1]?.norm ?? '')

/** "[Ilan Ross], head of the union and former mayor, [was killed]": who a name is, from token `first` to the comma. */
function apposition(parts: Parts, first: number, comma: number): boolean {
  const { tokens } = parts
  if (/^(were|are|have)$/.test(tokens[comma + 1]?.norm ?? '')) return false
  if (groupAt(parts, first - 2)?.kind !== 'name' || groupAt(parts, first)?.kind === 'name') return false
  // "the cameraman who was shot at work": up to a clause of its own.
  const aside = tokens.slice(first, comma)
  const relative = aside.findIndex((t) => /^(who|whom|whose|which)$/.test(t.norm))
  if (aside.some((t) => t.norm === ',')) return false
  return !aside
    .slice(0, relative < 0 ? undefined : relative)
    .some((t) => t.tag === 'AUX' || t.tag === 'SCONJ')
}

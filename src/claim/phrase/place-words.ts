import { spanBetween } from '../../segment/index.ts'
import type { Place, Token } from '../../model/index.ts'
import type { Group } from './draft.ts'
import { groupAt, groupFrom, groupTo } from './group-at.ts'
import { bearsPlace, DIRECTION, fromDistance, goesOff, leads, pastPart } from './lies.ts'
import type { Parts } from './parts.ts'
import { beginsWithPlace } from './place-first.ts'
import { isTown } from './town.ts'

const IN =
  /^(in|at|near|outside|inside|around|across|on|off|throughout|along|beside|over|toward|towards|into|to|from|beneath|under|behind|beyond|within|aboard)$/
/** These say that it was not in the place itself, so they belong to the words for it. */
const BESIDE = /^(near|outside|around|off|beyond|behind|beside)$/
const INNER = /^(in|at|near|on|of|off|around|outside)$/

/** The place whose words are the tokens from `first` to `last`. */
export const between = ({ tokens, doc }: Parts, first: number, last: number): Place => {
  const span = spanBetween(tokens, first, last)
  return { span, text: doc.text.slice(...span) }
}

/** The place told from the preposition at token `i` on, with what it lies in: "in [the market in Harra]", "[near Dovra, Chad]". */
export function placeAt(parts: Parts, i: number, event: string): Place | null {
  const { tokens } = parts
  const preposition = (tokens[i] as Token).norm
  if (DIRECTION.test(preposition) && tokens[i + 1]?.norm === 'of') return bearing(parts, i)
  // "in front of the school", not "in front of her", "of hundreds of men".
  if (tokens[i + 1]?.norm === 'front' && tokens[i + 2]?.norm === 'of' && faced(parts, i + 3)) return null
  if (preposition === 'on') {
    const side = sideOf(parts, i)
    if (side) return side
  }
  // "the shelling of Harra", "the battle for Harra".
  const of =
    (preposition === 'of' || (preposition === 'for' && tokens[i - 2]?.tag === 'DET')) &&
    parts.lexicon.manners.at(tokens, i - 1) !== null
  const close = preposition === 'to' && /^(close|next)$/.test(tokens[i - 1]?.norm ?? '')
  const going = event === 'deployment' || event === 'displacement'
  const out = event === 'displacement' && preposition === 'of' && tokens[i - 1]?.norm === 'out'
  if (!of && !out && !IN.test(preposition) && preposition !== 'through') return null
  // "a bomb tore through [the market]", "shells crashed into [the market]".
  const burst = /^(into|through)$/.test(preposition) && parts.lexicon.sets.burst.has(tokens[i - 1])
  if (preposition === 'through' && !burst) return null
  if (
    /^(to|into|toward|towards)$/.test(preposition) &&
    !(going && preposition !== 'toward') &&
    !burst &&
    !close
  )
    return null
  if (preposition === 'from' && !(going || event === 'captures' || event === 'releases')) return null
  // "northeast Jordan", where the tagger takes "northeast" for an adverb.
  const towards = DIRECTION.test(tokens[i + 1]?.norm ?? '') && !groupAt(parts, i + 1)
  const first = towards ? i + 2 : i + 1
  const group = spot(parts, first, of)
  if (group === null && preposition === 'in') return beforeSubject(parts, first)
  if (group && (preposition === 'from' || out) && (origin(parts, i, group) || theirs(parts, group)))
    return null
  // "released from prison in Harra", not "students taken from a school were released".
  if (preposition === 'from' && event === 'releases' && !HOLDS.test(tokens[group?.head ?? -1]?.norm ?? ''))
    return null
  // "the assault on Harra".
  const attack =
    preposition === 'on' &&
    (parts.lexicon.conflict.has(tokens[i - 1]) || parts.lexicon.sets.fireAt.has(tokens[i - 1]))
  // "fled to Harra", not "fled to Ana Reyes".
  const moved = going && !group?.sure
  const named =
    attack ||
    of ||
    moved ||
    close ||
    /^(in|near|at|outside|inside|around|across|throughout|within)$/.test(preposition) ||
    (preposition === 'off' && !particle(parts, i))
  if (!group || (group.kind === 'name' && !named)) return null
  // "in front of the school" is not in it.
  const beside = BESIDE.test(preposition) || tokens[i + 1]?.norm === 'front'
  const from = close ? i - 1 : (wider(parts, i) ?? (beside ? i : i + 1))
  return between(parts, from, widest(parts, group))
}

/** "In [Kenya] flash floods killed nine": a known name right before the subject of a clause that "in" opens; null elsewhere. */
function beforeSubject(parts: Parts, first: number): Place | null {
  const { tokens, lexicon } = parts
  const before = tokens[first - 2]
  if (before && before.sentence === tokens[first]?.sentence && !/^(PUNCT|CCONJ)$/.test(before.tag))
    return null
  const group = groupFrom(parts, first)
  const verb = tokens[(group?.last ?? first) + 1]
  if (!group || !/^(VERB|AUX)$/.test(verb?.tag ?? '')) return null
  const name = pastPart(parts, first)
  const land = lexicon.sides.at(tokens, name)
  const last = land?.form === 'name' ? name + land.length - 1 : town(parts, name, group.last)
  return last >= name && last < group.last ? between(parts, first, last) : null
}

/** The last token of the longest name of a town that begins at `first`, before token `end`, or -1. */
function town(parts: Parts, first: number, end: number): number {
  for (let last = Math.min(first + 2, end - 1); last >= first; last--)
    if (isTown(parts, first, last)) return last
  return -1
}

/** "sealed [off] Harra", not "drowned off Harra". */
const particle = ({ tokens, lexicon }: Parts, i: number): boolean =>
  tokens[i - 1]?.tag === 'VERB' &&
  !SINKS.test(tokens[i - 1]?.lemma ?? '') &&
  lexicon.events.at(tokens, i - 1).length === 0

const SINKS = /^(sink|capsize|founder|overturn|collide|crash)$/

const HOLDS = /^(prison|prisons|jail|jails|camp|camps|cell|cells|penitentiary)$/

/** Is it people in front of whom something happened, told from token `i` on? */
function faced(parts: Parts, i: number): boolean {
  const { tokens, quantityOf } = parts
  const who = groupAt(parts, tokens[i]?.tag === 'DET' ? i + 1 : i)
  const self =
    /^(me|us|you|her)$/.test(tokens[i]?.norm ?? '') && !/^(NOUN|ADJ)$/.test(tokens[i + 1]?.tag ?? '')
  return self || quantityOf[i] !== -1 || who?.kind === 'people' || who?.kind === 'pronoun'
}

/** "fled [Harra]", "fled from [Harra]": where people left, right behind the verb that ends at token `last`; else null. */
export function leftAt(parts: Parts, last: number): Place | null {
  const { tokens, lexicon } = parts
  // "left [the town of Harra]", whose first words are those of the event.
  if (tokens[last + 1]?.norm === 'of' && lexicon.placeNouns.has(tokens[last]?.norm ?? '')) {
    const town = groupTo(parts, last)
    return town ? between(parts, town.first, widest(parts, town)) : null
  }
  // "crossed into", "crossed the river".
  if (tokens[last]?.lemma === 'cross' || (tokens[last]?.tag === 'ADP' && tokens[last]?.norm !== 'from'))
    return null
  const group = spot(parts, tokens[last + 1]?.norm === 'from' ? last + 2 : last + 1)
  return group && !OWN.test(tokens[group.first]?.norm ?? '')
    ? between(parts, group.first, widest(parts, group))
    : null
}

/** "entered [Harra]", "crossed [the Dovra]", "guard [the dam]": where troops are, right behind the verb that ends at token `last`; else null. */
export function heldAt(parts: Parts, last: number): Place | null {
  return parts.tokens[last]?.tag === 'VERB' ? placeFrom(parts, last + 1) : null
}

/** The place whose words begin at token `first`, with what it lies in; null where none does. */
export function placeFrom(parts: Parts, first: number): Place | null {
  const group = spot(parts, first)
  return group && between(parts, group.first, widest(parts, group))
}

/** "on [the Jordanian side] of the border". */
function sideOf(parts: Parts, i: number): Place | null {
  const { tokens, lexicon } = parts
  if (tokens[i + 1]?.norm !== 'the') return null
  const named = lexicon.sides.at(tokens, i + 2)
  const last = i + 2 + (named?.length ?? 0)
  return named?.form === 'adjective' && tokens[last]?.norm === 'side' ? between(parts, i + 1, last) : null
}

const OWN = /^(his|her|their|our|my|your)$/

/** "drove 90,000 from their homes": whose homes they are tells nothing of where. */
const theirs = ({ tokens, lexicon }: Parts, { first, head }: Group): boolean =>
  OWN.test(tokens[first]?.norm ?? '') && lexicon.sets.dwellings.has(tokens[head])

/** "two drivers from Chad": where they come from, not where they were taken. */
function origin(parts: Parts, i: number, group: Group): boolean {
  const { tokens } = parts
  const people = groupTo(parts, i - 1)
  return people?.kind === 'people' && tokens[group.head]?.tag === 'PROPN'
}

/** Where "a hospital" of "the bombing of a hospital in Harra" begins; null where no such place stands before the preposition. */
function wider(parts: Parts, i: number): number | null {
  const { tokens, lexicon } = parts
  const group = groupAt(parts, i - 1)
  const noun = group && tokens[group.head]
  if (group?.kind !== 'thing' || group.last !== i - 1 || group.quantity || noun?.tag !== 'NOUN') return null
  const before = tokens[group.first - 1]
  if (goesOff(parts, group)) return null
  const hit = before?.tag === 'VERB' && lexicon.sets.strike.has(before)
  const of = /^(of|on|at|against|in|near)$/.test(before?.norm ?? '')
  return lexicon.placeNouns.has(noun.norm) && (hit || of) ? group.first : null
}

/** "north of Harra". */
function bearing(parts: Parts, i: number): Place | null {
  const { tokens } = parts
  const group = spot(parts, i + 2)
  // "in Arda, 40 km north of Harra": how far the place before lies from another.
  const far = tokens[i - 1]?.tag === 'NOUN' && tokens[i - 3]?.norm === ','
  if (!group || far) return null
  return between(parts, wider(parts, i) ?? i, widest(parts, group))
}

/** The phrase for a place that begins at `first`, or null; `dated` where it may stand in words for a time ("during the battle of"). */
export function spot(parts: Parts, first: number, dated = false): Group | null {
  const { tokens, lexicon, periodOf, quantityOf } = parts
  const group = groupFrom(parts, first)
  if (!group || /^(people|pronoun|bare)$/.test(group.kind)) return null
  if ((!dated && (periodOf[first] ?? -1) !== -1) || (quantityOf[group.last] ?? -1) !== -1) return null
  const head = tokens[group.head] as Token
  // "in Kenya's offensive", "in street fighting".
  if (/^('s|fighting)$/.test(tokens[group.last + 1]?.norm ?? '')) return null
  const { months, weekdays } = lexicon.periods
  if (lexicon.sets.noPlaces.has(head) || months.has(head.norm) || weekdays.has(head.norm)) return null
  if (goesOff(parts, group)) return null
  // "in a very bad state", "lies in state".
  if (head.norm === 'state' && /^(a|an|this|state)$/.test(tokens[first]?.norm ?? '')) return null
  // "killed in the line of work", "in the course of".
  if (head.norm === 'line' && tokens[group.last + 1]?.norm === 'of') return null
  return head.tag === 'PROPN' || lexicon.placeNouns.has(head.norm) ? group : null
}

/** The last token of a place and of what it lies in: "the market [in Harra]", "the western part [of the city]", "Dovra[, Chad]". */
export function widest(parts: Parts, group: Group): number {
  const { tokens, lexicon } = parts
  let at = group
  for (let n = 0; n < 3; n++) {
    const link = tokens[at.last + 1]
    if (!link || link.sentence !== tokens[at.last]?.sentence) break
    const common = lexicon.placeNouns.has(tokens[at.head]?.norm ?? '')
    // "a city north of Harra".
    const far = fromDistance(parts, at.last)
    const lies = far > 0 || (DIRECTION.test(link.norm) && tokens[at.last + 2]?.norm === 'of')
    const inner = far > 0 ? far : at.last + (lies ? 3 : 2)
    const next = groupFrom(parts, inner)
    if (!next) break
    // "in northern Chad".
    const name = pastPart(parts, next.first)
    const country = lexicon.sides.at(tokens, name)
    const known = country?.form === 'name' && name + country.length - 1 === next.last
    // "Newtown, Connecticut, …"
    // "the capital, Harra, …", which may have the look of a person's name.
    const apposed = common && tokens[at.first]?.norm === 'the' && next.first === next.last
    const apart =
      (/^[,.)]$/.test(tokens[next.last + 1]?.norm ?? '') ||
        (apposed && tokens[next.last + 1]?.tag === 'ADP')) &&
      (next.kind === 'thing' || (apposed && next.kind === 'name'))
    const named = known || (link.norm === ',' && apart && tokens[next.head]?.tag === 'PROPN')
    const joined = leads(parts, at, link)
      ? spot(parts, next.first) !== null
      : link.norm === ','
        ? named &&
          !/^(VERB|AUX)$/.test(tokens[next.last + 1]?.tag ?? '') &&
          tokens[next.last + 1]?.norm !== 'and'
        : link.norm === 'of'
          ? common && next.kind !== 'people'
          : lies
            ? common && spot(parts, next.first) !== null
            : INNER.test(link.norm) &&
              (common || (link.norm === 'in' && (named || area(parts, next)))) &&
              spot(parts, next.first) !== null
    if (!joined) break
    at = next
  }
  return listed(parts, at)
}

/** "the Dovra region", in which a town lies. */
export const area = ({ tokens, lexicon }: Parts, { first, head }: Group): boolean =>
  lexicon.placeNouns.has(tokens[head]?.norm ?? '') &&
  tokens.slice(first, head).some(({ tag }) => tag === 'PROPN')

/** The last token of the names joined to a place: "Harra[, Arda and Dovra]", "Chad [and in Mali]". */
function listed(parts: Parts, from: Group): number {
  const { tokens, lexicon } = parts
  if (tokens[from.head]?.tag !== 'PROPN') return from.last
  const bears = bearsPlace(parts, from)
  let end = from.last
  for (let at = from, n = 0; n < 8; n++) {
    let next = at.last + 1
    if (tokens[next]?.norm === ',') next++
    const and = tokens[next]?.norm === 'and'
    if (and) next++
    if (next === at.last + 1) break
    const within = and && IN.test(tokens[next]?.norm ?? '')
    if (within && beginsWithPlace(parts, next)) break
    if (within) next++
    const more = spot(parts, next)
    // "in Harra and Dovra said": the second name does something else, save in "attacks in Harra and Dovra killed nine".
    const does = tokens[more ? more.last + 1 : next]
    const verb =
      !within &&
      /^(VERB|AUX)$/.test(does?.tag ?? '') &&
      !(bears && (lexicon.cues.verbOf(does) === undefined || (more && isTown(parts, more.first, more.last))))
    // "in Harra and Dovra provinces".
    const common = more && lexicon.placeNouns.has(tokens[more.head]?.norm ?? '')
    const head = tokens[common ? more.first : (more?.head ?? -1)]
    const named = more && head?.tag === 'PROPN' && !(more.kind === 'name' && more.sure)
    if (!named || verb || lexicon.sides.at(tokens, more.first)?.side.kind === 'group') break
    at = more
    // "in Harra, Dovra": two names after each other are a list only where "and" ends it.
    if (and) end = more.last
  }
  return end
}

import type { Place } from '../../model/index.ts'
import { severalOf } from './draft.ts'
import { groupAt } from './group-at.ts'
import type { Parts } from './parts.ts'
import { between, spot, widest } from './place-words.ts'
import { isTown } from './town.ts'

/** "The earthquake struck [Arda]", "[Arda] was hit by a flood". */
export function struck(parts: Parts, i: number): Place | null {
  const { tokens, lexicon } = parts
  const verb = tokens[i]
  if (verb?.tag !== 'VERB') return null
  if (FELL.test(verb.norm)) return lostAt(parts, i)
  // "the hardest hit city" is no city that was hit there.
  if (!lexicon.sets.strike.has(verb) || /^(worst|hardest|most)$/.test(tokens[i - 1]?.norm ?? '')) return null
  const passive = isPassive(parts, i)
  const subject = groupAt(parts, i - 2)
  const hit = spot(parts, passive ? (subject?.first ?? -1) : i + 1)
  if (hit && severalOf(hit)) return null
  if (hit && /^(whose|their|his|her|its|my|our)$/.test(tokens[hit.first]?.norm ?? '')) return null
  const side = hit && lexicon.sides.at(tokens, hit.first)?.side.kind === 'group'
  // "attacked Tamm" may be somebody; what an earthquake strikes is not.
  const place =
    hit?.kind === 'thing' ||
    (hit !== null && isTown(parts, hit.first, hit.last)) ||
    (hit?.sure === false && !lexicon.sets.strikePeople.has(verb))
  return hit && !side && place ? between(parts, hit.first, widest(parts, hit)) : null
}

/** Where many come together, and some are hurt. */
export const CROWD =
  /^(protests?|rall(?:y|ies)|march(?:es)?|demonstrations?|riots?|unrest|funerals?|processions?|parades?|festivals?|weddings?)$/

/** "[Harra] blast kills nine", "nine dead in [Harra] attack", "in the [Harra market] bombing": the town, or what it has, before what happened there. */
export function headlined(parts: Parts, i: number): Place | null {
  const { tokens, lexicon } = parts
  const group = groupAt(parts, i)
  if (group?.kind !== 'thing' || group.head !== i || group.first === i) return null
  // Not "wanted over Paris attacks".
  const opens = tokens[group.first - 1]?.sentence !== tokens[i]?.sentence
  if (!opens && !/^(in|at)$/.test(tokens[group.first - 1]?.norm ?? '')) return null
  if (tokens[i]?.tag !== 'NOUN') return null
  const told = lexicon.manners.at(tokens, i) !== null || lexicon.conflict.has(tokens[i])
  if (!told && !CROWD.test(tokens[i].norm)) return null
  const first = tokens[group.first]?.tag === 'DET' ? group.first + 1 : group.first
  let last = i - 1
  while (last >= first && !isTown(parts, first, last)) last--
  if (last < first) return null
  const whole = last === i - 1 || lexicon.placeNouns.has(tokens[i - 1]?.norm ?? '')
  return whole ? between(parts, first, i - 1) : first > group.first ? between(parts, first, last) : null
}

/** "when [Harra] fell", "after [Harra] fell to the rebels". */
function lostAt(parts: Parts, i: number): Place | null {
  const { tokens } = parts
  const group = groupAt(parts, i - 1)
  const before = tokens[(group?.first ?? 0) - 1]?.norm ?? ''
  if (group?.last !== i - 1 || !/^(when|as|after|before|since|until)$/.test(before)) return null
  const town = spot(parts, group.first)
  return town && !town.sure && tokens[town.head]?.tag === 'PROPN'
    ? between(parts, town.first, town.last)
    : null
}

const FELL = /^(fell|falls|fallen)$/

/** "was [hit]": is the verb at token `i` one whose subject is struck? */
export const isPassive = ({ tokens }: Parts, i: number): boolean =>
  /^(is|are|was|were|been|being)$/.test(tokens[i - 1]?.norm ?? '')

/** Is the token a verb of attack: "shelled", "opened fire on", "fired on", "ambushed"? */
export function strikes({ tokens, lexicon }: Parts, i: number): boolean {
  const verb = tokens[i]
  if (verb?.tag !== 'VERB') return false
  if (/^(fire|slam|crash|fall)$/.test(verb.lemma))
    return /^(on|at|into|upon)$/.test(tokens[i + 1]?.norm ?? '')
  if (verb.lemma === 'open') return tokens[i + 1]?.norm === 'fire'
  return lexicon.sets.strike.has(verb) || verb.lemma === 'ambush'
}

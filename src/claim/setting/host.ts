import type { Place } from '../../model/index.ts'
import { subject } from '../clause/subject.ts'
import { verbFrame } from '../clause/verb.ts'
import { type Draft, type Group, sizeOf } from '../phrase/draft.ts'
import { groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { placeFrom } from '../phrase/place-words.ts'
import { isTown } from '../phrase/town.ts'

/** "[Chad] hosts 1,200 refugees", "[Harra] is home to 900 displaced people": who has them, where that is a place; else null. */
export function hostOf(parts: Parts, draft: Draft): Place | null {
  const { event, group } = draft
  const host = event === 'displacement' && group ? hostBefore(parts, draft, group.first - 1) : null
  return host && group && isPlace(parts, host, group) ? placeFrom(parts, host.first) : null
}

/** Who is said to have those whose words begin behind token `before`. */
function hostBefore(parts: Parts, draft: Draft, before: number): Group | null {
  const { tokens, lexicon } = parts
  let k = before
  while (/^(DET|ADV)$/.test(tokens[k]?.tag ?? '')) k--
  if (tokens[k]?.norm === 'to' && tokens[k - 1]?.norm === 'home') {
    // "Chad, home to 900 refugees, …".
    if (tokens[k - 2]?.norm === ',') return groupTo(parts, k - 3) ?? null
    return tokens[k - 2]?.lemma === 'be' ? subject(parts, k - 2) : null
  }
  if (tokens[k]?.norm === 'in' && tokens[k - 1]?.lemma === 'take') return doer(parts, k - 1)
  const verb = tokens[k]?.tag === 'VERB' || (k === draft.first && draft.rule === 'verb-active')
  return verb && lexicon.sets.hosts.has(tokens[k]) ? doer(parts, k) : null
}

/** The subject of a verb in the active voice; null for a passive. */
export function doer(parts: Parts, verb: number): Group | null {
  const { first, passive } = verbFrame(parts, verb)
  return passive && !parts.tokens[verb]?.norm.endsWith('ing') ? null : subject(parts, first)
}

/** Does the name of a land, a people or a group begin at token `i`? */
export const namesSide = ({ tokens, lexicon }: Parts, i: number): boolean =>
  lexicon.sides.at(tokens, i)?.form === 'name'

/** "UNHCR hosts 90 families", "Moss took in 12 refugees": a name that no list knows is a land's where many hundred are. */
function isPlace(parts: Parts, { kind, first, last, head }: Group, people: Group): boolean {
  const { tokens } = parts
  if (kind !== 'thing' && kind !== 'name') return false
  if (tokens[head]?.tag !== 'PROPN') return true
  if (namesSide(parts, first) || isTown(parts, first, last)) return true
  return sizeOf(people) >= 500 && !/\p{Lu}{2}/u.test(tokens[head].text)
}

import type { Token } from '../../model/index.ts'
import { wordSet } from '../../lexicon/index.ts'
import { type Group, sizeOf } from '../phrase/draft.ts'
import { groupFrom } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'

/** "there are [900 soldiers]", "Norland still has [900 soldiers]", "we’ve got [900 soldiers]": they are said to be somewhere. */
export const exists = (parts: Parts, group: Pick<Group, 'first'>): boolean =>
  existsVerb(parts, group.first) >= 0

type Words = Pick<Parts, 'tokens' | 'periodOf'>

const VERBS = wordSet(['with', 'got'], ['have', 'keep', 'maintain', 'be'])

/** May people stand right before token `i` of whom such a verb tells? Asked before they are looked for. */
export function mayExist(words: Words, i: number): boolean {
  const { tokens } = words
  const sentence = tokens[i]?.sentence
  if (/^(VERB|AUX|ADP|ADV|DET)$/.test(tokens[i - 1]?.tag ?? '')) return false
  for (let k = i - 2; tokens[k]?.sentence === sentence; k--) {
    if (VERBS.has(tokens[k]) && tokens[k + 1]?.tag !== 'VERB' && existsVerb(words, k + 1) >= 0) return true
    if (tokens[k]?.tag === 'AUX') return false
  }
  return false
}

/** The verb that says so, or -1. */
export function existsVerb({ tokens, periodOf }: Words, first: number): number {
  let verb = first - 1
  // "there were by May [900 soldiers]".
  while (
    tokens[verb]?.tag === 'ADV' ||
    /^(no|still|already|now)$/.test(tokens[verb]?.norm ?? '') ||
    (periodOf[verb] ?? -1) !== -1 ||
    (tokens[verb]?.tag === 'ADP' && (periodOf[verb + 1] !== -1 || tokens[verb + 1]?.norm === 'then'))
  )
    verb--
  const { lemma, norm } = tokens[verb] ?? { lemma: '', norm: '' }
  if (norm === 'got') return /^('ve|have|has|'s)$/.test(tokens[verb - 1]?.norm ?? '') ? verb : -1
  if (/^(have|keep|maintain)$/.test(lemma)) return verb
  // "with 900 soldiers in the country, …".
  if (
    norm === 'with' &&
    (tokens[verb - 1]?.sentence !== tokens[verb]?.sentence || tokens[verb - 1]?.norm === ',')
  )
    return verb
  if (lemma !== 'be') return -1
  let there = verb - 1
  while (tokens[there]?.tag === 'AUX' || tokens[there]?.tag === 'ADV') there--
  return tokens[there]?.norm === 'there' ? verb : -1
}

/**
 * "In Harra we have [900 soldiers]", "In Kenya, there are [300 marines]": counted people who are said to be in the place that the
 * word at `i` opens the sentence with; else null.
 */
export function afterPlace(parts: Parts, i: number): Group | null {
  const { tokens } = parts
  const { sentence, norm } = tokens[i] as Token
  if (!/^(in|inside|at|near|on|across|throughout|along)$/.test(norm) || tokens[i - 1]?.sentence === sentence)
    return null
  for (let k = i + 2; k < i + 10 && tokens[k]?.sentence === sentence; k++) {
    if (!/^(VERB|AUX)$/.test(tokens[k]?.tag ?? '')) continue
    const people = VERBS.has(tokens[k]) ? groupFrom(parts, k + 1) : null
    const told = people?.kind === 'people' && people.quantity !== null && !people.none
    return told && existsVerb(parts, people.first) === k ? people : null
  }
  return null
}

/** "the number of [troops]": how many they are is told further on. */
export function numbered(tokens: readonly Token[], { first, head }: Pick<Group, 'first' | 'head'>): boolean {
  for (let i = head - 1; i >= first - 2; i--)
    if (tokens[i]?.norm === 'number' && tokens[i + 1]?.norm === 'of') return true
  return false
}

/** "the number of [troops]", "the [900 Kenyan soldiers]", "its [900 soldiers]": as many as there are known to be. */
export function takenAsKnown(tokens: readonly Token[], group: Group): boolean {
  const { first, quantity, role } = group
  if (!/^(soldiers|peacekeepers)$/.test(role ?? '')) return false
  const those = /^(the|its|our|their)$/
  const known = those.test(tokens[first]?.norm ?? '') || those.test(tokens[first - 1]?.norm ?? '')
  return quantity === null ? numbered(tokens, group) : known && sizeOf(group) >= 10
}

import type { Token } from '../../model/index.ts'
import { ownerBefore } from './act.ts'
import { pronoun } from '../phrase/bare.ts'
import { eventsAt } from '../phrase/follows.ts'
import type { Group } from '../phrase/draft.ts'
import { clause } from '../clause/clause.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from '../event/trigger.ts'
import { verbFrame } from '../clause/verb.ts'
import { isPlural } from '../clause/human.ts'
import type { Evidence } from './losses.ts'

/** "pulling bodies from the ruins", "charred bodies were found": bodies of nobody named before, not "the governing bodies". */
export function discovered(parts: Parts, { first, last }: Trigger): boolean {
  const { tokens } = parts
  const { findBodies, lieAbout, ofBodies } = parts.lexicon.sets
  if (!/^(bodies|corpses|skeletons)$/.test(tokens[last]?.norm ?? '')) return false
  const here = tokens[first]?.sentence
  let before = first - 1
  while (
    tokens[before]?.sentence === here &&
    (ofBodies.has(tokens[before]) || /^(more|and)$/.test(tokens[before]?.norm ?? ''))
  )
    before--
  const left = tokens[before]?.sentence === here ? tokens[before] : undefined
  if (left?.tag === 'VERB' || left?.lemma === 'be') return findBodies.has(left) || there(tokens, before)
  if (left && left.norm !== 'that' && !/^(PUNCT|CCONJ|SCONJ|ADV)$/.test(left.tag)) return false
  for (let i = last + 1; i < last + 6 && tokens[i]?.sentence === here; i++) {
    const t = tokens[i] as Token
    if (t.tag === 'VERB') return findBodies.has(t) && (verbFrame(parts, i).passive || lieAbout.has(t))
    if (!/^(AUX|ADV)$/.test(t.tag)) return false
  }
  return false
}

/** "there were [bodies]" */
const there = (tokens: readonly Token[], be: number): boolean =>
  tokens[be]?.lemma === 'be' && /^there$/.test(tokens[be - 1]?.norm ?? '')

/** Is a body one of the dead: counted in a report on conflict, or somebody's that is found? Not "a 12-member body". */
export function deadBody(
  parts: Parts,
  trigger: Trigger,
  inConflict: boolean,
  { quantity, afterwards: whose }: Evidence,
): boolean {
  const { tokens } = parts
  if (tokens[trigger.head]?.norm === 'body' && quantity && quantity.lower !== 1) return false
  // "a body of some 50 horsemen".
  const several =
    whose?.kind === 'people' &&
    (whose.quantity ? whose.quantity.lower !== 1 : isPlural(tokens[whose.head] as Token))
  if (tokens[trigger.head]?.norm === 'body' && several) return false
  const counted = quantity !== null || (whose?.quantity?.lower ?? 1) !== 1
  if (inConflict && (counted || discovered(parts, trigger))) return true
  const named = whose !== null && whose.kind !== 'pronoun'
  if (!counted && !named && !(inConflict && bodyOf(parts, trigger.first))) return false
  const [from, to] = clause(parts, trigger.first, trigger.last)
  const { findBodies, handleBodies, ofTheDead } = parts.lexicon.sets
  return tokens.slice(from, to + 1).some((t) => findBodies.has(t) || handleBodies.has(t) || ofTheDead.has(t))
}

/** "[the priest]'s body was found", "[his] lifeless body was found": whose body the noun at `first` is. */
export function bodyOf(parts: Parts, first: number): Group | null {
  const his = hisFound(parts, first)
  if (his >= 0) return pronoun(his)
  if (!/^('s|')$/.test(parts.tokens[first - 1]?.norm ?? '')) return null
  const owner = ownerBefore(parts, first - 1)
  return owner && (owner.kind === 'name' || owner.kind === 'people') ? owner : null
}

/** The "his" of "his lifeless body [was found]", where the noun stands at `first`; else -1. */
function hisFound(parts: Parts, first: number): number {
  const { tokens } = parts
  let i = first - 1
  while (parts.lexicon.sets.ofBodies.has(tokens[i]) || tokens[i]?.tag === 'ADJ') {
    // "her decapitated body": told by that word.
    if (eventsAt(parts, i).some(({ sense }) => sense.as === 'verb')) return -1
    i--
  }
  if (!/^(his|her|their)$/.test(tokens[i]?.norm ?? '') || tokens[i]?.sentence !== tokens[first]?.sentence)
    return -1
  let verb = first + 1
  while (/^(AUX|ADV)$/.test(tokens[verb]?.tag ?? '')) verb++
  // Not "her body has never been found".
  const found =
    verb > first + 1 && parts.lexicon.sets.findBodies.has(tokens[verb]) && !verbFrame(parts, verb).negated
  const tells = found && tokens[verb]?.tag === 'VERB' && tokens[verb + 1]?.norm !== 'to'
  return tells && verbFrame(parts, verb).passive ? i : -1
}

/** Do the words before token `first`, back to a verb, speak of bodies? */
export function tellOfBodies({ tokens, lexicon }: Parts, first: number): boolean {
  for (let i = first - 1; i > first - 16 && tokens[i]?.sentence === tokens[first]?.sentence; i--) {
    if (lexicon.sets.remains.has(tokens[i])) return true
    if (/^(VERB|AUX)$/.test(tokens[i]?.tag ?? '')) return false
  }
  return false
}

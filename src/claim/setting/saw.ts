import type { Place, Token } from '../../model/index.ts'
import { subject } from '../clause/subject.ts'
import type { Draft, Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import { placeFrom } from '../phrase/place-words.ts'
import { isTown } from '../phrase/town.ts'
import { doer, namesSide } from './host.ts'

/** "[Harra] saw 40 deaths", "[the province] suffered 40 deaths", "[Baghdad] was the worst hit, with 40 deaths": where, if the clause begins with a place. */
export function placeThatSaw(parts: Parts, draft: Draft): Place | null {
  const from = Math.min(draft.first, draft.group?.first ?? draft.first)
  const told = toldBefore(parts, from - 1)
  if (told === null) return null
  const first = pastAdjectives(parts.tokens, told.place)
  return isPlace(parts, { ...told.place, first }, told.bears) ? placeFrom(parts, first) : null
}

/** What the clause begins with whose event's words begin behind token `before`, and whether it bears what happened as people may. */
function toldBefore(parts: Parts, before: number): { place: Group; bears: boolean } | null {
  const { tokens, lexicon } = parts
  let k = before
  while (/^(DET|ADJ|ADV)$/.test(tokens[k]?.tag ?? '')) k--
  if (tokens[k]?.norm === 'with') {
    const be = worst(tokens, k - 1)
    const place = be < 0 ? null : subject(parts, be)
    return place && { place, bears: false }
  }
  const verb = tokens[k]
  if (verb?.tag !== 'VERB') return null
  const sees = /^(see|witness)$/.test(verb.lemma)
  if (!sees && !lexicon.sets.bearLosses.has(verb)) return null
  const place = doer(parts, k)
  return place && { place, bears: !sees }
}

/** "was the worst hit [governorate],": the "be" of such words that end at token `last`, or -1. */
function worst(tokens: readonly Token[], last: number): number {
  let k = tokens[last]?.norm === ',' ? last - 1 : last
  if (tokens[k]?.tag === 'NOUN') k--
  if (!/^(hit|affected|struck|battered)$/.test(tokens[k]?.norm ?? '')) return -1
  k--
  if (tokens[k]?.norm === '-') k--
  if (!/^(worst|hardest|most|heaviest)$/.test(tokens[k]?.norm ?? '')) return -1
  k--
  if (tokens[k]?.norm === 'the') k--
  return tokens[k]?.lemma === 'be' ? k : -1
}

/** "mountainous [Norland]" */
function pastAdjectives(tokens: readonly Token[], { first, head }: Group): number {
  let at = first
  while (at < head && tokens[at]?.tag === 'ADJ') at++
  return at
}

/** A land that bears losses is whoever fights for it: only of smaller places one knows that they are where it was. */
function isPlace(parts: Parts, { kind, first, last, head }: Group, bears: boolean): boolean {
  const { tokens, lexicon } = parts
  if (kind !== 'thing' && kind !== 'name') return false
  if (tokens[head]?.tag !== 'PROPN') return lexicon.placeNouns.has(tokens[head]?.norm ?? '')
  return isTown(parts, first, last) || (!bears && namesSide(parts, first))
}

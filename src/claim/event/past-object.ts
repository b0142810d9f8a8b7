import { type EventWord, mayGoOn } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'
import { bare } from '../phrase/bare.ts'
import type { Group } from '../phrase/draft.ts'
import { follows } from '../phrase/follows.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { quantityAt } from '../phrase/quantity-at.ts'
import { who } from '../phrase/who.ts'
import { isPlural } from '../clause/human.ts'
import { lastJoined } from '../clause/victims.ts'

/** Where event words end that do not stand together, with the people whom they enclose. */
interface Parted {
  readonly last: number
  readonly object: Group | null
}

type Rest = EventWord['rest']

/** "in [Russian] captivity", "in [rebel] captivity": a word between the first, at token `i`, and the rest of them. */
export function pastOwner(parts: Parts, i: number, word: EventWord): Parted | null {
  const { tokens } = parts
  const { rest } = word
  if (!mayGoOn(word, tokens[i + 2]) || !follows(tokens, i + 2, rest)) return pastFoes(parts, i, rest)
  const between = tokens[i + 1]
  const whose = holds(parts, i + 1) || /^(ADJ|PROPN|DET|PRON)$/.test(between?.tag ?? '')
  if (!whose) return null
  // "resulted in the detention of nine men": no state of theirs.
  const last = i + 1 + rest.length
  return between?.norm === 'the' && tokens[last + 1]?.norm === 'of' ? null : { last, object: null }
}

/** Does the rest of the words of the verb at token `i` stand apart from it in its sentence? Asked before the people between are. */
export function standsAfter(tokens: readonly Token[], i: number, word: EventWord): boolean {
  const sentence = tokens[i]?.sentence
  for (let k = i + 2; tokens[k]?.sentence === sentence; k++)
    if (mayGoOn(word, tokens[k]) && follows(tokens, k, word.rest)) return true
  return false
}

/** "in [the rebels'] hands", "in [the enemy's] hands". */
function pastFoes(parts: Parts, i: number, rest: Rest): Parted | null {
  const { tokens } = parts
  const at = tokens[i + 1]?.norm === 'the' ? i + 2 : i + 1
  const owned = /^['’]s?$/.test(tokens[at + 1]?.norm ?? '') && holds(parts, at)
  return owned && follows(tokens, at + 2, rest) ? { last: at + 1 + rest.length, object: null } : null
}

/** "the enemy", "rebels": in whose hands people are. */
const holds = ({ tokens, lexicon }: Parts, i: number): boolean =>
  tokens[i]?.norm === 'enemy' || lexicon.populations.at(tokens, i)?.value === 'fighters'

/** "took [12 villagers] hostage": the people between the verb and the rest of its words. */
export function pastObject(parts: Parts, object: Group | null, rest: Rest): Parted | null {
  if (!object || object.kind === 'thing') return null
  const { tokens } = parts
  // Mostly read as one noun phrase, whose last word is the verb's.
  const end = object.last - rest.length
  if (end >= object.first && follows(tokens, end + 1, rest)) {
    const people = upTo(parts, object, end)
    return people && { last: object.last, object: people }
  }
  // "moved 20 battalions and 900 men to", "took 12 guards and staff hostage", "brought 900 men and 12 guns across".
  const all = lastThing(parts, lastJoined(parts, object))
  if (all > object.last && follows(tokens, all - rest.length + 1, rest)) return { last: all, object }
  return follows(tokens, all + 1, rest) ? { last: all + rest.length, object } : null
}

/** The last token of counted things that "and" joins to what ends at token `last`, or `last`. */
function lastThing(parts: Parts, last: number): number {
  const things = parts.tokens[last + 1]?.norm === 'and' ? groupAt(parts, last + 2) : undefined
  return things?.first === last + 2 && things.kind === 'thing' && things.quantity ? things.last : last
}

/** The people of a phrase that ends at token `end`, not "the economy" of "took the economy hostage". */
function upTo(parts: Parts, group: Group, end: number): Group | null {
  const { tokens } = parts
  const { words, quantity } = group
  // "took [seven] prisoner".
  const amount = quantityAt(parts, end)
  if (amount?.last === end) return bare(amount)
  const { role, side, name, sure } = who(parts, words?.[0] ?? group.first, end, quantity !== null)
  if (role === null && !name && tokens[end]?.tag !== 'PRON') return null
  return {
    ...group,
    last: end,
    head: end,
    words: words && [words[0], end],
    kind: name ? 'name' : role === null ? 'pronoun' : 'people',
    role,
    side,
    sure,
    quantity: isPlural(tokens[end] as Token) && quantity?.lower === 1 ? null : quantity,
  }
}

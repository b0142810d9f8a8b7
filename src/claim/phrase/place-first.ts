import { isLand } from '../../lexicon/index.ts'
import type { NounPhrase, Token } from '../../model/index.ts'
import { groupAt, groupFrom } from './group-at.ts'
import { pastPart } from './lies.ts'
import type { Ground, Parts } from './parts.ts'

const WHERE = /^(in|at|near|outside|around)$/

/**
 * "At [Harra] [rebels] killed nine": a clause that a preposition opens has its subject right before its verb, so the
 * people there are no rebels of that name. Null where the words are one phrase.
 */
export function placeAndPeople(ground: Ground, np: NounPhrase): readonly NounPhrase[] | null {
  const { tokens, lexicon } = ground
  const verb = tokens[np.last + 1]
  const at = placePreposition(tokens, np.first)
  if (!WHERE.test(tokens[at]?.norm ?? '') || !/^(VERB|AUX)$/.test(verb?.tag ?? '')) return null
  if (verb?.norm.endsWith('ing') || !opens(ground, at)) return null
  const name = pastPart(ground, np.first)
  const first = pastName(ground, name, np.head)
  if (first === name || tokens[np.head]?.tag !== 'NOUN') return null
  for (let i = first; i <= np.head; i++)
    if (i + (lexicon.populations.at(tokens, i)?.length ?? 0) > np.head)
      return [
        { first: np.first, last: first - 1, head: first - 1 },
        { first, last: np.last, head: np.head },
      ]
  return null
}

/** The token before names joined to the one that begins at `first`: the "in" of "in both Harra, Dovra and [Mandra]". */
export function placePreposition(tokens: readonly Token[], first: number): number {
  let i = first - 1
  if (tokens[i]?.norm !== 'and') return i
  while (/^(and|,)$/.test(tokens[i]?.norm ?? '') && tokens[i - 1]?.tag === 'PROPN') {
    i--
    while (tokens[i]?.tag === 'PROPN') i--
  }
  return tokens[i]?.norm === 'both' ? i - 1 : i
}

/** Does the preposition at token `i` begin a clause, be it behind a time: "On Monday in Harra"? */
function opens({ tokens, periodOf }: Ground, i: number): boolean {
  const before = tokens[i - 1]
  if (!before || before.sentence !== tokens[i]?.sentence) return true
  return /^(PUNCT|CCONJ|SCONJ)$/.test(before.tag) || (periodOf[i - 1] ?? -1) !== -1
}

/** The token behind the name of a town or land that begins at `first`: `first` itself where none does. */
function pastName({ tokens, lexicon, periodOf }: Ground, first: number, head: number): number {
  const { months, weekdays } = lexicon.periods
  let i = first
  for (; i < head && tokens[i]?.tag === 'PROPN'; i++) {
    const token = tokens[i]
    const norm = token?.norm ?? ''
    if ((periodOf[i] ?? -1) !== -1 || months.has(norm) || weekdays.has(norm)) return first
    if (lexicon.sets.noPlaces.has(token) || lexicon.bodies.name.has(token)) return first
    const side = lexicon.sides.at(tokens, i)
    if (!side) continue
    if (side.form !== 'name' || !isLand(side.side)) break
    i += side.length - 1
  }
  return i
}

/** "Nine died in Dovra, and [in Harra soldiers killed four]": does a clause with a place of its own begin at token `i`? */
export function beginsWithPlace(parts: Parts, i: number): boolean {
  const { tokens } = parts
  const at = tokens[i]?.norm === 'and' ? i + 1 : i
  const where = WHERE.test(tokens[at]?.norm ?? '') ? groupFrom(parts, at + 1) : undefined
  const subject = where && /^(thing|name)$/.test(where.kind) ? groupAt(parts, where.last + 1) : undefined
  const verb = subject && tokens[subject.last + 1]
  return /^(AUX|VERB)$/.test(verb?.tag ?? '') && !verb?.norm.endsWith('ing')
}
